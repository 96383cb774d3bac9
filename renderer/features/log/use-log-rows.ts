import { useMemo, useState } from 'react';
import type { AuditRow } from '../../../shared/contract/work.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
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
  /** Fetches the page before the oldest row shown; absent when all are here, while one is on its way, and after a failure. */
  readonly more: (() => void) | undefined;
  /** Why the page before could not be had; only a person asks for it again, by `retry`. */
  readonly error: Failure | undefined;
  readonly retry: () => void;
}

/** Rows of the log never change, so the pages that were read are kept under the newest one. */
export function useLogRows(filter: LogFilter): LogRows {
  const live = useQuery('audit.list', { ...filter, limit: PAGE });
  const older = useAction('audit.list');
  const key = JSON.stringify(filter);
  const [held, setHeld] = useState({ key, rows: NONE });
  const [failed, setFailed] = useState<{ key: string; error: Failure }>();
  const newest = live.value?.rows ?? NONE;
  const rows = useMemo(() => joined(newest, held.key === key ? held.rows : NONE), [newest, held, key]);
  const last = rows.at(-1)?.sequence;
  const error = failed?.key === key ? failed.error : undefined;
  const more = async () => {
    setFailed(undefined);
    const page = await older.run({ ...filter, before: last, limit: PAGE });
    if (page.ok) setHeld({ key, rows: [...rows, ...page.value.rows] });
    else setFailed({ key, error: page.error });
  };
  const isWhole = rows.length >= (live.value?.total ?? 0);
  const waits = last === undefined || isWhole || older.pending || error !== undefined;
  return { live, rows, more: waits ? undefined : () => void more(), error, retry: () => void more() };
}
