/**
 * The seven kinds of tax period as dates (reference/mva-melding.md 1.3). Days are `yyyy-mm-dd` in Norway; nothing here
 * reads a clock or the machine's time zone.
 */
import { type Period, periodKind, period as periodSchema } from '../contract/mva.ts';

type Kind = Period['kind'];

const DAY_MS = 86_400_000;
const MONTHS_EACH: Readonly<Partial<Record<Kind, number>>> = {
  toMaaneder: 2,
  aar: 12,
  maaned: 1,
  treMaaneder: 3,
  seksMaaneder: 6,
};

export const periodKinds: readonly Kind[] = periodKind.options;

export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Midnight UTC of a day; only for arithmetic between days. */
export function millisOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** `month` counts from 1 and may run past 12; day 0 is the last day of the month before. */
export function dayAt(year: number, month: number, day: number): string {
  return dayOf(Date.UTC(year, month - 1, day));
}

export function addDays(day: string, days: number): string {
  return dayOf(millisOf(day) + days * DAY_MS);
}

const osloParts = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The date in Norway at an instant, whatever the machine says. */
export function dayInNorway(ms: number): string {
  const parts = Object.fromEntries(osloParts.formatToParts(ms).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** Monday of ISO week 1: the week with 4 January in it. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const daysSinceMonday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth - daysSinceMonday * DAY_MS;
}

export function periodsInYear(kind: Kind, year: number): number {
  if (kind === 'uke') return Math.round((firstMonday(year + 1) - firstMonday(year)) / (7 * DAY_MS));
  return kind === 'halvMaaned' ? 24 : 12 / (MONTHS_EACH[kind] ?? 1);
}

/** False for a number its year does not have, such as week 53 of 2025. */
export function isPeriod(period: Period): boolean {
  return period.number >= 1 && period.number <= periodsInYear(period.kind, period.year);
}

/** First and last day, both in the period. */
export function periodDates({ kind, number, year }: Period): { readonly start: string; readonly end: string } {
  if (kind === 'uke') {
    const monday = firstMonday(year) + (number - 1) * 7 * DAY_MS;
    return { start: dayOf(monday), end: dayOf(monday + 6 * DAY_MS) };
  }
  if (kind === 'halvMaaned') {
    const month = Math.ceil(number / 2);
    const isFirstHalf = number % 2 === 1;
    return isFirstHalf
      ? { start: dayAt(year, month, 1), end: dayAt(year, month, 15) }
      : { start: dayAt(year, month, 16), end: dayAt(year, month + 1, 0) };
  }
  const months = MONTHS_EACH[kind] ?? 1;
  return { start: dayAt(year, (number - 1) * months + 1, 1), end: dayAt(year, number * months + 1, 0) };
}

export function periodsOfYear(kind: Kind, year: number): Period[] {
  return Array.from({ length: periodsInYear(kind, year) }, (_, index) => ({ kind, number: index + 1, year }));
}

/** The period a day lies in. A day near New Year may lie in a week of another year. */
export function periodOn(kind: Kind, day: string): Period {
  const year = Number(day.slice(0, 4));
  const found = [year, year + 1, year - 1]
    .flatMap((candidate) => periodsOfYear(kind, candidate))
    .find((period) => {
      const { start, end } = periodDates(period);
      return start <= day && day <= end;
    });
  if (!found) throw new RangeError(`no period holds ${day}`);
  return found;
}

/** The period `by` places later (negative: earlier) of the same kind. */
export function shiftPeriod(period: Period, by: number): Period {
  let { number, year } = period;
  number += by;
  while (number < 1) {
    year -= 1;
    number += periodsInYear(period.kind, year);
  }
  while (number > periodsInYear(period.kind, year)) {
    number -= periodsInYear(period.kind, year);
    year += 1;
  }
  return { kind: period.kind, number, year };
}

/** One text per period, for maps and unique indexes. */
export function periodKey(period: Period): string {
  return `${period.year}-${period.kind}-${period.number}`;
}

/** The period of a `periodKey`; undefined for another text. */
export function periodOfKey(key: string): Period | undefined {
  const [year, kind, number] = key.split('-');
  const read = periodSchema.safeParse({ kind, number: Number(number), year: Number(year) });
  return read.success ? read.data : undefined;
}

/** What a filing's row keeps as a `periodKey`; another text there is a bug. */
export function periodOfFiling({ period }: { readonly period: string }): Period {
  const found = periodOfKey(period);
  if (!found) throw new Error(`mva: a filing for no period, ${period}`);
  return found;
}

export function samePeriod(a: Period, b: Period): boolean {
  return periodKey(a) === periodKey(b);
}
