/** Where a rule has a tolerance, a limit, a date or an exception: the last that holds and the first that breaks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MvaReturn } from '../../../../electron/engine/mva/model.ts';
import { checkReturn } from '../../../../electron/engine/mva/rules/check.ts';
import type { Registered } from '../../../../electron/engine/mva/rules/rule.ts';
import type { ReturnLine } from '../../../../shared/contract/mva.ts';
import { line, NOVEMBER } from '../../../fixtures/mva/samples.ts';
import {
  ADJUSTMENT,
  base,
  compensation,
  numbers,
  of,
  primary,
  quarter,
  REVERSAL,
  reverse,
  term,
  why,
  year,
} from './rules-samples.ts';

type Edge = readonly [rule: string, what: string, within: MvaReturn, outside: MvaReturn];

const many = (count: number, one: ReturnLine): ReturnLine[] => Array.from({ length: count }, () => one);
const wreck = { note: { utvalgtMerknad: 'forlis' } } as const;
const compensated = (code: string, grunnlag: number, sats: string, tax: number): ReturnLine =>
  base(code, grunnlag, sats, tax, { spesifikasjon: 'kompensasjonsrett' });
/** Oslo is an hour ahead of UTC at the end of October and December, two at the end of September. */
const lastMinute = (month: number, day: number, offset = 1): number => Date.UTC(2026, month - 1, day, 23 - offset, 59);

const edges: readonly Edge[] = [
  [
    'R003',
    'the low rate of the autumn of 2021 began in October',
    of([base('33', 100, '6', 6)], { period: term(5, 2021) }),
    of([base('33', 100, '6', 6)], { period: term(6, 2021) }),
  ],
  ['R003', 'the fish rate has a comma', of([base('32', 900, '11,11', 99)]), of([base('32', 900, '11.11', 99)])],
  [
    'R018',
    'ten kroner up to ten lines',
    of(many(10, line('1', -100)), { fastsattMerverdiavgift: '-990' }),
    of(many(10, line('1', -100)), { fastsattMerverdiavgift: '-989' }),
  ],
  [
    'R018',
    'a krone a line from eleven lines',
    of(many(11, line('1', -100)), { fastsattMerverdiavgift: '-1111' }),
    of(many(11, line('1', -100)), { fastsattMerverdiavgift: '-1112' }),
  ],
  ['R019', 'ten kroner too much', of([base('3', 403, '25', 110)]), of([base('3', 403, '25', 111)])],
  ['R019', 'ten kroner too little', of([base('3', 403, '25', 90)]), of([base('3', 403, '25', 89)])],
  [
    'R019',
    'cut toward zero, below zero too',
    of([base('3', -403, '25', -110, { merknad: why })]),
    of([base('3', -403, '25', -111, { merknad: why })]),
  ],
  [
    'R019',
    'eleven lines allow eleven kroner',
    of([base('3', 403, '25', 111), ...many(10, line('1', -1))]),
    of([base('3', 403, '25', 112), ...many(10, line('1', -1))]),
  ],
  ['R020', 'a basis of zero is not negative', of([base('3', 0, '25', 0)]), of([base('3', -1, '25', 0)])],
  ['R021', 'a deduction of zero is not positive', of([line('1', 0)]), of([line('1', 1)])],
  ['R021', 'a note explains it', of([line('1', 1, { merknad: why })]), of([line('1', 1)])],
  [
    'R021',
    'adjustment on 81 and not on 83',
    of([line('81', 1, { spesifikasjon: 'justering' })]),
    of([line('83', 1, { spesifikasjon: 'justering' })]),
  ],
  [
    'R021',
    'reversal on 1 and not on 11',
    of([line('1', 1, { spesifikasjon: REVERSAL })]),
    of([line('11', 1, { spesifikasjon: REVERSAL })]),
  ],
  [
    'R021',
    'loss on claims on 13 and not on 14',
    of([line('13', 1, { spesifikasjon: 'tapPåKrav' })]),
    of([line('14', 1, { spesifikasjon: 'tapPåKrav' })]),
  ],
  [
    'R052',
    'sale outside the act is no turnover of these codes',
    of([base('3', 1_099_999, '25', 274_999), base('6', 500, '0', 0)], { period: year(2025) }),
    of([base('3', 1_099_999, '25', 274_999), base('5', 1, '0', 0)], { period: year(2025) }),
  ],
  [
    'R052',
    'yearly returns alone',
    of([base('3', 1_100_000, '25', 275_000)]),
    of([base('3', 1_100_000, '25', 275_000)], { period: year(2025) }),
  ],
  [
    'R060',
    'a wreck in a year that has begun',
    primary([], { period: year(2026), ...wreck }),
    primary([], { period: year(2027), ...wreck }),
  ],
  ['R077', 'the year 2022', primary([], { period: year(2022) }), primary([], { period: year(2021) })],
  ['R079', 'two characters', of([], { payoutKid: '18' }), of([], { payoutKid: '0' })],
  ['R079', 'twenty-five characters', of([], { payoutKid: '0'.repeat(25) }), of([], { payoutKid: '0'.repeat(26) })],
  ['R079', 'an empty one is none', of([], { payoutKid: '' }), of([], { payoutKid: ' ' })],
  ['R082', 'a decimal of zero', of([line('1', '-10')]), of([line('1', '-10.5')])],
  ['R084', 'one line is enough', of([line('1', -1)]), of([], { fastsattMerverdiavgift: '-1' })],
  ['R086', 'a claim of zero', compensation([base('1', 0, '25', 0)]), compensation([base('1', 4, '25', 1)])],
  [
    'R086',
    'adjustment of real property on 81 and not on 83',
    compensation([base('81', 4, '25', 1, { spesifikasjon: ADJUSTMENT })]),
    compensation([base('83', 20, '15', 3, { spesifikasjon: ADJUSTMENT })]),
  ],
  ['R092', 'the year 2023', compensation([], { period: term(1, 2023) }), compensation([], { period: term(6, 2022) })],
  [
    'R103',
    'the year 2023',
    reverse([], { period: { ...quarter, number: 1, year: 2023 } }),
    reverse([], { period: { ...quarter, number: 4, year: 2022 } }),
  ],
  ['R108', 'a basis of zero', reverse([base('87', 0, '25', 0)]), reverse([base('87', -1, '25', 0)])],
  [
    'R112',
    'two codes are two matters',
    reverse([compensated('86', 400, '25', 100), base('87', 40, '25', 10)]),
    reverse([compensated('86', 400, '25', 100), base('86', 40, '25', 10)]),
  ],
  [
    'R115',
    'a krone apart is not the same',
    of([compensated('86', 400, '25', 100), base('86', 404, '25', 101)]),
    of([compensated('86', 400, '25', 100), base('86', 400, '25', 100)]),
  ],
  ['R122', 'a krone more than the tax', of([base('3', 11, '25', 10)]), of([base('3', 10, '25', 10)])],
  ['R122', 'a basis of zero is not weighed', of([base('3', 0, '25', 5)]), of([base('3', 1, '25', 5)])],
  ['R127', 'less than a krone of tax', of([base('31', 6, '15', 0)]), of([base('31', 7, '15', 0)])],
  ['R127', 'a krone of tax', of([base('3', 4, '25', 1)]), of([base('3', 4, '25', 0)])],
  [
    'R127',
    'opposite sign is not weighed',
    of([base('3', -400, '25', 0, { merknad: why })]),
    of([base('3', 400, '25', 0, { merknad: why })]),
  ],
  ...(['81', '83', '86', '88', '91'] as const).flatMap((code, index): Edge[] => {
    const sats = { 81: '25', 83: '15', 86: '25', 88: '12', 91: '25' }[code];
    const tax = Number(sats) * 10;
    const output = base(code, 1000, sats, tax);
    const number = (first: number): string => `R${String(first + index).padStart(3, '0')}`;
    const withRight = compensated(code, 1000, sats, tax);
    return [
      [number(23), 'ten kroner more', of([output, line(code, -tax - 10)]), of([output, line(code, -tax - 11)])],
      [number(28), 'as many deductions', of([output, line(code, -tax)]), of([line(code, -tax)])],
      [number(33), 'compensated purchases have no deduction', of([withRight]), of([withRight, output])],
    ];
  }),
];

describe('at the edge', () => {
  it.each(edges)('%s: %s', (rule, _, within, outside) => {
    expect(numbers(within)).not.toContain(rule);
    expect(numbers(outside)).toContain(rule);
  });

  it.each([
    ['R059', of([]), lastMinute(10, 31)],
    ['R060', primary([], { period: year(2026) }), lastMinute(12, 31)],
    ['R089', compensation([]), lastMinute(10, 31)],
    ['R120', reverse([]), lastMinute(9, 30, 2)],
  ] as const)('%s: the first minute after the term', (rule, value, nowMs) => {
    expect(numbers(value, nowMs)).toContain(rule);
    expect(numbers(value, nowMs + 60_000)).not.toContain(rule);
  });
});

describe('a term that has begun and is not over', () => {
  const bankrupt = { status: 'bankrupt', form: 'AS' };
  const december = { ...quarter, number: 4 };

  it.each([
    ['R059', of([], { period: term(6) })],
    ['R060', primary([], { period: year(2026) })],
    ['R120', reverse([], { period: december })],
  ])('%s lets a bankrupt client report', (rule, value) => {
    expect(numbers(value, NOVEMBER)).toContain(rule);
    expect(numbers(value, NOVEMBER, bankrupt)).not.toContain(rule);
    expect(numbers(value, Date.UTC(2025, 11, 1), bankrupt)).toContain(rule);
  });

  const terms = [
    ['R059', of([], { period: term(6) })],
    ['R060', primary([], { period: year(2026) })],
    ['R120', reverse([], { period: december })],
  ] as const;
  const severities = (value: MvaReturn, rule: string, registered: Registered) =>
    checkReturn(value, NOVEMBER, registered)
      .filter((found) => found.rule === rule)
      .map(({ severity }) => severity);

  // What the register says, and what R059, R060 and R120 make of it: nothing, a warning, an error.
  it.each([
    [{ status: 'active', form: 'AS' }, ['U', 'U', 'U']],
    [{ status: 'notFound', form: '' }, ['U', 'U', 'U']],
    [{ status: 'active', form: 'KBO' }, ['', '', '']],
    [{ status: 'deleted', form: 'AS' }, ['', '', '']],
    [{ status: 'takenOver', form: 'AS' }, ['', '', '']],
    [{ status: 'dissolving', form: 'AS' }, ['V', 'V', 'U']],
    [{ status: 'active', form: 'BO' }, ['V', 'V', 'V']],
  ] as const)('of %o', (registered, wanted) => {
    terms.forEach(([rule, value], index) => {
      expect(severities(value, rule, registered).join(), rule).toBe(wanted[index]);
    });
    // Before it has begun nothing lets it be sent.
    expect(numbers(of([], { period: term(1, 2027) }), NOVEMBER, registered)).toContain('R059');
    expect(severities(of([], { period: term(1, 2027) }), 'R059', registered)).toEqual(['U']);
  });

  it('keeps a claim for compensation waiting, bankrupt or not', () => {
    expect(numbers(compensation([], { period: term(6) }), NOVEMBER, bankrupt)).toContain('R089');
  });

  it('says when it ends', () => {
    const [found] = checkReturn(of([], { period: term(6) }), NOVEMBER);
    expect(found?.params).toEqual({ end: '2026-12-31' });
  });
});

describe('whatever the lines', () => {
  const amounts = fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n });
  const lines = fc.array(amounts, { maxLength: 30 }).map((taxes) => taxes.map((tax) => line('1', String(tax))));
  const totalOf = (all: readonly ReturnLine[]): bigint =>
    all.reduce((total, { merverdiavgift }) => total + BigInt(merverdiavgift), 0n);

  it('a total that is their sum holds R018, and so does one off by the tolerance and no more', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(1n, -1n), (all, side) => {
        const total = totalOf(all);
        const tolerance = BigInt(Math.max(10, all.length));
        const found = (off: bigint): boolean =>
          numbers(of(all, { fastsattMerverdiavgift: String(total + off) })).includes('R018');
        expect([found(0n), found(side * tolerance), found(side * (tolerance + 1n))]).toEqual([false, false, true]);
      }),
    );
  });

  it('tax cut from basis and rate holds R019 and R127', () => {
    const rates = fc.constantFrom(['3', '25'], ['31', '15'], ['33', '12'], ['32', '11,11'], ['5', '0']);
    fc.assert(
      fc.property(amounts, rates, (grunnlag, [code = '', sats = '']) => {
        const hundredths = BigInt(Math.round(Number(sats.replace(',', '.')) * 100));
        const tax = (grunnlag * hundredths) / 10_000n;
        const broken = numbers(of([line(code, String(tax), { grunnlag: String(grunnlag), sats, merknad: why })]));
        expect(broken).toEqual([]);
      }),
    );
  });
});
