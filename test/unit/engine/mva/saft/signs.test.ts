import { describe, expect, it } from 'vitest';
import { isVatAccount } from '../../../../../electron/engine/mva/saft/postings.ts';
import { collected, type LineSpec, saftFile, type TaxSpec } from './saft-file.ts';

/** Base and tax of one line, øre, credit positive. */
async function signed(line: LineSpec): Promise<[string, bigint, bigint]> {
  const { outcome, postings } = await collected(saftFile({ transactions: [{ lines: [line] }] }));
  const [posting] = postings;
  const [group] = outcome.ok ? outcome.value.groups : [];
  if (!posting || !group) throw new Error('nothing was read');
  return [group.half, posting.base, posting.tax];
}

const on = (side: 'Debit' | 'Credit', amount: string, tax: Omit<TaxSpec, 'code'>, account = '4000'): LineSpec => ({
  account,
  side,
  amount,
  taxes: [{ code: 'A', ...tax }],
});

describe('the direction of base and tax, up to 1.20', () => {
  it.each([
    ['a purchase', on('Debit', '100', { base: '100', tax: '25' }), ['debit', -10_000n, -2_500n]],
    ['a sale', on('Credit', '100', { base: '100', tax: '25' }), ['credit', 10_000n, 2_500n]],
    [
      'a minus on line, base and tax',
      on('Credit', '-100', { base: '-100', tax: '-25' }),
      ['credit', -10_000n, -2_500n],
    ],
    ['a minus on the line alone', on('Credit', '-100', { base: '100', tax: '25' }), ['credit', -10_000n, -2_500n]],
    ['a minus on base and tax alone', on('Debit', '100', { base: '-100', tax: '-25' }), ['debit', 10_000n, 2_500n]],
    ['a minus on the tax alone', on('Debit', '100', { base: '100', tax: '-25' }), ['debit', 10_000n, 2_500n]],
    ['no base: the line is the base', on('Debit', '100', { tax: '25' }), ['debit', -10_000n, -2_500n]],
    ['no tax', on('Credit', '100', { base: '100', tax: '0' }), ['credit', 10_000n, 0n]],
    ['a VAT account whose line is the tax', on('Debit', '25', { tax: '25' }, '2714'), ['debit', 0n, -2_500n]],
    ['a VAT account with a base', on('Debit', '25', { base: '100', tax: '25' }, '2714'), ['debit', -10_000n, -2_500n]],
    ['a VAT account without a tax', on('Debit', '25', {}, '2714'), ['debit', 0n, -2_500n]],
  ] as const)('%s', async (_what, line, expected) => {
    expect(await signed(line)).toEqual(expected);
  });
});

describe('the direction of base and tax, from 1.30', () => {
  it.each([
    ['a purchase', on('Debit', '100', { base: '100', tax: '25', taxSide: 'Debit' }), ['debit', -10_000n, -2_500n]],
    ['a sale', on('Credit', '100', { base: '100', tax: '25', taxSide: 'Credit' }), ['credit', 10_000n, 2_500n]],
    [
      'a credit note on the same side',
      on('Debit', '-100', { base: '100', tax: '25', taxSide: 'Credit' }),
      ['credit', 10_000n, 2_500n],
    ],
    [
      'a minus on the same side',
      on('Debit', '-100', { base: '-100', tax: '-25', taxSide: 'Debit' }),
      ['debit', 10_000n, 2_500n],
    ],
    [
      "the buyer's tax on the cost line",
      on('Debit', '100', { base: '100', tax: '25', taxSide: 'Credit' }),
      ['credit', 10_000n, 2_500n],
    ],
    [
      'no tax: the side says nothing',
      on('Credit', '100', { base: '100', tax: '0', taxSide: 'Debit' }),
      ['credit', 10_000n, 0n],
    ],
  ] as const)('%s', async (_what, line, expected) => {
    expect(await signed(line)).toEqual(expected);
  });
});

it('gives the same sums for a ledger written as 1.10, 1.20 and 1.30', async () => {
  const written = async (version: string, sides: boolean) => {
    const tax = (side: 'Debit' | 'Credit') => ({ base: '100', tax: '25', ...(sides ? { taxSide: side } : {}) });
    const lines = [on('Debit', '100', tax('Debit')), on('Credit', '100', tax('Credit'), '3000')];
    const { outcome } = await collected(saftFile({ version, transactions: [{ lines }] }));
    return outcome.ok ? outcome.value.groups : outcome.error;
  };
  const newest = await written('1.30', true);
  expect(newest).toHaveLength(2);
  expect(await written('1.0', false)).toEqual(newest);
  expect(await written('1.20', false)).toEqual(newest);
});

it('takes the accounts that begin with 27 for VAT accounts', () => {
  expect(['2700', '27', '2740', '3000', '127'].map(isVatAccount)).toEqual([true, true, true, false, false]);
});
