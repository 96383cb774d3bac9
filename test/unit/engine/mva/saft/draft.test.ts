import { describe, expect, it } from 'vitest';
import type { SaftAnswers } from '../../../../../electron/engine/mva/saft/answers.ts';
import { type Draft, draftOf } from '../../../../../electron/engine/mva/saft/draft.ts';
import type { Category, Period } from '../../../../../shared/contract/mva.ts';
import { codeAllowed, isKnownCode } from '../../../../../shared/mva/codes.ts';
import { type FileSpec, type LineSpec, ledgerOf, ORGANISATION, saftFile } from './saft-file.ts';

interface More {
  category?: Category;
  answers?: SaftAnswers;
  period?: Period;
  file?: FileSpec;
}

/** A draft of postings on own codes named after what they stand for: `U86` and `I86` are two codes for 86. */
async function drafted(
  lines: readonly LineSpec[],
  { category = 'alminnelig', answers, period, file }: More = {},
): Promise<Draft> {
  const used = new Set(lines.flatMap(({ taxes = [] }) => taxes.map(({ code }) => code)));
  const codes = [...used].map((code) => ({ code, standard: code.replace(/\D/g, '') || 'NA' }));
  const ledger = await ledgerOf(saftFile({ codes, transactions: [{ lines }], ...file }), period);
  return draftOf(ledger, { organisationNumber: ORGANISATION, category }, answers);
}

const buy = (code: string, base: string, tax: string, account = '4000'): LineSpec => ({
  account,
  side: 'Debit',
  amount: base,
  taxes: [{ code, base, tax }],
});
const sell = (code: string, base: string, tax: string, account = '3000'): LineSpec => ({
  ...buy(code, base, tax, account),
  side: 'Credit',
});

const shown = ({ lines }: Draft) =>
  lines.map(({ line }) => [line.mvaKode, line.spesifikasjon, line.grunnlag, line.sats, line.merverdiavgift]);
const asked = ({ questions }: Draft) => questions.map(({ id }) => id);

describe('lines per code', () => {
  it.each([
    ['3', '25'],
    ['31', '15'],
    ['33', '12'],
    ['32', '11,11'],
  ])('sale with code %s has base, rate and tax', async (code, rate) => {
    expect(shown(await drafted([sell(code, '1000', '99.99')]))).toEqual([[code, null, '1000', rate, '99']]);
  });

  it.each(['5', '6', '51', '52'])('sale with code %s has a base and no tax', async (code) => {
    expect(shown(await drafted([sell(code, '1000', '0')]))).toEqual([[code, null, '1000', '0', '0']]);
  });

  it.each(['1', '11', '12', '13', '14', '15'])('purchase with code %s has a deduction alone', async (code) => {
    expect(shown(await drafted([buy(code, '1000', '99.99')]))).toEqual([[code, null, null, null, '-99']]);
  });

  it.each([
    ['81', '25', '250'],
    ['83', '15', '150'],
    ['86', '25', '250'],
    ['88', '12', '120'],
    ['91', '25', '250'],
  ])('a pair on code %s has two lines, never netted', async (code, rate, tax) => {
    const draft = await drafted([buy(`I${code}`, '1000', tax), sell(`U${code}`, '1000', tax)]);
    expect(shown(draft)).toEqual([
      [code, null, '1000', rate, tax],
      [code, null, null, null, `-${tax}`],
    ]);
    expect(draft.fastsattMerverdiavgift).toBe('0');
    expect(asked(draft)).toEqual([]);
  });

  it("works out the buyer's tax where the ledger has only bases", async () => {
    const draft = await drafted([buy('I88', '1000.50', '0'), sell('U88', '1000.50', '0')]);
    expect(shown(draft)).toEqual([
      ['88', null, '1000', '12', '120'],
      ['88', null, null, null, '-120'],
    ]);
    expect(draft.lines.map(({ tax, taxFrom }) => [tax, taxFrom])).toEqual([
      [12_006n, 'calculated'],
      [-12_006n, 'calculated'],
    ]);
  });

  it.each([
    ['82', '25', '250'],
    ['84', '15', '150'],
    ['85', '0', '0'],
    ['87', '25', '250'],
    ['89', '12', '120'],
    ['92', '25', '250'],
  ])('code %s has one line from its credit side', async (code, rate, tax) => {
    const draft = await drafted([{ side: 'Debit', amount: '1000' }, sell(code, '1000', tax)]);
    expect(shown(draft)).toEqual([[code, null, '1000', rate, tax]]);
    expect(asked(draft)).toEqual([]);
  });

  it.each(['0', '7', '20', '21', '22'])('code %s is never reported', async (code) => {
    const draft = await drafted([buy(code, '1000', '0'), sell(code, '5', '0')]);
    expect([shown(draft), asked(draft)]).toEqual([[], []]);
  });

  it('knows every code there is', async () => {
    const known = Array.from({ length: 100 }, (_, code) => String(code)).filter(isKnownCode);
    expect(known).toHaveLength(25);
    const draft = await drafted(
      known.flatMap((code) => [sell(code, '1000', '0'), buy(code, '700', '0')]),
      { answers: { halves: Object.fromEntries(known.map((code) => [code, 'side'])) } },
    );
    expect(new Set(draft.lines.map(({ line }) => line.mvaKode))).toEqual(
      new Set(known.filter((code) => !['1', '11', '12', '13', '14', '15'].includes(code))),
    );
  });

  it('subtracts a credit note, on the other side or with a minus', async () => {
    const draft = await drafted([
      sell('3', '1000', '250'),
      buy('3', '100', '25'),
      sell('3', '-40', '-10'),
      buy('1', '100', '25'),
      sell('1', '40', '10'),
    ]);
    expect(shown(draft)).toEqual([
      ['3', null, '860', '25', '215'],
      ['1', null, null, null, '-15'],
    ]);
  });

  it('shows a line whose credit notes are the larger with the opposite sign', async () => {
    expect(shown(await drafted([buy('3', '100', '25'), sell('1', '40', '10')]))).toEqual([
      ['3', null, '-100', '25', '-25'],
      ['1', null, null, null, '10'],
    ]);
  });

  it('cuts each line to whole kroner toward zero, after adding up, and sums what is cut', async () => {
    const draft = await drafted([
      sell('3', '0.60', '0.15'),
      sell('3', '0.60', '0.15'),
      sell('31', '10', '1.99'),
      buy('1', '10', '2.99'),
      buy('1', '0', '0.99'),
    ]);
    expect(shown(draft)).toEqual([
      ['3', null, '1', '25', '0'],
      ['31', null, '10', '15', '1'],
      ['1', null, null, null, '-3'],
    ]);
    expect(draft.fastsattMerverdiavgift).toBe('-2');
  });

  it('adds amounts past what a float holds', async () => {
    const draft = await drafted([sell('3', '9007199254740993.01', '90071992547409.93'), sell('3', '0.99', '0.07')]);
    expect(shown(draft)).toEqual([['3', null, '9007199254740994', '25', '90071992547410']]);
  });

  it('leaves out a code that came to nothing', async () => {
    expect(shown(await drafted([sell('3', '100', '25'), buy('3', '100', '25')]))).toEqual([]);
  });

  it('gives a line per own code when asked to', async () => {
    const draft = await drafted([sell('a3', '100', '25'), sell('b3', '100', '25')], { answers: { ownCodes: true } });
    expect(draft.lines.map(({ line }) => [line.mvaKodeRegnskapsystem, line.merverdiavgift])).toEqual([
      ['a3', '25'],
      ['b3', '25'],
    ]);
  });

  it('takes the rate of the period, two of them where it changed within it', async () => {
    const covers = '<SelectionStartDate>2020-01-01</SelectionStartDate><SelectionEndDate>2020-12-31</SelectionEndDate>';
    const at = (date: string, percent: string, tax: string) => ({
      date,
      lines: [{ side: 'Credit' as const, amount: '100', taxes: [{ code: '33', base: '100', tax, percent }] }],
    });
    const file = {
      covers,
      codes: [{ code: '33', standard: '33', percent: '6' }],
      transactions: [at('2020-03-31', '12.00', '12'), at('2020-04-01', '6', '6')],
    };
    const draft = await drafted([], { file, period: { kind: 'toMaaneder', number: 2, year: 2020 } });
    expect(shown(draft)).toEqual([
      ['33', null, '100', '12', '12'],
      ['33', null, '100', '6', '6'],
    ]);
  });

  it('tells how far the VAT accounts are from the return', async () => {
    const draft = await drafted([
      sell('3', '100', '25'),
      { account: '2700', side: 'Credit', amount: '30' },
      { account: '2710', side: 'Debit', amount: '2.50' },
    ]);
    expect(draft.vatAccounts).toEqual({
      movements: [
        { account: '2700', movement: 3_000n },
        { account: '2710', movement: -250n },
      ],
      difference: 250n,
    });
  });
});

describe('other categories', () => {
  const pair = [buy('I86', '1000', '250'), sell('U86', '1000', '250')];

  it('reverse charge takes the half that is owed, and no deduction', async () => {
    const draft = await drafted([...pair, sell('87', '100', '25')], { category: 'omvendtAvgiftsplikt' });
    expect(shown(draft)).toEqual([
      ['86', 'kompensasjonsrett', '1000', '25', '250'],
      ['87', null, '100', '25', '25'],
    ]);
  });

  it('reverse charge asks about codes that have no place there', async () => {
    const ask = (answers: SaftAnswers) =>
      drafted([sell('3', '100', '25')], { category: 'omvendtAvgiftsplikt', answers });
    expect(asked(await ask({}))).toEqual(['codeNotInCategory:omvendtAvgiftsplikt:3']);
    const settled = await ask({ accepted: ['codeNotInCategory:omvendtAvgiftsplikt:3'] });
    expect([shown(settled), asked(settled)]).toEqual([[], []]);
  });

  const flagged: FileSpec = {
    codes: [
      { code: 'K', standard: '1', percent: '25', more: '<Compensation>true</Compensation>' },
      { code: 'F', standard: '1' },
    ],
  };

  it('compensation claims what is marked as such, with negative bases and rates', async () => {
    const lines = [buy('K', '1000', '250'), sell('K', '100', '25'), buy('F', '40', '10')];
    const file = { ...flagged, transactions: [{ lines }] };
    const draft = await drafted([], { category: 'kompensasjon', file });
    expect(shown(draft)).toEqual([['1', null, '-900', '25', '-225']]);
    expect(asked(draft)).toEqual(['compensation:kompensasjon:F']);
    const settled = await drafted([], { category: 'kompensasjon', file, answers: { compensation: { F: true } } });
    expect(shown(settled)).toEqual([['1', null, '-940', '25', '-235']]);
    expect(asked(settled)).toEqual([]);
  });

  it('compensation claims the deduction half of a pair, with its base', async () => {
    const draft = await drafted(pair, {
      category: 'kompensasjon',
      answers: { compensation: { I86: true, U86: true } },
    });
    expect(shown(draft)).toEqual([['86', null, '-1000', '25', '-250']]);
  });

  it('the ordinary return leaves out what is claimed as compensation, and asks', async () => {
    const draft = await drafted([], { file: { ...flagged, transactions: [{ lines: [buy('K', '1000', '250')] }] } });
    expect([shown(draft), asked(draft)]).toEqual([[], ['compensation:alminnelig:K']]);
  });

  it("the ordinary return reports the buyer's tax that is claimed as compensation", async () => {
    const draft = await drafted(pair, { answers: { compensation: { I86: true, U86: true } } });
    expect(shown(draft)).toEqual([['86', 'kompensasjonsrett', '1000', '25', '250']]);
  });

  it('no line has a code its category does not allow', async () => {
    for (const category of ['alminnelig', 'primaernaering', 'omvendtAvgiftsplikt', 'kompensasjon'] as const) {
      const draft = await drafted([...pair, sell('3', '1', '1'), buy('1', '1', '1'), sell('82', '1', '1')], {
        category,
        answers: { compensation: { 1: true, I86: true } },
      });
      expect(draft.lines.filter(({ line }) => !codeAllowed(line.mvaKode, category))).toEqual([]);
    }
  });
});
