import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../../../shared/contract/mva.ts';
import {
  addDays,
  dayInNorway,
  isPeriod,
  periodDates,
  periodOn,
  periodsInYear,
  periodsOfYear,
  shiftPeriod,
} from '../../../../shared/mva/periods.ts';
import { periods } from '../../../fixtures/mva/arbitrary.ts';

const at = (kind: Period['kind'], number: number, year = 2026): Period => ({ kind, number, year });

describe('a period', () => {
  it.each([
    [at('toMaaneder', 5), '2026-09-01', '2026-10-31'],
    [at('aar', 1), '2026-01-01', '2026-12-31'],
    [at('maaned', 2, 2028), '2028-02-01', '2028-02-29'],
    [at('treMaaneder', 2), '2026-04-01', '2026-06-30'],
    [at('seksMaaneder', 2), '2026-07-01', '2026-12-31'],
    [at('halvMaaned', 3), '2026-02-01', '2026-02-15'],
    [at('halvMaaned', 4), '2026-02-16', '2026-02-28'],
    [at('uke', 1, 2022), '2022-01-03', '2022-01-09'],
    [at('uke', 53), '2026-12-28', '2027-01-03'],
  ])('%o has its days', (period, start, end) => {
    expect(periodDates(period)).toEqual({ start, end });
  });

  it('has as many in a year as the calendar says', () => {
    expect(
      ['toMaaneder', 'aar', 'maaned', 'treMaaneder', 'seksMaaneder', 'halvMaaned', 'uke'].map((kind) =>
        periodsInYear(kind as Period['kind'], 2026),
      ),
    ).toEqual([6, 1, 12, 4, 2, 24, 53]);
    expect(isPeriod(at('uke', 53, 2025))).toBe(false);
    expect(periodsOfYear('toMaaneder', 2026)).toHaveLength(6);
  });

  it('follows the one before without a gap', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(periodDates(shiftPeriod(period, 1)).start).toBe(addDays(periodDates(period).end, 1));
        expect(shiftPeriod(shiftPeriod(period, -7), 7)).toEqual(period);
      }),
    );
  });

  it('holds its own days', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const { start, end } = periodDates(period);
        expect(periodOn(period.kind, start)).toEqual(period);
        expect(periodOn(period.kind, end)).toEqual(period);
      }),
    );
  });
});

describe('the day in Norway', () => {
  it.each([
    [Date.UTC(2026, 9, 31, 22, 59), '2026-10-31'],
    [Date.UTC(2026, 9, 31, 23), '2026-11-01'],
    [Date.UTC(2026, 6, 31, 22), '2026-08-01'],
  ])('%i is %s', (ms, day) => {
    expect(dayInNorway(ms)).toBe(day);
  });
});
