import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaftPosting } from '../../../../../shared/contract/saft.ts';
import { must, newWorld, startEngine } from '../../../../fixtures/mva/engine.ts';
import { drafted, ledger, look } from './drafting.ts';
import type { FileSpec } from './saft-file.ts';

describe('the postings behind a line', () => {
  it('shows the postings behind a line: they add up to it exactly, whatever the ledger', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const amount = fc.integer({ min: 1, max: 9_999_999 }).map((ore) => (ore / 100).toFixed(2));
    const entry = fc.record({
      account: fc.constantFrom('3000', '3100', '4300', '2700'),
      code: fc.constantFrom('S', 'K'),
      base: amount,
      tax: amount,
      side: fc.constantFrom('Debit' as const, 'Credit' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), async (entries) => {
        const spec: FileSpec = {
          ...ledger,
          transactions: entries.map(({ account, code, base, tax, side }) => ({
            lines: [{ side, account, amount: base, taxes: [{ code, base, tax, taxSide: side }] }],
          })),
        };
        const returnId = await drafted(world, engine, spec);
        const { lines } = await look(engine, returnId);
        for (const [line, { base, tax, sign, shares }] of lines.entries()) {
          const seen: SaftPosting[] = [];
          let after: string | undefined;
          do {
            const page = must(await engine.mva.handlers['saft.postings']({ returnId, line, after, limit: 5 }));
            seen.push(...page.rows);
            after = page.next ?? undefined;
          } while (after !== undefined);
          const sum = (of: 'base' | 'tax') => seen.reduce((all, row) => all + BigInt(row[of]), 0n) * BigInt(sign);
          expect(sum('tax')).toBe(BigInt(tax));
          if (base !== null) expect(sum('base')).toBe(BigInt(base));
          expect(seen).toHaveLength(shares.reduce((all, { postings }) => all + postings, 0));
          expect(new Set(seen.map(({ number }) => number)).size).toBe(seen.length);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('finds postings by text, voucher, account and amount', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const returnId = await drafted(world, engine);
    const found = async (search: string) =>
      must(await engine.mva.handlers['saft.postings']({ returnId, line: 0, search, limit: 200 })).rows.map(
        ({ amount }) => amount,
      );
    expect(await found('')).toEqual(['100040', '9959']);
    expect(await found('KJØP &')).toEqual(['100040', '9959']);
    expect(await found('1 000,4')).toEqual(['100040']);
    expect(await found('99.59')).toEqual(['9959']);
    expect(await found('ingenting')).toEqual([]);
    const saved = must(
      await engine.mva.handlers['saft.exportPostings']({
        returnId,
        line: 0,
        name: 'Bilag',
        headings: Array(10).fill('x'),
      }),
    );
    const text = Buffer.from(engine.saved.get(saved.name) ?? []).toString('utf8');
    expect(text.trim().split('\r\n')).toHaveLength(3);
    expect(text).toContain('1000,40;1000,40;250,10');
  });
});
