/** Rules that name codes, tried on every code: they break on exactly the ones the reference counts up (3.4). */
import { describe, expect, it } from 'vitest';
import type { MvaReturn } from '../../../../electron/engine/mva/model.ts';
import { line } from '../../../fixtures/mva/samples.ts';
import { ADJUSTMENT, base, compensation, numbers, of, primary, REVERSAL, reverse, why } from './rules-samples.ts';

const everyCode = '1 3 5 6 11 12 13 14 15 31 32 33 51 52 81 82 83 84 85 86 87 88 89 91 92'.split(' ');
/** Codes of ledgers that are never reported, and some that never were. */
const neverReported = '0 7 20 21 22 2 K1 01'.split(' ');
const all = [...everyCode, ...neverReported];
const except = (...codes: string[]): string[] => all.filter((code) => !codes.includes(code));

const specified = (spesifikasjon: string) => (code: string) => of([line(code, -10, { spesifikasjon })]);
const negative = (code: string) => base(code, -400, '25', -100);

type Row = readonly [rule: string, what: string, breaks: readonly string[], of: (code: string) => MvaReturn];

const rows: readonly Row[] = [
  ['R002', 'unknown codes', neverReported, (code) => of([line(code, 0)])],
  [
    'R020',
    'a negative basis without a note',
    '3 5 6 31 32 33 51 52 81 82 83 84 85 86 87 88 89 91 92'.split(' '),
    (code) => of([negative(code)]),
  ],
  [
    'R021',
    'a positive deduction without a note',
    '1 11 12 13 14 15 81 83 86 88 91'.split(' '),
    (code) => of([line(code, 10)]),
  ],
  [
    'R021',
    'a positive reversal without a note',
    '11 12 13 14 15 83 86 88 91'.split(' '),
    (code) => of([line(code, 10, { spesifikasjon: REVERSAL })]),
  ],
  [
    'R021',
    'a positive adjustment',
    '11 12 13 14 15 83 86 88 91'.split(' '),
    (code) => of([line(code, 10, { spesifikasjon: 'justering' })]),
  ],
  [
    'R021',
    'a positive loss on claims',
    '14 15 81 83 86 88 91'.split(' '),
    (code) => of([line(code, 10, { spesifikasjon: 'tapPåKrav' })]),
  ],
  ['R038', 'loss on claims', except('1', '11', '12', '13'), specified('tapPåKrav')],
  ['R039', 'withdrawal', except('3', '5', '31', '33'), specified('uttak')],
  ['R040', 'adjustment', except('1', '81'), specified('justering')],
  ['R041', 'reversal', except('1', '81'), specified(REVERSAL)],
  ['R053', 'codes of the ordinary return', neverReported, (code) => of([line(code, 0)])],
  ['R054', 'codes of primary industry', neverReported, (code) => primary([line(code, 0)])],
  ['R065', 'a basis', '1 11 12 13 14 15'.split(' '), (code) => of([line(code, -10, { grunnlag: '40' })])],
  ['R065', 'a rate', '1 11 12 13 14 15'.split(' '), (code) => of([line(code, -10, { sats: '25' })])],
  [
    'R066',
    'no rate',
    '3 5 6 31 32 33 51 52 82 84 85 87 89 92'.split(' '),
    (code) => of([line(code, 10, { grunnlag: '40' })]),
  ],
  [
    'R066',
    'no basis, in a return of another category',
    '3 5 6 31 32 33 51 52 82 84 85 87 89 92'.split(' '),
    (code) => reverse([line(code, 10, { sats: '25' })]),
  ],
  ['R081', 'a basis without a rate', '81 83 86 88 91'.split(' '), (code) => of([line(code, 10, { grunnlag: '40' })])],
  ['R081', 'a rate without a basis', '81 83 86 88 91'.split(' '), (code) => of([line(code, 10, { sats: '25' })])],
  [
    'R086',
    'a positive claim without a note',
    '1 11 13 14 15 81 83 86 88 91'.split(' '),
    (code) => compensation([base(code, 400, '25', 100)]),
  ],
  [
    'R086',
    'a positive adjustment without a note',
    '11 13 15 83 86 88 91'.split(' '),
    (code) => compensation([base(code, 400, '25', 100, { spesifikasjon: ADJUSTMENT })]),
  ],
  [
    'R087',
    'adjustment of real property',
    except('1', '14', '81'),
    (code) => compensation([base(code, -400, '25', -100, { spesifikasjon: ADJUSTMENT })]),
  ],
  [
    'R088',
    'codes of a claim for compensation',
    except('1', '11', '13', '14', '15', '81', '83', '86', '88', '91'),
    (code) => compensation([negative(code)]),
  ],
  ['R093', 'no basis', all, (code) => compensation([line(code, -10, { sats: '25' })])],
  ['R093', 'no rate', all, (code) => compensation([line(code, -10, { grunnlag: '-40' })])],
  [
    'R108',
    'a negative basis without a note, reverse charge',
    '86 87 88 89 91 92'.split(' '),
    (code) => reverse([negative(code)]),
  ],
  [
    'R109',
    'no rate, reverse charge',
    '86 87 88 89 91 92'.split(' '),
    (code) => reverse([line(code, 10, { grunnlag: '40' })]),
  ],
  [
    'R109',
    'no basis, reverse charge',
    '86 87 88 89 91 92'.split(' '),
    (code) => reverse([line(code, 10, { sats: '25' })]),
  ],
  [
    'R111',
    'right to compensation, reverse charge',
    except('86', '88', '91'),
    (code) => reverse([base(code, 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
  ],
  [
    'R113',
    'codes of reverse charge',
    except('86', '87', '88', '89', '91', '92'),
    (code) => reverse([base(code, 400, '25', 100)]),
  ],
  [
    'R114',
    'right to compensation',
    except('81', '83', '86', '88', '91'),
    (code) => of([base(code, 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
  ],
  [
    'R116',
    'right to compensation with basis and rate',
    except('81', '83', '86', '88', '91'),
    (code) => reverse([base(code, 400, '25', 100, { spesifikasjon: 'kompensasjonsrett' })]),
  ],
  [
    'R116',
    'right to compensation without a rate',
    all,
    (code) => primary([line(code, 100, { grunnlag: '400', spesifikasjon: 'kompensasjonsrett' })]),
  ],
  ['R124', 'no specification', '86 88 91'.split(' '), (code) => reverse([base(code, 400, '25', 100)])],
  [
    'R127',
    'a tax of zero of a basis and a rate',
    except('1', '11', '12', '13', '14', '15'),
    (code) => of([base(code, 400, '25', 0)]),
  ],
];

describe('a rule about codes', () => {
  it.each(rows)('%s: %s', (rule, _, breaks, sample) => {
    expect(all.filter((code) => numbers(sample(code)).includes(rule))).toEqual(
      all.filter((code) => breaks.includes(code)),
    );
  });
});

describe('a note', () => {
  it('of either kind is what R020, R021, R086 and R108 ask for', () => {
    for (const merknad of [why, { utvalgtMerknad: 'kreditnota' }]) {
      expect(numbers(of([{ ...negative('3'), merknad }]))).not.toContain('R020');
      expect(numbers(of([line('1', 10, { merknad })]))).not.toContain('R021');
      expect(numbers(compensation([base('1', 400, '25', 100, { merknad })]))).not.toContain('R086');
      expect(numbers(reverse([{ ...negative('87'), merknad }]))).not.toContain('R108');
    }
  });
});

describe('specifications that a category does not know', () => {
  it.each([
    ['R091', compensation],
    ['R110', reverse],
  ] as const)('%s: reversal, loss on claims and withdrawal, and nothing else', (rule, inCategory) => {
    const broken = [REVERSAL, 'tapPåKrav', 'uttak', 'justering', ADJUSTMENT, 'kompensasjonsrett', null].filter(
      (spesifikasjon) => numbers(inCategory([base('86', -400, '25', -100, { spesifikasjon })])).includes(rule),
    );
    expect(broken).toEqual([REVERSAL, 'tapPåKrav', 'uttak']);
  });

  it('R069: each in the category of its list', () => {
    const known = (value: (spesifikasjon: string) => MvaReturn) =>
      ['justering', 'kompensasjonsrett', 'tapPåKrav', 'uttak', REVERSAL, ADJUSTMENT, 'tapPaaKrav', ''].filter(
        (name) => !numbers(value(name)).includes('R069'),
      );
    const ordinary = ['justering', 'kompensasjonsrett', 'tapPåKrav', 'uttak', REVERSAL];
    expect(known((spesifikasjon) => of([line('1', -1, { spesifikasjon })]))).toEqual(ordinary);
    expect(known((spesifikasjon) => primary([line('1', -1, { spesifikasjon })]))).toEqual(ordinary);
    expect(known((spesifikasjon) => reverse([line('1', -1, { spesifikasjon })]))).toEqual(['kompensasjonsrett']);
    expect(known((spesifikasjon) => compensation([line('1', -1, { spesifikasjon })]))).toEqual([ADJUSTMENT]);
  });
});
