import { DateTime } from 'luxon';

const MONTHS = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
] as const;

/** The seven elements a period can be told in (reference mva-melding 1.3), each with its values in order. */
export const PERIOD_VALUES: Readonly<Record<string, readonly string[]>> = {
  skattleggingsperiodeToMaaneder: grouped(2),
  skattleggingsperiodeAar: ['aarlig'],
  skattleggingsperiodeMaaned: MONTHS,
  skattleggingsperiodeTreMaaneder: grouped(3),
  skattleggingsperiodeSeksMaaneder: grouped(6),
  skattleggingsperiodeHalvMaaned: MONTHS.flatMap((month) => [`foerste halvdel ${month}`, `andre halvdel ${month}`]),
  skattleggingsperiodeUke: Array.from({ length: 53 }, (_, week) => `uke ${week + 1}`),
};

function grouped(size: number): string[] {
  return Array.from({ length: 12 / size }, (_, n) => `${MONTHS[n * size]}-${MONTHS[n * size + size - 1]}`);
}

export interface Period {
  /** Element name, e.g. `skattleggingsperiodeToMaaneder`. */
  readonly kind: string;
  readonly value: string;
  readonly year: number;
}

const OSLO = { zone: 'Europe/Oslo' };

/** First and last day of a period, as midnight in Oslo. */
export function periodDays(period: Period): { readonly first: DateTime; readonly last: DateTime } {
  const values = PERIOD_VALUES[period.kind] ?? [];
  const n = Math.max(0, values.indexOf(period.value));
  if (period.kind === 'skattleggingsperiodeUke') {
    const first = DateTime.fromObject({ weekYear: period.year, weekNumber: n + 1, weekday: 1 }, OSLO);
    return { first, last: first.plus({ days: 6 }) };
  }
  if (period.kind === 'skattleggingsperiodeHalvMaaned') {
    const start = DateTime.fromObject({ year: period.year, month: Math.floor(n / 2) + 1, day: 1 }, OSLO);
    return n % 2 === 0
      ? { first: start, last: start.plus({ days: 14 }) }
      : { first: start.plus({ days: 15 }), last: start.endOf('month').startOf('day') };
  }
  const months = 12 / Math.max(1, values.length);
  const first = DateTime.fromObject({ year: period.year, month: n * months + 1, day: 1 }, OSLO);
  return { first, last: first.plus({ months }).minus({ days: 1 }) };
}

/** Easter Sunday (Gauss, as Meeus gives it). */
function easter(year: number): DateTime {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return DateTime.fromObject({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }, OSLO);
}

function isWorkingDay(day: DateTime): boolean {
  if (day.weekday > 5) return false;
  if (['01-01', '05-01', '05-17', '12-25', '12-26'].includes(day.toFormat('MM-dd'))) return false;
  const fromEaster = Math.round(day.diff(easter(day.year), 'days').days);
  return ![-3, -2, 1, 39, 50].includes(fromEaster);
}

/** When the return and the money are due (reference mva-melding 6.1). */
export function deadline(period: Period, category: string): DateTime {
  const { last } = periodDays(period);
  let due = last.plus({ months: 1 }).plus({ days: 10 });
  if (last.day === last.daysInMonth) due = last.plus({ days: 1 }).plus({ months: 1 }).set({ day: 10 });
  const summer = period.value === 'mai-juni' || period.value === 'april-juni';
  if (summer) due = DateTime.fromObject({ year: period.year, month: 8, day: 31 }, OSLO);
  if (period.kind === 'skattleggingsperiodeAar') {
    const month = category === 'primaernaering' ? 4 : 3;
    due = DateTime.fromObject({ year: period.year + 1, month, day: 10 }, OSLO);
  }
  while (!isWorkingDay(due)) due = due.plus({ days: 1 });
  return due;
}

/** "5. termin 2026", "året 2026", "uke 3 2026": as letters from the authority name a period. */
export function periodInWords(period: Period): string {
  if (period.kind === 'skattleggingsperiodeAar') return `året ${period.year}`;
  if (period.kind === 'skattleggingsperiodeToMaaneder') {
    const n = (PERIOD_VALUES[period.kind] ?? []).indexOf(period.value) + 1;
    return `${n}. termin ${period.year}`;
  }
  return `${period.value} ${period.year}`;
}
