import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../../../electron/engine/mva/saft/draft.ts';
import { collect } from '../../../../../electron/engine/mva/saft/ledger.ts';
import { inRoot } from '../../../../../resources/scripts/lib/paths.mjs';
import type { Period } from '../../../../../shared/contract/mva.ts';
import { Kept } from './saft-file.ts';

const folder = inRoot('..', 'shared', 'data', 'mva', 'examples');
const example = join(folder, 'saf-t', 'ExampleFile SAF-T Financial_888888888_20180228235959.xml');
const skeleton = join(folder, 'saf-t', 'Eksempelfil fra xmlSpy.xml');
const missing = [example, skeleton].filter((file) => !existsSync(file));
const title = missing.length === 0 ? 'official examples' : `official examples (skipped: ${missing[0]} is not here)`;

async function drafted(file: string, period: Period, organisationNumber: string) {
  const sink = new Kept();
  const ledger = await collect([{ name: 'example', open: () => createReadStream(file) }], { period, sink });
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.error));
  return {
    ledger: ledger.value,
    postings: sink.postings,
    draft: draftOf(ledger.value, { organisationNumber, category: 'alminnelig' }),
  };
}

/** Øre per own code, by looking for the text alone. */
function summed(period: { from: string; to: string }): Record<string, { base: number; tax: number; lines: number }> {
  const text = readFileSync(example, 'utf8').replaceAll('n1:', '').replace(/\s+/g, ' ');
  const sums: Record<string, { base: number; tax: number; lines: number }> = {};
  for (const transaction of text.split('<Transaction>').slice(1)) {
    const date = /<TransactionDate>(.*?)</.exec(transaction)?.[1] ?? '';
    if (date < period.from || date > period.to) continue;
    for (const [, code = '', base = '', tax = ''] of transaction.matchAll(
      /<TaxCode>(.*?)<.*?<TaxBase>(.*?)<.*?<TaxAmount> ?<Amount>(.*?)</g,
    )) {
      const sum = sums[code] ?? { base: 0, tax: 0, lines: 0 };
      sums[code] = sum;
      sum.base += Math.round(Number(base) * 100);
      sum.tax += Math.round(Number(tax) * 100);
      sum.lines += 1;
    }
  }
  return sums;
}

describe.skipIf(missing.length > 0)(title, () => {
  it.each([
    [1, '2017-01-01', '2017-02-28'],
    [2, '2017-03-01', '2017-04-30'],
  ])('term %i of the example from 2017 adds up as its text does', async (number, from, to) => {
    const { draft, ledger, postings } = await drafted(example, { kind: 'toMaaneder', number, year: 2017 }, '888888888');
    const sums = summed({ from, to });
    const expected = [
      ['3', '2', 1],
      ['1', '1', -1],
      ['11', '1R', -1],
    ] as const;
    expect(
      draft.lines.map(({ line, tax, base }) => [
        line.mvaKode,
        line.grunnlag,
        line.sats,
        line.merverdiavgift,
        base,
        tax,
      ]),
    ).toEqual(
      expected.flatMap(([standard, code, sign]) => {
        const sum = sums[code];
        if (!sum) return [];
        const tax = sign * sum.tax;
        const base = sign > 0 ? sum.base : null;
        return [
          [
            standard,
            base === null ? null : String(Math.trunc(base / 100)),
            base === null ? null : '25',
            String(Math.trunc(tax / 100)),
            base === null ? null : BigInt(base),
            BigInt(tax),
          ],
        ];
      }),
    );
    expect(postings).toHaveLength(Object.values(sums).reduce((count, { lines }) => count + lines, 0));
    expect(draft.questions).toEqual([]);
    expect(ledger.files[0]?.header).toEqual({
      version: '1.0',
      software: 'N-SYS',
      companyName: 'Tøyen Lekefabrikk AS',
      organisationNumber: '888888888',
      currency: 'NOK',
      covers: { start: '2017-01-01', end: '2017-04-30' },
    });
  });

  it('gives the first term of 2017 in whole kroner', async () => {
    const { draft } = await drafted(example, { kind: 'toMaaneder', number: 1, year: 2017 }, '888888888');
    expect(draft.lines.map(({ line }) => [line.mvaKode, line.grunnlag, line.merverdiavgift])).toEqual([
      ['3', '1210838', '302708'],
      ['1', null, '-44225'],
    ]);
    expect(draft.fastsattMerverdiavgift).toBe('258483');
  });

  it('points each posting at its line in the file', async () => {
    const { postings } = await drafted(example, { kind: 'toMaaneder', number: 2, year: 2017 }, '888888888');
    const lines = readFileSync(example, 'utf8').split('\n');
    expect(postings.length).toBeGreaterThan(10);
    for (const { line } of postings) expect(lines[line - 1]).toContain('<n1:Line>');
  });

  it('asks about a file of another company, and a term it does not cover', async () => {
    const { draft } = await drafted(example, { kind: 'toMaaneder', number: 3, year: 2017 }, '312480778');
    expect(draft.lines).toEqual([]);
    expect(draft.questions.map(({ id }) => id)).toEqual([
      'otherOrganisation:888888888',
      'notCovered:2017-toMaaneder-3:2017-05-01',
    ]);
  });

  it('reads the skeleton of 1.30, which stands in no namespace', async () => {
    const { ledger, postings } = await drafted(skeleton, { kind: 'aar', number: 1, year: 1957 }, '888888888');
    expect(ledger.files[0]?.header.version).toBe('a');
    expect(postings.map(({ taxCode, base, tax }) => ({ taxCode, base, tax }))).toEqual([
      { taxCode: 'a', base: 0n, tax: 0n },
    ]);
  });
});
