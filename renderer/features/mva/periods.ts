/** Periods as people name them. Words come from the caller; only the arithmetic lives here. */
import type { Period } from '../../../shared/contract/mva.ts';

const monthsEach: Readonly<Partial<Record<Period['kind'], number>>> = {
  toMaaneder: 2,
  aar: 12,
  maaned: 1,
  treMaaneder: 3,
  seksMaaneder: 6,
};

/** First and last month (1–12) of a period that is made of whole months. */
export function monthsOf(period: Period): { first: number; last: number } | null {
  if (period.kind === 'halvMaaned') {
    const month = Math.ceil(period.number / 2);
    return { first: month, last: month };
  }
  const each = monthsEach[period.kind];
  if (each === undefined) return null;
  return { first: (period.number - 1) * each + 1, last: period.number * each };
}

export const periodKey = (period: Period): string => `${period.year}-${period.kind}-${period.number}`;

export const samePeriod = (a: Period, b: Period): boolean => periodKey(a) === periodKey(b);
