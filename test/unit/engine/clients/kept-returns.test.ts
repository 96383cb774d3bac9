import { describe, expect, it } from 'vitest';
import { keptUntil } from '../../../../electron/engine/clients/kept-returns.ts';

describe('how long a return is kept', () => {
  it.each([
    [{ kind: 'toMaaneder', number: 5, year: 2026 }, '2032-01-01'],
    [{ kind: 'aar', number: 1, year: 2026 }, '2032-01-01'],
    [{ kind: 'maaned', number: 12, year: 2027 }, '2033-01-01'],
    // Week 53 of 2026 ends on 3 January 2027.
    [{ kind: 'uke', number: 53, year: 2026 }, '2033-01-01'],
  ] as const)('is five years after the year %o ends in', (period, until) => {
    expect(keptUntil(period)).toBe(until);
  });
});
