import { describe, expect, it } from 'vitest';
import { checkReturn } from '../../../../../electron/engine/mva/rules/check.ts';
import { draftOf } from '../../../../../electron/engine/mva/saft/draft.ts';
import type { Category, Period } from '../../../../../shared/contract/mva.ts';
import { sampleReturn } from '../../../../fixtures/mva/samples.ts';
import { ledgerOf, ORGANISATION, saftFile } from './saft-file.ts';

/** Every code there is on both sides, the credit side of the ordinary ones the larger. */
const OUTPUT = ['3', '31', '33', '32', '5', '6', '51', '52', '82', '84', '85', '87', '89', '92'];
const INPUT = ['1', '11', '12', '13', '14', '15'];
const PAIRS = ['81', '83', '86', '88', '91'];
const RATES: Readonly<Record<string, string>> = {
  ...{
    31: '15',
    11: '15',
    15: '15',
    83: '15',
    84: '15',
    33: '12',
    13: '12',
    88: '12',
    89: '12',
    32: '11.11',
    12: '11.11',
  },
  ...{ 5: '0', 6: '0', 51: '0', 52: '0', 85: '0' },
};

const periods: Readonly<Record<Category, Period>> = {
  alminnelig: { kind: 'toMaaneder', number: 2, year: 2026 },
  primaernaering: { kind: 'aar', number: 1, year: 2026 },
  omvendtAvgiftsplikt: { kind: 'treMaaneder', number: 1, year: 2026 },
  kompensasjon: { kind: 'toMaaneder', number: 2, year: 2026 },
};

function posted(code: string, side: 'Debit' | 'Credit') {
  const percent = RATES[code] ?? '25';
  const tax = ((1_000_000 * Number(percent)) / 100).toFixed(2);
  return { side, amount: '1000000.00', taxes: [{ code: `${side}${code}`, base: '1000000.00', tax, percent }] };
}

describe('a draft of every code of a category is built as the rules want it', () => {
  it.each(Object.entries(periods) as [Category, Period][])('%s', async (category, period) => {
    const lines = [
      ...OUTPUT.map((code) => posted(code, 'Credit')),
      ...INPUT.map((code) => posted(code, 'Debit')),
      ...PAIRS.flatMap((code) => [posted(code, 'Credit'), posted(code, 'Debit')]),
    ];
    const own = lines.map(({ taxes }) => taxes[0]?.code ?? '');
    const ledger = await ledgerOf(
      saftFile({
        codes: own.map((code) => ({ code, standard: code.replace(/\D/g, '') })),
        transactions: [{ lines }],
      }),
      period,
    );
    // A municipality claims all that it may.
    const isClaim = category === 'kompensasjon';
    const compensation = isClaim ? Object.fromEntries(own.map((code) => [code, !code.endsWith('12')])) : {};
    const draft = draftOf(ledger, { organisationNumber: ORGANISATION, category }, { compensation });
    const value = sampleReturn({
      category,
      period,
      organisationNumber: ORGANISATION,
      lines: draft.lines.map(({ line }) => line),
      fastsattMerverdiavgift: draft.fastsattMerverdiavgift,
    });
    const findings = checkReturn(value, Date.parse('2027-01-15T12:00:00Z'));
    expect(findings.filter(({ severity }) => severity === 'U')).toEqual([]);
    const reported = { alminnelig: 30, primaernaering: 30, omvendtAvgiftsplikt: 6, kompensasjon: 10 };
    expect(draft.lines).toHaveLength(reported[category]);
  });
});
