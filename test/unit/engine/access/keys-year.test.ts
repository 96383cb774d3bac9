import { describe, expect, it } from 'vitest';
import { dayOf, daysLeft, warningOf, yearAfter } from '../../../../electron/engine/access/keys-year.ts';

describe("a key's year", () => {
  it('ends on the same day a year later, also from a leap day', () => {
    expect(yearAfter('2026-11-22')).toBe('2027-11-22');
    expect(yearAfter('2028-02-29')).toBe('2029-02-28');
  });

  it('counts days as they are in Norway', () => {
    expect(dayOf('2026-11-30T23:30:00.000Z')).toBe('2026-12-01');
    expect(daysLeft('2026-12-08', Date.UTC(2026, 10, 30, 23, 30))).toBe(7);
    // Over the change to summer time, whose day has 23 hours.
    expect(daysLeft('2027-03-29', Date.UTC(2027, 2, 27, 12))).toBe(2);
  });

  it.each([
    [61, 'none'],
    [60, 'days60'],
    [31, 'days60'],
    [30, 'days30'],
    [8, 'days30'],
    [7, 'days7'],
    [1, 'days7'],
    [0, 'over'],
    [-3, 'over'],
  ])('with %i days left gives the warning %s', (days, warning) => {
    const now = Date.UTC(2026, 5, 1, 10);
    expect(warningOf(dayOf(now + days * 86_400_000), now)).toBe(warning);
  });
});
