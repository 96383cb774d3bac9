/**
 * Norway's public holidays. Worked out rather than taken from a library: the calendar libraries carry every country of
 * the world into the engine's start-up, and the rule is twelve lines. A test compares it with date-holidays.
 */
import { addDays, dayAt, millisOf } from '../../../shared/mva/periods.ts';

/** Easter Sunday (Gregorian, Meeus/Jones/Butcher). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayAt(year, Math.floor(f / 31), (f % 31) + 1);
}

/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday. */
const MOVABLE = [-3, -2, 0, 1, 39, 49, 50];
const FIXED = ['01-01', '05-01', '05-17', '12-25', '12-26'];

export function isHoliday(day: string): boolean {
  const easter = easterSunday(Number(day.slice(0, 4)));
  return FIXED.includes(day.slice(5)) || MOVABLE.some((offset) => addDays(easter, offset) === day);
}

export function isWorkingDay(day: string): boolean {
  const weekday = new Date(millisOf(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}
