import { describe, expect, it } from 'vitest';
import type { SaftAnswers } from '../../../../../electron/engine/mva/saft/answers.ts';
import { type Draft, draftOf } from '../../../../../electron/engine/mva/saft/draft.ts';
import type { Period } from '../../../../../shared/contract/mva.ts';
import { type FileSpec, type LineSpec, ledgerOf, ORGANISATION, saftFile } from './saft-file.ts';

const posted = (code: string, side: 'Debit' | 'Credit', base: string, tax: string, account = '4000'): LineSpec => ({
  account,
  side,
  amount: base,
  taxes: [{ code, base, tax }],
});

async function drafted(file: FileSpec, answers: SaftAnswers = {}, period?: Period): Promise<Draft> {
  return draftOf(
    await ledgerOf(saftFile(file), period),
    { organisationNumber: ORGANISATION, category: 'alminnelig' },
    answers,
  );
}

const shown = ({ lines }: Draft) =>
  lines.map(({ line }) => [line.mvaKode, line.spesifikasjon, line.grunnlag, line.merverdiavgift]);
const asked = ({ questions }: Draft) => questions.map(({ id }) => id);
const one = (
  standard: string,
  line: LineSpec,
  more: Partial<NonNullable<FileSpec['codes']>[number]> = {},
): FileSpec => ({
  codes: [{ code: 'A', standard, ...more }],
  transactions: [{ lines: [line] }],
});

describe('is this the right file', () => {
  it('of this client, unless a person says so', async () => {
    const file = { organisation: 'NO 987 654 325 MVA' };
    expect(asked(await drafted(file))).toEqual(['otherOrganisation:987654325']);
    expect(asked(await drafted(file, { accepted: ['otherOrganisation:987654325'] }))).toEqual([]);
    expect(asked(await drafted({ organisation: `NO ${ORGANISATION} MVA` }))).toEqual([]);
  });

  it('for all of the period', async () => {
    const covers = '<SelectionStartDate>2026-01-01</SelectionStartDate><SelectionEndDate>2026-03-31</SelectionEndDate>';
    const draft = await drafted({ covers });
    expect(draft.questions).toEqual([
      {
        code: 'notCovered',
        id: 'notCovered:2026-toMaaneder-2:2026-04-01',
        params: { from: '2026-04-01', to: '2026-04-30' },
        acceptable: true,
      },
    ]);
    expect(asked(await drafted({ covers: '' }))).toEqual(['notCovered:2026-toMaaneder-2:2026-03-01']);
  });

  it('in kroner: that cannot be waved through', async () => {
    expect(asked(await drafted({ currency: 'EUR' }, { accepted: ['otherCurrency:EUR'] }))).toEqual([
      'otherCurrency:EUR',
    ]);
  });

  it('with amounts in whole øre', async () => {
    const file = { transactions: [{ lines: [{ side: 'Debit' as const, amount: '1.005' }] }] };
    expect(asked(await drafted(file))).toEqual(['rounded:1']);
  });
});

describe('which date places a line', () => {
  const codes = [{ code: '3', standard: '3' }];
  const sale = (base: string, tax: string) => [posted('3', 'Credit', base, tax)];
  const file: FileSpec = {
    codes,
    transactions: [
      { date: '2026-03-01', lines: sale('100', '25') },
      { date: '2026-04-30', period: '5', lines: sale('40', '10') },
      { date: '2026-05-02', period: '04', lines: sale('8', '2') },
      { date: '2026-05-02', lines: sale('1000', '250') },
      { date: '2026-04-30', period: '13', lines: sale('4', '1') },
    ],
  };

  it('is asked when the two differ, and either can be chosen', async () => {
    const open = await drafted(file);
    expect(open.questions).toEqual([
      { code: 'placement', id: 'placement:1/1', params: { onlyByDate: 1, onlyByMonth: 1 }, acceptable: true },
    ]);
    expect(shown(open)).toEqual([['3', null, '144', '36']]);
    const byDate = await drafted(file, { placedBy: 'date' });
    expect([shown(byDate), asked(byDate)]).toEqual([[['3', null, '144', '36']], []]);
    const byMonth = await drafted(file, { placedBy: 'month' });
    expect([shown(byMonth), asked(byMonth)]).toEqual([[['3', null, '112', '28']], []]);
  });

  it('is the transaction date for periods that are no months', async () => {
    const draft = await drafted(file, {}, { kind: 'halvMaaned', number: 8, year: 2026 });
    expect([shown(draft), asked(draft)]).toEqual([[['3', null, '44', '11']], []]);
  });
});

describe('what a code stands for', () => {
  it.each([
    ['no standard code', { codes: [{ code: 'A' }] }],
    ['NA', { codes: [{ code: 'A', standard: 'NA' }] }],
    ['an unknown standard code', { codes: [{ code: 'A', standard: '99' }] }],
    ['nothing in the table', { codes: [] }],
    [
      'two things at once',
      {
        codes: [
          { code: 'A', standard: '3' },
          { code: 'A', standard: '31' },
        ],
      },
    ],
  ])('is asked for with %s, and left out until then', async (_what, { codes }) => {
    const file = { codes, transactions: [{ lines: [posted('A', 'Credit', '100', '25')] }] };
    const open = await drafted(file, { accepted: ['missingStandardCode:A'] });
    expect([shown(open), asked(open)]).toEqual([[], ['missingStandardCode:A']]);
    const settled = await drafted(file, { standardCodes: { A: '3' } });
    expect([shown(settled), asked(settled)]).toEqual([[['3', null, '100', '25']], []]);
    expect(asked(await drafted(file, { standardCodes: { A: '7' } }))).toEqual([]);
    expect(asked(await drafted(file, { standardCodes: { A: 'x' } }))).toEqual(['missingStandardCode:A']);
  });

  it('is not asked for when nothing was posted on it', async () => {
    expect(asked(await drafted({ codes: [{ code: 'A' }] }))).toEqual([]);
  });

  it('is what held in the period', async () => {
    const codes = [
      {
        code: 'A',
        standard: '31',
        more: '<EffectiveDate>2006-01-01</EffectiveDate><ExpirationDate>2025-12-31</ExpirationDate>',
      },
      { code: 'A', standard: '3', more: '<EffectiveDate>2026-01-01</EffectiveDate>' },
    ];
    const draft = await drafted({ codes, transactions: [{ lines: [posted('A', 'Credit', '100', '25')] }] });
    expect([shown(draft), asked(draft)]).toEqual([[['3', null, '100', '25']], []]);
  });

  it('has the rate of the code list, and tells when the ledger has another', async () => {
    const draft = await drafted(one('3', posted('A', 'Credit', '100', '24'), { percent: '24' }));
    expect(draft.questions).toEqual([
      { code: 'rate', id: 'rate:A:24', params: { taxCode: 'A', percentage: '24', rate: '25' }, acceptable: true },
    ]);
    expect(draft.lines[0]?.line.sats).toBe('25');
  });

  it('is never taken from what every object has', async () => {
    const file = { codes: [], transactions: [{ lines: [posted('constructor', 'Credit', '100', '25')] }] };
    expect(asked(await drafted(file, { standardCodes: {} }))).toEqual(['missingStandardCode:constructor']);
  });
});

describe('spesifikasjon, which SAF-T does not have', () => {
  const reversal = 'tilbakeføringAvInngåendeMerverdiavgift';
  it.each([
    [
      'uttak',
      '3',
      posted('A', 'Credit', '100', '25'),
      { description: 'Uttak av varer' },
      [['3', 'uttak', '100', '25']],
    ],
    ['tapPåKrav', '1', posted('A', 'Debit', '100', '25', '7830'), {}, [['1', 'tapPåKrav', null, '-25']]],
    [
      'tapPåKrav',
      '11',
      posted('A', 'Debit', '100', '15'),
      { description: 'Tap på krav' },
      [['11', 'tapPåKrav', null, '-15']],
    ],
    [
      'justering',
      '1',
      posted('A', 'Credit', '100', '25'),
      { description: 'Justering inng. mva' },
      [['1', 'justering', null, '25']],
    ],
    [reversal, '1', posted('A', 'Credit', '25', '25', '2713'), {}, [['1', reversal, null, '25']]],
    [
      reversal,
      '81',
      posted('A', 'Credit', '100', '25'),
      { description: 'Tilbakeføring' },
      [['81', reversal, null, '25']],
    ],
  ] as const)(
    '%s on code %s is proposed where the ledger hints at it, and used when a person says so',
    async (specification, standard, line, more, expected) => {
      const file = one(standard, line, more);
      const open = await drafted(file);
      expect(open.questions.find(({ code }) => code === 'specification')?.params).toMatchObject({
        taxCode: 'A',
        account: line.account,
        suggestion: specification,
      });
      expect(open.lines.map((each) => each.line.spesifikasjon)).not.toContain(specification);
      const settled = await drafted(file, { specifications: [{ taxCode: 'A', account: null, specification }] });
      expect([shown(settled), asked(settled)]).toEqual([expected, []]);
      const none = await drafted(file, {
        specifications: [{ taxCode: 'A', account: line.account ?? '', specification: null }],
      });
      expect(asked(none)).not.toContain(`specification:A@${line.account}`);
    },
  );

  it('is not asked about for ordinary postings', async () => {
    expect(asked(await drafted(one('1', posted('A', 'Debit', '100', '25'))))).toEqual([]);
  });

  it('goes by account where an answer names one', async () => {
    const file = {
      codes: [{ code: 'A', standard: '3' }],
      transactions: [
        { lines: [posted('A', 'Credit', '100', '25', '3000'), posted('A', 'Credit', '40', '10', '3060')] },
      ],
    };
    const draft = await drafted(file, { specifications: [{ taxCode: 'A', account: '3060', specification: 'uttak' }] });
    expect(shown(draft)).toEqual([
      ['3', null, '100', '25'],
      ['3', 'uttak', '40', '10'],
    ]);
  });

  it('is refused where it may not stand', async () => {
    const draft = await drafted(one('3', posted('A', 'Credit', '100', '25')), {
      specifications: [{ taxCode: 'A', account: null, specification: 'tapPåKrav' }],
    });
    expect([shown(draft), asked(draft)]).toEqual([[['3', null, '100', '25']], ['specificationNotAllowed:A@4000']]);
  });
});

it('a deductible purchase without a tax is asked about, and is no line', async () => {
  const draft = await drafted(one('1', posted('A', 'Debit', '100', '0')));
  expect([shown(draft), asked(draft)]).toEqual([[], ['noTax:A']]);
});

describe("the buyer's tax", () => {
  it('on the cost line alone has its other half worked out, and is asked about', async () => {
    const file = one('86', posted('A', 'Debit', '1000', '250'), { more: '<BaseRate>70</BaseRate>' });
    const open = await drafted(file);
    expect(open.questions).toEqual([
      {
        code: 'oneHalf',
        id: 'oneHalf:86',
        params: { standardCode: '86', half: 'debit', deductionPercent: 70 },
        acceptable: true,
      },
    ]);
    expect(shown(open)).toEqual([
      ['86', null, '1000', '250'],
      ['86', null, null, '-175'],
    ]);
    const settled = await drafted(file, { oneHalf: { 86: 100 } });
    expect([shown(settled)[1], asked(settled)]).toEqual([['86', null, null, '-250'], []]);
    const asPosted = await drafted(file, { oneHalf: { 86: null } });
    expect([shown(asPosted), asked(asPosted)]).toEqual([[['86', null, null, '-250']], []]);
  });

  it('on the cost line alone has credit notes on the other side', async () => {
    const lines = [posted('A', 'Debit', '1000', '250'), posted('A', 'Credit', '100', '25')];
    const file = { codes: [{ code: 'A', standard: '86' }], transactions: [{ lines }] };
    expect(asked(await drafted(file))).toEqual(['halfUnclear:A']);
    const settled = await drafted(file, { oneHalf: { 86: 100 } });
    expect([shown(settled), asked(settled)]).toEqual([
      [
        ['86', null, '900', '225'],
        ['86', null, null, '-225'],
      ],
      [],
    ]);
  });

  it('without deduction on the cost line is what is owed', async () => {
    const draft = await drafted(one('87', posted('A', 'Debit', '1000', '0')));
    expect([shown(draft), asked(draft)]).toEqual([[['87', null, '1000', '250']], ['oneHalf:87']]);
  });

  it('without deduction on the cost line has credit notes on the other side', async () => {
    const lines = [posted('A', 'Debit', '1000', '250'), posted('A', 'Credit', '100', '25')];
    const draft = await drafted({ codes: [{ code: 'A', standard: '87' }], transactions: [{ lines }] });
    expect([shown(draft), asked(draft)]).toEqual([[['87', null, '900', '225']], ['oneHalf:87']]);
  });

  it('on both sides with different sums may hide a reversal: a person says which half a code is', async () => {
    const codes = [
      { code: 'U', standard: '86' },
      { code: 'I', standard: '86' },
    ];
    const lines = [
      posted('U', 'Credit', '1000', '250'),
      posted('I', 'Debit', '1000', '250'),
      posted('U', 'Debit', '100', '25'),
      posted('I', 'Credit', '100', '25'),
    ];
    const file = { codes, transactions: [{ lines }] };
    expect(asked(await drafted(file))).toEqual(['halfUnclear:U', 'halfUnclear:I']);
    const settled = await drafted(file, { halves: { U: 'output', I: 'deduction' } });
    expect([shown(settled), asked(settled)]).toEqual([
      [
        ['86', null, '900', '225'],
        ['86', null, null, '-225'],
      ],
      [],
    ]);
  });
});
