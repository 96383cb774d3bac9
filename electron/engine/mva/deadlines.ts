/** When a return is due (reference/mva-melding.md 6.1; Skatteforvaltningsforskriften § 8-3-10). */
import type { Category, Period } from '../../../shared/contract/mva.ts';
import { addDays, dayAt, dayOf, millisOf, periodDates } from '../../../shared/mva/periods.ts';
import { isWorkingDay } from './holidays.ts';

function oneMonthAndTenDaysAfter(end: string): string {
  const date = new Date(millisOf(end));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const endsWithMonth = addDays(end, 1).endsWith('-01');
  // A whole month after the last of a month is the last of the next one, whatever their lengths.
  if (endsWithMonth) return dayAt(year, month + 2, 10);
  const lastOfNextMonth = Number(dayAt(year, month + 2, 0).slice(8));
  return addDays(dayAt(year, month + 1, Math.min(day, lastOfNextMonth)), 10);
}

/** The day the rule gives, before weekends and holidays move it. */
function nominalDeadline(period: Period, category: Category): string {
  const { end } = periodDates(period);
  if (period.kind === 'aar') return dayAt(period.year + 1, category === 'primaernaering' ? 4 : 3, 10);
  const isSummer =
    (period.kind === 'toMaaneder' && period.number === 3) || (period.kind === 'treMaaneder' && period.number === 2);
  return isSummer ? dayAt(period.year, 8, 31) : oneMonthAndTenDaysAfter(end);
}

/** Last day to deliver, `yyyy-mm-dd`: never a Saturday, Sunday or public holiday. */
export function deadlineOf(period: Period, category: Category): string {
  let day = nominalDeadline(period, category);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return dayOf(millisOf(day));
}
