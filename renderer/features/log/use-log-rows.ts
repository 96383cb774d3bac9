import { useMemo, useState } from 'react';
import type { AuditRow } from '../../../shared/contract/work.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { type Query, useAction, useQuery } from '../../state/context.tsx';
import type { LogFilter } from './log-filters.tsx';
import { joined } from './pages.ts';

const PAGE = 200;
const NONE: readonly AuditRow[] = [];

export interface LogRows {
  /** The newest page, read again whenever something is written. */
  readonly live: Query<OutputOf<'audit.list'>>;
  /** Newest first, as far back as the reader has come. */
  readonly rows: readonly AuditRow[];
  /** Fetches the page before the oldest row shown; absent when all are here, and while one is on its way. */
  readonly more: (() => void) | undefined;
}

/** Rows of the log never change, so the pages that were read are kept under the newest one. */
export function useLogRows(filter: LogFilter): LogRows {
  const live = useQuery('audit.list', { ...filter, limit: PAGE });
  const older = useAction('audit.list');
  const key = JSON.stringify(filter);
  const [held, setHeld] = useState({ key, rows: NONE });
  const newest = live.value?.rows ?? NONE;
  const rows = useMemo(() => joined(newest, held.key === key ? held.rows : NONE), [newest, held, key]);
  const last = rows.at(-1)?.sequence;
  const more = async () => {
    const page = await older.run({ ...filter, before: last, limit: PAGE });
    if (page.ok) setHeld({ key, rows: [...rows, ...page.value.rows] });
  };
  const isWhole = rows.length >= (live.value?.total ?? 0);
  return { live, rows, more: last === undefined || isWhole || older.pending ? undefined : () => void more() };
}
