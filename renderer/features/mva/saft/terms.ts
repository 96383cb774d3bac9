import type { Period, PeriodKind } from '../../../../shared/contract/mva.ts';
import { periodDates, periodKey, periodOn, shiftPeriod } from '../../../../shared/mva/periods.ts';

interface Days {
  readonly start: string;
  readonly end: string;
}

/** A year of half-months, and then some: what a file covers may be many years. */
const MOST = 60;

/** The client's own open terms, and those the files are about, newest first. */
export function termsFor(kind: PeriodKind, open: readonly Period[], covers: readonly Days[]): Period[] {
  const inFiles = covers.flatMap(({ start, end }) => {
    const found: Period[] = [];
    let period = periodOn(kind, end);
    while (found.length < MOST && periodDates(period).end >= start) {
      found.push(period);
      period = shiftPeriod(period, -1);
    }
    return found;
  });
  const all = new Map([...open, ...inFiles].map((period) => [periodKey(period), period]));
  return [...all.values()].sort((a, b) => (periodDates(a).start < periodDates(b).start ? 1 : -1));
}

/** The newest term that is over and that the files cover whole; or what comes nearest to it. */
export function proposedTerm(terms: readonly Period[], covers: readonly Days[], today: string): Period {
  const isOver = (period: Period) => periodDates(period).end < today;
  const isWhole = (period: Period) => {
    const { start, end } = periodDates(period);
    return covers.some((days) => days.start <= start && days.end >= end);
  };
  const touches = (period: Period) => {
    const { start, end } = periodDates(period);
    return covers.some((days) => days.start <= end && days.end >= start);
  };
  const wishes = [(period: Period) => isOver(period) && isWhole(period), isWhole, touches, isOver, () => true];
  for (const wish of wishes) {
    const found = terms.find(wish);
    if (found) return found;
  }
  throw new RangeError('there are no terms');
}
