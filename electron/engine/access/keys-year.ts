import { DateTime } from 'luxon';
import type { KeyWarning } from '../../../shared/contract/keys.ts';

/** A registered key lives a year from the day it was registered (reference/systemuser.md 1.1). */
export function yearAfter(day: string): string {
  return DateTime.fromISO(day, { zone: 'Europe/Oslo' }).plus({ years: 1 }).toISODate() ?? day;
}

/** The day in Norway, yyyy-mm-dd. */
export function dayOf(instant: string | number): string {
  const moment = typeof instant === 'number' ? DateTime.fromMillis(instant) : DateTime.fromISO(instant);
  return moment.setZone('Europe/Oslo').toISODate() ?? '';
}

/** A day that exists and is not ahead. */
export function hasBeen(day: string, now: number): boolean {
  return DateTime.fromISO(day, { zone: 'Europe/Oslo' }).isValid && day <= dayOf(now);
}

export function daysLeft(expiresOn: string, now: number): number {
  const [end, today] = [DateTime.fromISO(expiresOn, { zone: 'utc' }), DateTime.fromISO(dayOf(now), { zone: 'utc' })];
  return Math.round(end.diff(today, 'days').days);
}

export function warningOf(expiresOn: string, now: number): KeyWarning {
  const left = daysLeft(expiresOn, now);
  if (left <= 0) return 'over';
  if (left <= 7) return 'days7';
  if (left <= 30) return 'days30';
  return left <= 60 ? 'days60' : 'none';
}
