import type { claimAges } from '../../../shared/contract/claims.ts';
import { millisOf } from '../../../shared/mva/periods.ts';
import type { Claim, Due, OpenClaims, Ore } from './model.ts';

export type Bucket = (typeof claimAges)[number];

export interface Aged {
  readonly claim: Claim;
  readonly due: Due;
  /** Null: the due date is not told. */
  readonly daysLate: number | null;
  readonly bucket: Bucket;
}

const DAY_MS = 86_400_000;

/** What is due today is not late. Both are dates in Norway, so a day is a day whatever the clock did. */
export function daysLate(due: string, today: string): number {
  return (millisOf(today) - millisOf(due)) / DAY_MS;
}

export function bucketOf(days: number): Bucket {
  if (days <= 0) return 'notDue';
  if (days <= 30) return 'to30';
  if (days <= 60) return 'to60';
  return days <= 90 ? 'to90' : 'over90';
}

/** Every due amount still open, by due date and not by claim; credits stand apart, since they may be used against other debt. */
export function aged({ claims }: Pick<OpenClaims, 'claims'>, today: string): readonly Aged[] {
  return claims.flatMap((claim) =>
    claim.dues
      .filter(({ open }) => open !== null && open > 0)
      .map((due) => {
        const late = due.due === null ? null : daysLate(due.due, today);
        return { claim, due, daysLate: late, bucket: bucketOf(late ?? 0) };
      }),
  );
}

/** In the party's favour: nought or less. */
export const creditOf = ({ claims }: Pick<OpenClaims, 'claims'>): Ore =>
  sum(claims.flatMap(({ dues }) => dues.map(({ open }) => Math.min(open ?? 0, 0))));

export type Term = 'interest' | 'overdue' | 'notDue' | 'unplaced' | 'balance';

/** The service writes some of its sums in whole kroner. */
const ROUNDING: Ore = 100;

/**
 * Where the lines do not give the service's own sums, by a krone or more. Its sums are what counts (skatteetaten-systembruker.md
 * 2.8, 6): this only lets the page say so. Of a shielded party lines are withheld, so nothing can be checked.
 */
export function differing({ claims, unplaced, totals, shielded }: OpenClaims, today: string): readonly Term[] {
  if (!totals || shielded) return [];
  const dues = claims.flatMap((claim) => claim.dues);
  const isLate = ({ due }: Due) => due !== null && daysLate(due, today) > 0;
  const own = {
    interest: sum(claims.map(({ interest }) => interest)),
    overdue: sum(dues.filter(isLate).map(({ open }) => open)),
    notDue: sum(dues.filter((due) => !isLate(due)).map(({ open }) => open)),
    // Written with either sign; in the sums it is money to the party's credit.
    unplaced: -sum(unplaced.map((payment) => Math.abs(payment.unplaced ?? 0))) + 0,
  };
  const balance = own.interest + own.overdue + own.notDue + own.unplaced;
  const off = (term: Term, ours: Ore, said = totals[term]) =>
    said !== null && Math.abs(said - ours) >= ROUNDING * (term === 'balance' ? 4 : 1) ? [term] : [];
  return [
    ...off('interest', own.interest),
    ...off('overdue', own.overdue),
    ...off('notDue', own.notDue),
    ...off('unplaced', own.unplaced, totals.unplaced === null ? null : -Math.abs(totals.unplaced)),
    ...off('balance', balance),
  ];
}

const sum = (amounts: readonly (Ore | null)[]): Ore => amounts.reduce<number>((all, each) => all + (each ?? 0), 0);
