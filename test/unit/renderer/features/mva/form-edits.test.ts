import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edited } from '../../../../../electron/engine/mva/form/edited.ts';
import type { MvaReturn } from '../../../../../electron/engine/mva/model.ts';
import { checkReturn } from '../../../../../electron/engine/mva/rules/check.ts';
import { choiceOf } from '../../../../../renderer/features/mva/form/choices.ts';
import {
  addCode,
  changeLine,
  type FormState,
  formOf,
  ratesFor,
  removeLine,
  stateOf,
} from '../../../../../renderer/features/mva/form/edits.ts';
import { fixesOf } from '../../../../../renderer/features/mva/form/fixes.ts';
import { themesOf } from '../../../../../renderer/features/mva/lines.ts';
import { type Category, category as categories, type ReturnLine } from '../../../../../shared/contract/mva.ts';
import { line, NOVEMBER, sampleReturn } from '../../../../fixtures/mva/samples.ts';

function counting() {
  let last = 0;
  return () => ++last;
}

const periodOf = (category: Category) =>
  category === 'omvendtAvgiftsplikt'
    ? ({ kind: 'treMaaneder', number: 3, year: 2026 } as const)
    : ({ kind: 'toMaaneder', number: 5, year: 2026 } as const);

const begin = (lines: readonly ReturnLine[], newId = counting()): FormState =>
  stateOf({ lines: [...lines], note: null, payoutKid: null }, newId);
const rows = ({ lines }: FormState) =>
  lines.map(({ mvaKode, grunnlag, sats, merverdiavgift }) => [mvaKode, grunnlag, sats, merverdiavgift]);

describe('the steps of editing', () => {
  it('propose the tax from basis and rate, cut toward zero, and keep a full deduction full', () => {
    const newId = counting();
    let state = addCode(begin([], newId), sampleReturn(), '86', newId);
    expect(rows(state)).toEqual([
      ['86', '0', '25', '0'],
      ['86', null, null, '0'],
    ]);
    state = changeLine(state, 1, { grunnlag: '-7403' });
    expect(rows(state)).toEqual([
      ['86', '-7403', '25', '-1850'],
      ['86', null, null, '1850'],
    ]);
  });

  it('leave a tax alone that somebody set to something else, and a partial deduction too', () => {
    let state = begin([line('86', 100, { grunnlag: '1000', sats: '25' }), line('86', -50)]);
    state = changeLine(state, 1, { grunnlag: '2000' });
    expect(rows(state)).toEqual([
      ['86', '2000', '25', '100'],
      ['86', null, null, '-50'],
    ]);
  });

  it('give a compensation claim one line with a basis, and raw fish its rate with a comma', () => {
    const newId = counting();
    const heading = { category: 'kompensasjon', period: periodOf('kompensasjon') } as const;
    expect(rows(addCode(begin([], newId), heading, '86', newId))).toEqual([['86', '0', '25', '0']]);
    expect(ratesFor('32', periodOf('alminnelig'))).toEqual(['11,11']);
    const fish = addCode(begin([], newId), sampleReturn(), '32', newId);
    expect(rows(changeLine(fish, fish.lines[0]?.id ?? 0, { grunnlag: '900' }))).toEqual([['32', '900', '11,11', '99']]);
  });

  it('never make a line that breaks the rules of which fields it has, whatever code of the category is added', () => {
    const structural = ['R053', 'R054', 'R065', 'R066', 'R081', 'R088', 'R093', 'R109', 'R113', 'R116', 'R124', 'R003'];
    for (const category of categories.options) {
      const heading = { category, period: periodOf(category) };
      for (const code of themesOf(category).flatMap(([, codes]) => codes)) {
        const newId = counting();
        const value = edited(
          sampleReturn({ ...heading, lines: [] }),
          formOf(addCode(begin([], newId), heading, code, newId)),
        );
        const broken = checkReturn(value, NOVEMBER).filter(({ rule }) => structural.includes(rule));
        expect([category, code, broken]).toEqual([category, code, []]);
      }
    }
  });

  it('end with a total that is the sum of the lines, in whatever order they come', () => {
    const act = fc.oneof(
      fc.record({ add: fc.constantFrom('3', '1', '86', '32', '81', '5') }),
      fc.record({ base: fc.bigInt({ min: -999_999_999n, max: 999_999_999n }), at: fc.nat() }),
      fc.record({ tax: fc.bigInt({ min: -999_999_999n, max: 999_999_999n }), at: fc.nat() }),
      fc.record({ remove: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const newId = counting();
        let state = begin(sampleReturn().lines, newId);
        const idAt = (at: number) => state.lines[at % Math.max(1, state.lines.length)]?.id ?? 0;
        for (const each of acts) {
          if ('add' in each) state = addCode(state, sampleReturn(), each.add, newId);
          else if ('remove' in each) state = removeLine(state, idAt(each.remove));
          else if ('base' in each) state = changeLine(state, idAt(each.at), { grunnlag: String(each.base) });
          else state = changeLine(state, idAt(each.at), { merverdiavgift: String(each.tax) });
        }
        const value = edited(sampleReturn(), formOf(state));
        const sum = value.lines.reduce((total, { merverdiavgift }) => total + BigInt(merverdiavgift), 0n);
        expect(value.fastsattMerverdiavgift).toBe(String(sum));
        expect(checkReturn(value, NOVEMBER).map(({ rule }) => rule)).not.toContain('R018');
      }),
    );
  });
});

/** Every fix that is offered, tried: what it was offered for is gone. */
describe('a proposed fix', () => {
  const cases: readonly (readonly [rule: string, value: Partial<MvaReturn>, after: readonly unknown[]])[] = [
    ['R018', { fastsattMerverdiavgift: '1' }, []],
    ['R019', { lines: [line('3', 10, { grunnlag: '1000', sats: '25' })] }, [['3', '1000', '25', '250']]],
    ['R127', { lines: [line('3', 0, { grunnlag: '1000', sats: '25' })] }, [['3', '1000', '25', '250']]],
    ['R003', { lines: [line('33', 150, { grunnlag: '1000', sats: '15' })] }, [['33', '1000', '12', '120']]],
    ['R021', { lines: [line('1', 11200)] }, [['1', null, null, '-11200']]],
    ['R065', { lines: [line('1', -250, { grunnlag: '-1000', sats: '25' })] }, [['1', null, null, '-250']]],
    ['R066', { lines: [line('3', 250, { grunnlag: '1000' })] }, [['3', '1000', '25', '250']]],
    ['R081', { lines: [line('86', -250, { sats: '25' })] }, [['86', null, null, '-250']]],
    ['R082', { lines: [line('1', '-11.50')] }, [['1', null, null, '-11']]],
    ['R039', { lines: [line('1', -250, { spesifikasjon: 'uttak' })] }, [['1', null, null, '-250']]],
    ['R079', { payoutKid: '12' }, []],
    ['R071', { note: { utvalgtMerknad: 'kreditnota' } }, []],
    ['R074', { lines: [line('1', -250, { merknad: { utvalgtMerknad: 'tjenesteeksport' } })] }, []],
    [
      'R025',
      { lines: [line('86', 250, { grunnlag: '1000', sats: '25' }), line('86', -400)] },
      [
        ['86', '1000', '25', '250'],
        ['86', null, null, '-250'],
      ],
    ],
    [
      'R035',
      { lines: [line('86', 250, { grunnlag: '1000', sats: '25' })] },
      [
        ['86', '1000', '25', '250'],
        ['86', null, null, '-250'],
      ],
    ],
    [
      'R030',
      { lines: [line('86', -251)] },
      [
        ['86', null, null, '-251'],
        ['86', '1004', '25', '251'],
      ],
    ],
    [
      'R029',
      { lines: [line('83', -151)] },
      [
        ['83', null, null, '-151'],
        ['83', '1007', '15', '151'],
      ],
    ],
    ['R053', { lines: [line('7', 0)] }, []],
  ];
  it.each(cases)('for %s does away with it', (rule, more, after) => {
    const value = sampleReturn(more);
    const finding = checkReturn(value, NOVEMBER).find((each) => each.rule === rule);
    if (!finding) throw new Error(`not broken: ${rule}`);
    const state = stateOf({ lines: [...value.lines], note: value.note, payoutKid: value.payoutKid }, counting());
    const at = finding.line === null ? undefined : state.lines[finding.line];
    const [fix] = fixesOf(finding, at, state, value);
    if (!fix) throw new Error(`nothing offered for ${rule}`);
    const next = fix.apply(state);
    if (after.length > 0) expect(rows(next)).toEqual(after);
    expect(checkReturn(edited(value, formOf(next)), NOVEMBER).map((each) => each.rule)).not.toContain(rule);
  });

  const compensation = { category: 'kompensasjon', period: periodOf('kompensasjon') } as const;
  const reverse = { category: 'omvendtAvgiftsplikt', period: periodOf('omvendtAvgiftsplikt') } as const;
  const reversal = 'tilbakeføringAvInngåendeMerverdiavgift';

  it.each([
    ['R020', sampleReturn({ lines: [line('3', -250, { grunnlag: '-1000', sats: '25' })] }), 'kreditnota'],
    ['R021', sampleReturn({ lines: [line('1', 250)] }), 'kreditnota'],
    ['R078', sampleReturn({ lines: [line('1', 250, { spesifikasjon: reversal })] }), 'personkjøretøy'],
    [
      'R086',
      sampleReturn({ ...compensation, lines: [line('1', 250, { grunnlag: '1000', sats: '25' })] }),
      'kreditnota',
    ],
    ['R108', sampleReturn({ ...reverse, lines: [line('87', -250, { grunnlag: '-1000', sats: '25' })] }), 'kreditnota'],
    ['R053', sampleReturn({ lines: [line('2', 250, { grunnlag: '1000', sats: '25' })] }), '3'],
    ['R088', sampleReturn({ ...compensation, lines: [line('12', -250, { grunnlag: '-1000', sats: '25' })] }), '1'],
    ['R113', sampleReturn({ ...reverse, lines: [line('82', 250, { grunnlag: '1000', sats: '25' })] }), '87'],
  ] as const)('for %s is chosen from what fits, and does away with it', (rule, value, chosen) => {
    const state = begin(value.lines);
    const finding = checkReturn(value, NOVEMBER).find((each) => each.rule === rule);
    const choice = finding && choiceOf(finding, state.lines[0], value);
    expect(choice?.values).toContain(chosen);
    for (const each of choice?.values ?? []) {
      const after = edited(value, formOf(choice?.apply(state, each) ?? state));
      const rules = checkReturn(after, NOVEMBER).map((found) => found.rule);
      expect(rules, each).not.toContain(rule);
      // What is offered fits: no other rule says that it does not.
      expect(rules, each).not.toEqual(expect.arrayContaining([expect.stringMatching(/^R07[0-6]$|^R003$|^R06[56]$/)]));
    }
  });

  it('is not guessed where the other half is there, or what was deducted is no deduction', () => {
    for (const lines of [[line('86', -250), line('86', -100)], [line('86', 250)]]) {
      const value = sampleReturn({ lines });
      const finding = checkReturn(value, NOVEMBER).find((each) => each.rule === 'R030');
      const state = begin(lines);
      expect(finding && fixesOf(finding, state.lines[0], state, value)).toEqual([]);
    }
  });

  it('in reverse charge, compensation’s own specification', () => {
    const value = sampleReturn({
      category: 'omvendtAvgiftsplikt',
      period: periodOf('omvendtAvgiftsplikt'),
      lines: [line('86', 250, { grunnlag: '1000', sats: '25' })],
    });
    const finding = checkReturn(value, NOVEMBER).find(({ rule }) => rule === 'R124');
    const state = begin(value.lines);
    const [fix] = finding ? fixesOf(finding, state.lines[0], state, value) : [];
    expect(fix?.apply(state).lines[0]?.spesifikasjon).toBe('kompensasjonsrett');
  });
});
