import { describe, expect, it } from 'vitest';
import { outliersOf } from '../../../../shared/mva/outliers.ts';

const plain = { amount: 40_000, before: 38_000, corrects: false, warnings: 0, errors: 0 };

describe('what stands out among returns sent together', () => {
  it('is nothing while a return is like the last one', () => {
    expect(outliersOf(plain)).toEqual([]);
    expect(outliersOf({ ...plain, amount: 76_000 })).toEqual([]);
    expect(outliersOf({ ...plain, amount: 19_000 })).toEqual([]);
    expect(outliersOf({ ...plain, amount: 0, before: 9_000 })).toEqual([]);
    expect(outliersOf({ ...plain, amount: 0, before: 0 })).toEqual([]);
  });

  it('is more than double or less than half, where it is worth looking at', () => {
    expect(outliersOf({ ...plain, amount: 76_001 })).toEqual(['change']);
    expect(outliersOf({ ...plain, amount: 18_999 })).toEqual(['change']);
    expect(outliersOf({ ...plain, amount: 0 })).toEqual(['change']);
    expect(outliersOf({ ...plain, amount: -500_000, before: -50_000 })).toEqual(['change']);
    expect(outliersOf({ ...plain, amount: 9_999, before: 100 })).toEqual([]);
  });

  it('is a turned sign, however small', () => {
    expect(outliersOf({ ...plain, amount: -10 })).toEqual(['sign']);
  });

  it('is the first return, a correction, findings, and errors it is sent past', () => {
    expect(outliersOf({ amount: 1, before: null, corrects: true, warnings: 2, errors: 1 })).toEqual([
      'first',
      'correction',
      'findings',
      'despite',
    ]);
  });
});
