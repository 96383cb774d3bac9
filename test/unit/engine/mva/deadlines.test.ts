import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { deadlineOf } from '../../../../electron/engine/mva/deadlines.ts';
import { isHoliday, isWorkingDay } from '../../../../electron/engine/mva/holidays.ts';
import type { Category, Period } from '../../../../shared/contract/mva.ts';
import { addDays } from '../../../../shared/mva/periods.ts';

const of = (kind: Period['kind'], number: number, year: number, category: Category = 'alminnelig') =>
  deadlineOf({ kind, number, year }, category);

describe('the deadline', () => {
  it.each([
    [1, 2026, '2026-04-10'],
    [2, 2026, '2026-06-10'],
    // The summer's own: 31 August, a Monday in 2026, and moved from a Saturday in 2024.
    [3, 2026, '2026-08-31'],
    [3, 2024, '2024-09-02'],
    // 10 October 2026 is a Saturday.
    [4, 2026, '2026-10-12'],
    [5, 2026, '2026-12-10'],
    [6, 2026, '2027-02-10'],
    // The first compensation deadline was moved past Easter Monday.
    [1, 2023, '2023-04-11'],
  ])('of the %i. two-monthly term of %i is %s', (number, year, day) => {
    expect(of('toMaaneder', number, year)).toBe(day);
  });

  it.each([
    ['yearly', of('aar', 1, 2025), '2026-03-10'],
    ['yearly, primary industries', of('aar', 1, 2025, 'primaernaering'), '2026-04-10'],
    [
      'first quarter, reverse charge (10 May is a Sunday)',
      of('treMaaneder', 1, 2026, 'omvendtAvgiftsplikt'),
      '2026-05-11',
    ],
    ['second quarter, reverse charge', of('treMaaneder', 2, 2026, 'omvendtAvgiftsplikt'), '2026-08-31'],
    ['fourth quarter, reverse charge', of('treMaaneder', 4, 2026, 'omvendtAvgiftsplikt'), '2027-02-10'],
    ['January', of('maaned', 1, 2026), '2026-03-10'],
    ['February', of('maaned', 2, 2026), '2026-04-10'],
    ['first half of January', of('halvMaaned', 1, 2026), '2026-02-25'],
    ['second half of January', of('halvMaaned', 2, 2026), '2026-03-10'],
    ['week 1 of 2022, ending 9 January (19 February is a Saturday)', of('uke', 1, 2022), '2022-02-21'],
    ['first half-year', of('seksMaaneder', 1, 2026), '2026-08-10'],
  ])('%s', (_name, day, expected) => {
    expect(day).toBe(expected);
  });

  it('is never a day off', () => {
    for (let year = 2022; year <= 2040; year += 1) {
      for (let number = 1; number <= 6; number += 1) expect(isWorkingDay(of('toMaaneder', number, year))).toBe(true);
    }
  });
});

describe('public holidays', () => {
  it('are those of the calendar library, every day of nineteen years', () => {
    const library = new Holidays('NO', { types: ['public'], timezone: 'Europe/Oslo', languages: ['no'] });
    for (let year = 2022; year <= 2040; year += 1) {
      const known = new Set(library.getHolidays(year).map(({ date }) => date.slice(0, 10)));
      for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
        expect(`${day} ${isHoliday(day)}`).toBe(`${day} ${known.has(day)}`);
      }
    }
  });
});
