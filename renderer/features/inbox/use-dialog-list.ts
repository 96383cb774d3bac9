import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { MessageFilter, MessageRow } from '../../../shared/contract/messages-list.ts';
import type { InputOf, OutputOf } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { useAppState } from '../../state/context.tsx';
import { emptyEntry } from '../../state/queries.ts';

/** Rows fetched at once: a few windows full, so that what is typed is answered quickly. */
export const PAGE = 40;

function inputOf({ search = '', ...filter }: MessageFilter, page: number): InputOf<'dialogs.list'> {
  const words = search.trim();
  return { ...filter, ...(words === '' ? {} : { search: words }), offset: page * PAGE, limit: PAGE };
}

export interface DialogList {
  readonly rows: readonly MessageRow[];
  readonly total: number;
  /** There are more than `total`, which were not counted. */
  readonly over: boolean;
  /** Nothing has been answered yet, for any filter. */
  readonly first: boolean;
  readonly error: Failure | undefined;
  /** The words that the rows shown were found by. */
  readonly search: string;
  /** True while the rows shown are those of an earlier filter. */
  readonly stale: boolean;
  readonly more: () => void;
  readonly refresh: () => void;
}

type Answer = OutputOf<'dialogs.list'>;
type Shown = Pick<DialogList, 'rows' | 'total' | 'over' | 'search'>;
const none: Shown = { rows: [], total: 0, over: false, search: '' };

/**
 * The rows of a filter, page by page as they are scrolled to; the old rows stay until the new ones are here. While a question
 * is out, only the newest of those that follow waits: whoever types faster than is answered gets no queue before the engine.
 */
export function useDialogList(newest: MessageFilter): DialogList {
  const { queries } = useAppState();
  const asked = useRef(newest);
  const isOut = useStore(queries.store, (all) => {
    const entry = all[queries.keyOf('dialogs.list', inputOf(asked.current, 0))] ?? emptyEntry;
    return entry.value === undefined && entry.loading;
  });
  if (!isOut) asked.current = newest;
  const filter = asked.current;
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
  const shown = useRef<Shown & { readonly from: typeof entries }>(undefined);
  if (answers.length > 0 && shown.current?.from !== entries) {
    const { total, more: over } = answers[0] ?? { total: 0, more: false };
    shown.current = { from: entries, rows: unique(answers), total, over, search: filter.search ?? '' };
  }
  const { rows, total, over, search } = shown.current ?? none;
  const isAll = rows.length >= total && !over;
  const more = useCallback(() => {
    if (answers.length === pages && !isAll) setWanted({ filter, pages: pages + 1 });
  }, [answers.length, pages, isAll, filter]);
  return {
    rows,
    total,
    over,
    first: shown.current === undefined,
    error: entries.find(({ error, loading }) => error !== undefined && !loading)?.error,
    search,
    stale: (answers.length === 0 || filter !== newest) && shown.current !== undefined,
    more,
    refresh: () => queries.refresh('dialogs.list'),
  };
}

/** Something new on top moves every row one down: what stands at the end of a page may come again in the next. */
function unique(answers: readonly Answer[]): MessageRow[] {
  return [...new Map(answers.flatMap(({ rows }) => rows).map((row) => [row.id, row])).values()];
}
