import type { ClaimsRow } from '../../../shared/contract/claims.ts';
import { daysBetween } from '../../ui/format.ts';

export const claimFilters = [
  'all',
  'overdue',
  'soon',
  'fine',
  'interest',
  'credit',
  'unplaced',
  'moved',
  'unseen',
] as const;
export type ClaimFilter = (typeof claimFilters)[number];

/** What stands after `/krav/` in the address instead of a client. */
export const filterAddresses = { forfalt: 'overdue', tvangsmulkt: 'fine' } as const satisfies Record<
  string,
  ClaimFilter
>;

const SOON_DAYS = 14;

/** Amounts that are not told are no amounts: such a client is found by its state. */
export function matches(filter: ClaimFilter, row: ClaimsRow, today: string): boolean {
  const { totals } = row;
  switch (filter) {
    case 'all':
      return true;
    case 'overdue':
      return row.oldestDue !== null || (totals?.overdue ?? 0) > 0;
    case 'soon':
      return row.nextDue !== null && daysBetween(today, row.nextDue.due) <= SOON_DAYS;
    case 'fine':
      return row.hasFine;
    case 'interest':
      return (totals?.interest ?? 0) > 0;
    case 'credit':
      return row.credit < 0;
    case 'unplaced':
      return (totals?.unplaced ?? 0) !== 0;
    case 'moved':
      return row.moved > 0;
    case 'unseen':
      return row.state !== 'open' && row.state !== 'nothing';
  }
}

/** What hurts first: the most that is overdue, then what has been so the longest, then what falls due next, then by name. */
export function byHurt(compare: (a: string, b: string) => number) {
  return (a: ClaimsRow, b: ClaimsRow): number =>
    (b.totals?.overdue ?? 0) - (a.totals?.overdue ?? 0) ||
    (a.oldestDue ?? '9').localeCompare(b.oldestDue ?? '9') ||
    (a.nextDue?.due ?? '9').localeCompare(b.nextDue?.due ?? '9') ||
    compare(a.client.name, b.client.name);
}
