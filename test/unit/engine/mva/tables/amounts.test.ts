import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountIn, decimalOf, rateIn } from '../../../../../electron/engine/mva/tables/amounts.ts';

const ore = (cell: string, decimal: ',' | '.' = ',') => amountIn(cell, 'text', decimal)?.ore;

describe('an amount in a cell', () => {
  it.each([
    ['1234,56', 123_456n],
    ['1 234,56', 123_456n],
    ['1\u00a0234,56', 123_456n],
    ['1\u202f234,5', 123_450n],
    ['1.234.567,89', 123_456_789n],
    ['1.234', 123_400n],
    ['-1 234,56', -123_456n],
    ['−1 234,56', -123_456n],
    ['1 234,56-', -123_456n],
    ['(1 234,56)', -123_456n],
    ['kr 1 234,-', 123_400n],
    ['1 234 kr', 123_400n],
    ['+12', 1_200n],
    ['-', 0n],
    ['–', 0n],
    [',5', 50n],
  ])('%s is read with a comma for decimals', (cell, expected) => {
    expect(ore(cell)).toBe(expected);
  });

  it('is read with a point for decimals, and thousands in commas', () => {
    expect(ore('1,234.56', '.')).toBe(123_456n);
    expect(ore('-1234.5', '.')).toBe(-123_450n);
    expect(ore('1.234', '.')).toBe(123n);
  });

  it.each(['12.34', '1.23.456', '1,2,3', 'abc', '1 234,56 NOK EUR', '1-2', '()', '12,34.56', '=1+1', ''])(
    '%s is no amount with a comma for decimals',
    (cell) => {
      expect(ore(cell)).toBeUndefined();
    },
  );

  it('from a workbook is a number however large, small or imprecise', () => {
    const number = (cell: string) => amountIn(cell, 'number', ',');
    expect(number('1234.5600000000001')).toEqual({ ore: 123_456n, exact: false });
    expect(number('1.23456789E8')?.ore).toBe(12_345_678_900n);
    expect(number('-5E-1')?.ore).toBe(-50n);
    expect(number('1E3')?.ore).toBe(100_000n);
    expect(amountIn('', 'error', ',')).toBeUndefined();
  });

  it('is the same amount however it is written', () => {
    const groups = fc.constantFrom('', ' ', '\u00a0', '\u202f', '.');
    const minus = fc.constantFrom<(text: string) => string>(
      (text) => `-${text}`,
      (text) => `${text}-`,
      (text) => `(${text})`,
      (text) => `\u2212 ${text}`,
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), groups, minus, (amount, group, withMinus) => {
        const size = amount < 0n ? -amount : amount;
        const kroner = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, group);
        const text = `${kroner},${String(size % 100n).padStart(2, '0')}`;
        expect(ore(amount < 0n ? withMinus(text) : text)).toBe(amount);
      }),
    );
  });

  it('never throws', () => {
    const kinds = fc.constantFrom('text' as const, 'number' as const, 'error' as const);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        kinds,
        fc.constantFrom(',' as const, '.' as const),
        (cell, kind, sign) => {
          amountIn(cell, kind, sign);
          rateIn(cell, kind);
          decimalOf([cell]);
        },
      ),
    );
  });
});

describe('the sign before decimals', () => {
  it.each([
    [['1 234,56', '12'], ','],
    [['1.234,56'], ','],
    [['1,234.56'], '.'],
    [['1.234.567'], ','],
    [['1,234,567'], '.'],
    [['12.5', '3.25'], '.'],
    [['1.234', '2.000'], null],
    [['12', 'x', ''], null],
  ])('of %j is %s', (cells, expected) => {
    expect(decimalOf(cells)).toBe(expected);
  });
});

describe('a rate', () => {
  it.each([
    ['25', '25'],
    ['25 %', '25'],
    ['25,00', '25'],
    ['11,11 %', '11,11'],
    ['11.11', '11,11'],
    ['012', '12'],
    ['0', '0'],
  ])('%s is %s', (cell, expected) => {
    expect(rateIn(cell, 'text')).toBe(expected);
  });

  it('in a cell shown as per cent is a share', () => {
    expect(rateIn('0.25', 'number')).toBe('25');
    expect(rateIn('0.1111', 'number')).toBe('11,11');
    expect(rateIn('0.06', 'number')).toBe('6');
    expect(rateIn('0', 'number')).toBe('0');
    expect(rateIn('mye', 'text')).toBeUndefined();
  });
});
