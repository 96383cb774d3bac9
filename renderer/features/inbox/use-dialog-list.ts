import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { DialogRow } from '../../../shared/contract/dialogs.ts';
import type { InputOf, OutputOf } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { useAppState } from '../../state/context.tsx';
import { emptyEntry } from '../../state/queries.ts';

export interface DialogFilter {
  readonly search: string;
  readonly organisationNumber: string;
  readonly unreadOnly: boolean;
  readonly hideDone: boolean;
}

export const noFilter: DialogFilter = { search: '', organisationNumber: '', unreadOnly: false, hideDone: false };

const PAGE = 200;

function inputOf(filter: DialogFilter, page: number): InputOf<'dialogs.list'> {
  const search = filter.search.trim();
  return {
    ...(search === '' ? {} : { search }),
    ...(filter.organisationNumber === '' ? {} : { organisationNumber: filter.organisationNumber }),
    ...(filter.unreadOnly ? { unreadOnly: true } : {}),
    ...(filter.hideDone ? { hideDone: true } : {}),
    offset: page * PAGE,
    limit: PAGE,
  };
}

export interface DialogList {
  readonly rows: readonly DialogRow[];
  readonly total: number;
  /** Nothing has been answered yet, for any filter. */
  readonly first: boolean;
  readonly error: Failure | undefined;
  /** True while the rows shown are those of an earlier filter. */
  readonly stale: boolean;
  readonly more: () => void;
  readonly refresh: () => void;
}

type Answer = OutputOf<'dialogs.list'>;
const none = { rows: [], total: 0 };

/** The rows of a filter, page by page as they are scrolled to; the old rows stay until the new ones are here. */
export function useDialogList(filter: DialogFilter): DialogList {
  const { queries } = useAppState();
  const [wanted, setWanted] = useState({ filter, pages: 1 });
  const pages = wanted.filter === filter ? wanted.pages : 1;
  const inputs = useMemo(() => Array.from({ length: pages }, (_, page) => inputOf(filter, page)), [filter, pages]);
  useEffect(() => {
    const stops = inputs.map((input) => queries.watch('dialogs.list', input));
    return () => {
      for (const stop of stops) stop();
    };
  }, [queries, inputs]);
  const entries = useStore(
    queries.store,
    useShallow((all) => inputs.map((input) => all[queries.keyOf('dialogs.list', input)] ?? emptyEntry)),
  );
  const answers = entries.flatMap((entry) => (entry.value === undefined ? [] : [entry.value as Answer]));
  const shown = useRef<{ from: typeof entries; rows: readonly DialogRow[]; total: number } | undefined>(undefined);
  if (answers.length > 0 && shown.current?.from !== entries) {
    shown.current = { from: entries, rows: answers.flatMap((answer) => answer.rows), total: answers[0]?.total ?? 0 };
  }
  const { rows, total } = shown.current ?? none;
  return {
    rows,
    total,
    first: shown.current === undefined,
    error: entries.find(({ error, loading }) => error !== undefined && !loading)?.error,
    stale: answers.length === 0 && shown.current !== undefined,
    more: () => {
      if (answers.length === pages && rows.length < total) setWanted({ filter, pages: pages + 1 });
    },
    refresh: () => queries.refresh('dialogs.list'),
  };
}
