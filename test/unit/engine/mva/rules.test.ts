import { describe, expect, it } from 'vitest';
import type { MvaReturn } from '../../../../electron/engine/mva/model.ts';
import { checkReturn, rules } from '../../../../electron/engine/mva/rules/check.ts';
import { isKid } from '../../../../electron/engine/mva/rules/kid.ts';
import { hundredths, rateValid } from '../../../../shared/mva/rates.ts';
import { line, NOVEMBER, sampleReturn } from '../../../fixtures/mva/samples.ts';
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

type Case = readonly [rule: string, holds: MvaReturn, breaks: MvaReturn];

const cases: readonly Case[] = [
  ['R002', of([base('3', 400, '25', 100)]), of([base('4', 400, '25', 100)])],
  ['R003', of([base('32', 900, '11,11', 99)]), of([base('3', 400, '24', 96)])],
  [
    'R018',
    of([line('1', -100)], { fastsattMerverdiavgift: '-110' }),
    of([line('1', -100)], { fastsattMerverdiavgift: '-111' }),
  ],
  ['R019', of([base('3', 401, '25', 110)]), of([base('3', 401, '25', 111)])],
  ['R020', of([base('3', -400, '25', -100, { merknad: why })]), of([base('3', -400, '25', -100)])],
  ['R020', of([base('5', -400, '0', 0, { merknad: why })]), of([base('5', -400, '0', 0)])],
  ['R021', of([line('1', 100, { spesifikasjon: 'justering' })]), of([line('11', 100)])],
  [
    'R038',
    of([line('11', -100, { spesifikasjon: 'tapPåKrav' })]),
    of([line('14', -100, { spesifikasjon: 'tapPåKrav' })]),
  ],
  [
    'R039',
    of([base('31', 200, '15', 30, { spesifikasjon: 'uttak' })]),
    of([base('32', 900, '11,11', 99, { spesifikasjon: 'uttak' })]),
  ],
  ['R040', of([line('81', 10, { spesifikasjon: 'justering' })]), of([line('11', -10, { spesifikasjon: 'justering' })])],
  [
    'R041',
    of([line('1', 10, { spesifikasjon: REVERSAL, merknad: why })]),
    of([line('13', 10, { spesifikasjon: REVERSAL, merknad: why })]),
  ],
  [
    'R052',
    of([base('3', 1_099_999, '25', 274_999)], { period: year(2025) }),
    of([base('3', 1_100_000, '25', 275_000)], { period: year(2025) }),
  ],
  ['R053', of([line('15', -1)]), of([line('7', -1)])],
  ['R054', primary([line('15', -1)]), primary([line('20', -1)])],
  ['R059', of([]), of([], { period: term(6) })],
  ['R060', primary([]), primary([], { period: year(2026) })],
  ['R065', of([line('1', -10)]), of([line('1', -10, { sats: '25' })])],
  ['R066', of([base('52', 10, '0', 0)]), of([line('52', 0, { grunnlag: '10' })])],
  [
    'R069',
    of([line('1', 10, { spesifikasjon: 'justering' })]),
    of([line('1', 10, { spesifikasjon: 'annet', merknad: why })]),
  ],
  [
    'R070',
    of([line('1', 10, { merknad: { utvalgtMerknad: 'kreditnota' } })]),
    of([line('1', 10, { merknad: { utvalgtMerknad: 'BFU' } })]),
  ],
  ['R071', of([], { note: { utvalgtMerknad: 'forlis' } }), of([], { note: { utvalgtMerknad: 'kreditnota' } })],
  [
    'R074',
    of([line('1', -10, { merknad: { utvalgtMerknad: 'store anskaffelser' } })]),
    of([line('1', -10, { merknad: { utvalgtMerknad: 'tjenesteeksport' } })]),
  ],
  [
    'R075',
    of([base('3', -40, '25', -10, { merknad: { utvalgtMerknad: 'kreditnota' } })]),
    of([base('3', -40, '25', -10, { merknad: { utvalgtMerknad: 'demobil' } })]),
  ],
  [
    'R076',
    of([base('3', 40, '25', 10, { spesifikasjon: 'uttak', merknad: { utvalgtMerknad: 'demobil' } })]),
    of([base('3', 40, '25', 10, { spesifikasjon: 'uttak', merknad: { utvalgtMerknad: 'kreditnota' } })]),
  ],
  ['R077', of([], { period: term(1, 2022) }), of([], { period: term(6, 2021) })],
  [
    'R078',
    of([line('1', 10, { spesifikasjon: REVERSAL, merknad: { utvalgtMerknad: 'personkjøretøy' } })]),
    of([line('1', 10, { spesifikasjon: REVERSAL })]),
  ],
  ['R079', of([], { payoutKid: '26' }), of([], { payoutKid: '28' })],
  ['R081', of([base('81', 40, '25', 10), line('81', -10)]), of([line('81', 10, { grunnlag: '40' }), line('81', -10)])],
  ['R082', of([line('1', -10)]), of([line('1', '-10.50')])],
  ['R084', of([], { fastsattMerverdiavgift: '0' }), of([], { fastsattMerverdiavgift: '1' })],
  ['R089', compensation([]), compensation([], { period: term(6) })],
  ['R086', compensation([base('1', 40, '25', 10, { merknad: why })]), compensation([base('1', 40, '25', 10)])],
  [
    'R087',
    compensation([base('14', 40, '25', 10, { spesifikasjon: ADJUSTMENT })]),
    compensation([base('11', -40, '15', -6, { spesifikasjon: ADJUSTMENT })]),
  ],
  ['R088', compensation([base('11', -40, '15', -6)]), compensation([base('12', -900, '11,11', -99)])],
  [
    'R091',
    compensation([base('1', -40, '25', -10)]),
    compensation([base('1', -40, '25', -10, { spesifikasjon: 'tapPåKrav' })]),
  ],
  ['R092', compensation([], { period: term(1, 2023) }), compensation([], { period: term(6, 2022) })],
  ['R093', compensation([base('1', -40, '25', -10)]), compensation([line('1', -10)])],
  ['R095', compensation([]), compensation([], { period: quarter })],
  ['R100', compensation([], { fastsattMerverdiavgift: '0' }), compensation([], { fastsattMerverdiavgift: '-9' })],
  ['R103', reverse([], { period: { ...quarter, year: 2023 } }), reverse([], { period: { ...quarter, year: 2022 } })],
  ['R106', reverse([]), reverse([], { period: term(5) })],
  ['R107', reverse([], { fastsattMerverdiavgift: '0' }), reverse([], { fastsattMerverdiavgift: '9' })],
  ['R108', reverse([base('87', -400, '25', -100, { merknad: why })]), reverse([base('87', -400, '25', -100)])],
  ['R109', reverse([base('89', 100, '12', 12)]), reverse([line('89', 12)])],
  ['R110', reverse([base('87', 400, '25', 100)]), reverse([base('87', 400, '25', 100, { spesifikasjon: 'uttak' })])],
  [
    'R111',
    reverse([base('86', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
    reverse([base('87', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
  ],
  [
    'R112',
    reverse([base('86', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
    reverse([base('86', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' }), base('86', 40, '25', 10)]),
  ],
  ['R113', reverse([base('92', 400, '25', 100)]), reverse([base('3', 400, '25', 100)])],
  [
    'R114',
    of([base('81', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
    of([base('3', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
  ],
  [
    'R115',
    of([
      base('86', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' }),
      base('86', 800, '25', 200),
      line('86', -200),
    ]),
    of([
      base('86', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' }),
      base('86', 400, '25', 100),
      line('86', -100),
    ]),
  ],
  [
    'R116',
    of([base('86', 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
    of([line('86', 100, { spesifikasjon: 'kompensasjonsrett', merknad: why })]),
  ],
  ['R120', reverse([]), reverse([], { period: { ...quarter, number: 4 } })],
  ['R122', of([base('3', 40, '25', 10)]), of([base('3', 10, '25', 10)])],
  [
    'R124',
    reverse([base('88', 100, '12', 12, { spesifikasjon: 'kompensasjonsrett' })]),
    reverse([base('88', 100, '12', 12)]),
  ],
  ['R127', of([base('3', 3, '25', 0)]), of([base('3', 4, '25', 0)])],
  ['ORGNR', of([]), of([], { organisationNumber: '310000018' })],
  ...(['81', '83', '86', '88', '91'] as const).flatMap((code, index): Case[] => {
    const sats = { 81: '25', 83: '15', 86: '25', 88: '12', 91: '25' }[code];
    const tax = Number(sats) * 10;
    const output = base(code, 1000, sats, tax);
    const number = (first: number): string => `R${String(first + index).padStart(3, '0')}`;
    return [
      [number(23), of([output, line(code, -tax - 10)]), of([output, line(code, -tax - 11)])],
      [number(28), of([output, line(code, -tax)]), of([output, line(code, -tax + 5), line(code, -5)])],
      [number(33), of([output, line(code, -1)]), of([output])],
    ];
  }),
];

describe('each rule', () => {
  it.each(cases)('%s lets one return pass and stops another', (rule, holds, breaks) => {
    expect(numbers(holds)).not.toContain(rule);
    expect(numbers(breaks)).toContain(rule);
  });

  it('is among these', () => {
    expect([...new Set(rules.map(({ number }) => number))].sort()).toEqual(
      [...new Set(cases.map(([rule]) => rule))].sort(),
    );
  });
});

describe('a finding', () => {
  it('names severity, line, element and what the sentence needs', () => {
    const [found] = checkReturn(
      of([base('3', 400, '25', 100), line('1', '-10.50')], { fastsattMerverdiavgift: '90' }),
      NOVEMBER,
    );
    expect(found).toEqual({
      rule: 'R082',
      severity: 'U',
      line: 1,
      element: 'merverdiavgift',
      params: { code: '1', amount: '-10.50' },
    });
  });

  it('says the tax, the rate and the sums that would be right', () => {
    const paramsOf = (value: MvaReturn) =>
      checkReturn(value, NOVEMBER).map(({ rule, params }) => ({ rule, ...params }));
    expect(paramsOf(of([base('3', 403, '25', 50)]))).toEqual([{ rule: 'R019', code: '3', expected: '100' }]);
    expect(paramsOf(of([base('3', 400, '24', 96)]))).toEqual([{ rule: 'R003', code: '3', rate: '24', expected: '25' }]);
    expect(paramsOf(of([base('3', 4, '25', 0)]))).toEqual([{ rule: 'R127', code: '3', expected: '1' }]);
    expect(paramsOf(of([line('1', -100)], { fastsattMerverdiavgift: '-500' }))).toEqual([
      { rule: 'R018', sum: '-100', total: '-500' },
    ]);
    expect(paramsOf(of([base('86', 400, '25', 100), line('86', -150)]))).toEqual([
      { rule: 'R025', code: '86', deducted: '150', computed: '100' },
    ]);
  });

  it('is missing for a return in order, and for a zero return', () => {
    expect(checkReturn(sampleReturn(), NOVEMBER)).toEqual([]);
    expect(checkReturn(of([]), NOVEMBER)).toEqual([]);
  });
});

describe('a term that is not over', () => {
  const lastDay = Date.UTC(2026, 9, 31, 22, 59);

  it('ends at midnight in Norway, wherever the machine stands', () => {
    expect(checkReturn(of([]), lastDay).map(({ rule }) => rule)).toEqual(['R059']);
    expect(checkReturn(of([]), lastDay + 60_000)).toEqual([]);
  });

  it('may be reported by a bankrupt client once it has begun', () => {
    expect(checkReturn(of([]), lastDay, { status: 'bankrupt', form: 'AS' })).toEqual([]);
    expect(checkReturn(of([]), Date.UTC(2026, 7, 31, 20), { status: 'bankrupt', form: 'AS' })).toHaveLength(1);
  });
});

describe('tolerance', () => {
  it('is a krone per line and at least ten', () => {
    const fourteen = Array.from({ length: 14 }, () => line('1', -100));
    expect(numbers(of(fourteen, { fastsattMerverdiavgift: '-1414' }))).not.toContain('R018');
    expect(numbers(of(fourteen, { fastsattMerverdiavgift: '-1415' }))).toContain('R018');
  });
});

describe('rates', () => {
  it('follow the dates of the period', () => {
    expect(rateValid('low', '6', { start: '2021-09-01', end: '2021-10-31' })).toBe(true);
    expect(rateValid('low', '12', { start: '2021-09-01', end: '2021-10-31' })).toBe(true);
    expect(rateValid('low', '6', { start: '2021-11-01', end: '2021-12-31' })).toBe(false);
  });

  it('are read with comma or point', () => {
    expect(['25', '11,11', '11.11', '6,5', 'x', ''].map(hundredths)).toEqual([
      2500n,
      1111n,
      1111n,
      650n,
      undefined,
      undefined,
    ]);
  });
});

describe('a KID', () => {
  it.each([
    ['26', 'mod 10'],
    ['27', 'mod 11'],
    ['79927398713', 'mod 10'],
  ])('%s is right by %s', (kid) => {
    expect(isKid(kid)).toBe(true);
  });

  it.each(['1', '', '-', '12-4', 'ABC', '99999999999999999999999999', '28'])('%s is not', (kid) => {
    expect(isKid(kid)).toBe(false);
  });

  it('may end in a hyphen where mod 11 gives ten, and only there', () => {
    const payloads = Array.from({ length: 200 }, (_, index) => String(1000 + index));
    const remainder = (payload: string): number =>
      [...payload].reverse().reduce((sum, digit, index) => sum + Number(digit) * (2 + index), 0) % 11;
    for (const payload of payloads) expect(isKid(`${payload}-`)).toBe(remainder(payload) === 1);
  });
});
