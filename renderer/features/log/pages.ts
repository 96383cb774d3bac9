import type { AuditRow } from '../../../shared/contract/work.ts';

/**
 * The newest page and the rows held from before, newest first, as one. When so much was written since that the two do
 * not meet, what was held is let go: a hole in a log would look like a log without those rows.
 */
export function joined(newest: readonly AuditRow[], held: readonly AuditRow[]): readonly AuditRow[] {
  const end = newest.at(-1)?.sequence;
  const top = held[0]?.sequence;
  if (end === undefined || top === undefined || end > top) return newest;
  return [...newest, ...held.filter((row) => row.sequence < end)];
}
