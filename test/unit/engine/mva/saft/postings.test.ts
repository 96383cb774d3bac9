import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, draftOf } from '../../../../../electron/engine/mva/saft/draft.ts';
import { collect, type Ledger } from '../../../../../electron/engine/mva/saft/ledger.ts';
import type { Posting } from '../../../../../electron/engine/mva/saft/postings.ts';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { bytesIn, collected, type FileSpec, ORGANISATION, saftFile, TERM } from './saft-file.ts';

const CODES = ['1', '3', '5', '11', '14', '20', '31', '52', '81', '82', '86', '87'];
const ore = fc.integer({ min: -5_000_000, max: 5_000_000 }).map((value) => (value / 100).toFixed(2));
const side = fc.constantFrom('Debit' as const, 'Credit' as const);
const tax = fc.record(
  {
    code: fc.constantFrom(...CODES, 'unknown'),
    base: ore,
    tax: ore,
    taxSide: side,
    percent: fc.constantFrom('25', '15.00'),
  },
  { requiredKeys: ['code'] },
);
const files: fc.Arbitrary<FileSpec> = fc.record({
  codes: fc.constant(CODES.map((code) => ({ code, standard: code }))),
  transactions: fc.array(
    fc.record({
      date: fc.constantFrom('2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'),
      period: fc.constantFrom('02', '03', '04', '13'),
      lines: fc.array(
        fc.record({
          account: fc.constantFrom('2710', '3000', '4000', '7830'),
          side,
          amount: ore,
          taxes: fc.array(tax, { maxLength: 3 }),
        }),
        { maxLength: 6 },
      ),
    }),
    { maxLength: 8 },
  ),
});
const setups = fc.record({
  organisationNumber: fc.constant(ORGANISATION),
  category: fc.constantFrom(
    'alminnelig' as const,
    'primaernaering' as const,
    'omvendtAvgiftsplikt' as const,
    'kompensasjon' as const,
  ),
});
const answers = fc.record(
  {
    placedBy: fc.constantFrom('date' as const, 'month' as const),
    ownCodes: fc.boolean(),
    compensation: fc.dictionary(fc.constantFrom('1', '86'), fc.boolean()),
    oneHalf: fc.dictionary(fc.constantFrom('81', '86', '87'), fc.option(fc.constantFrom(0, 37.5, 100), { nil: null })),
    halves: fc.dictionary(fc.constantFrom('81', '86'), fc.constantFrom('output' as const, 'deduction' as const)),
    standardCodes: fc.dictionary(fc.constant('unknown'), fc.constantFrom('3', '86', '7')),
  },
  { requiredKeys: [] },
);

async function made(spec: FileSpec): Promise<{ ledger: Ledger; postings: Posting[] }> {
  const { outcome, postings } = await collected(saftFile(spec));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return { ledger: outcome.value, postings };
}

const sumOf = (postings: readonly Posting[], what: 'base' | 'tax'): bigint =>
  postings.reduce((sum, posting) => sum + posting[what], 0n);

function expectPostingsBehind(draft: Draft, postings: readonly Posting[]): void {
  for (const line of draft.lines) {
    const behind = postings.filter(({ group }) => line.groups.includes(group));
    if (line.base !== null) expect(line.base).toBe(BigInt(line.sign) * sumOf(behind, 'base'));
    if (line.taxFrom === 'postings') expect(line.tax).toBe(BigInt(line.sign) * sumOf(behind, 'tax'));
    expect(line.line.merverdiavgift).toBe(String(line.tax / 100n));
  }
}

describe('the postings behind a draft', () => {
  it('add up exactly to each line before rounding, whatever the ledger and the answers', async () => {
    await fc.assert(
      fc.asyncProperty(files, setups, answers, async (spec, setup, given) => {
        const { ledger, postings } = await made(spec);
        const draft = draftOf(ledger, setup, given);
        expectPostingsBehind(draft, postings);
        const total = draft.lines.reduce((sum, { line }) => sum + BigInt(line.merverdiavgift), 0n);
        expect(draft.fastsattMerverdiavgift).toBe(String(total));
      }),
      { numRuns: 300 },
    );
  });

  it('are each behind at most one line, but where a half is worked out from the other', async () => {
    await fc.assert(
      fc.asyncProperty(files, setups, async (spec, setup) => {
        const { ledger } = await made(spec);
        const { lines } = draftOf(ledger, setup);
        const posted = lines.filter(({ taxFrom }) => taxFrom === 'postings').flatMap(({ groups }) => groups);
        expect(new Set(posted).size).toBe(posted.length);
      }),
      { numRuns: 100 },
    );
  });

  it('give the same draft however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(files, setups, fc.integer({ min: 1, max: 5_000 }), async (spec, setup, chunk) => {
        const content = saftFile(spec);
        const [whole, cut] = [await collected(content), await collected(content, { chunk })];
        expect(cut).toEqual(whole);
        if (whole.outcome.ok && cut.outcome.ok) {
          expect(draftOf(cut.outcome.value, setup)).toEqual(draftOf(whole.outcome.value, setup));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('say where they come from', async () => {
    const lines = [
      { account: '3000', side: 'Credit' as const, amount: '100', taxes: [{ code: '3', base: '100', tax: '25' }] },
    ];
    const { postings } = await made({ codes: [{ code: '3', standard: '3' }], transactions: [{ lines }] });
    expect(postings).toEqual([
      {
        group: 0,
        file: 0,
        line: 5,
        date: '2026-03-10',
        month: '2026-03',
        transactionId: 'T1',
        voucherType: null,
        recordId: '1',
        documentId: null,
        sourceId: 'Ada',
        account: '3000',
        description: 'Kjøp & salg',
        taxCode: '3',
        amount: 10_000n,
        base: 10_000n,
        tax: 2_500n,
      },
    ]);
  });
});

describe('several files of one ledger', () => {
  const lines = [{ side: 'Credit' as const, amount: '100', taxes: [{ code: '3', base: '100', tax: '25' }] }];
  const month = (number: string, last: string, date: string, codes: FileSpec['codes']) =>
    saftFile({
      covers: `<SelectionStartDate>2026-${number}-01</SelectionStartDate><SelectionEndDate>2026-${number}-${last}</SelectionEndDate>`,
      ...(codes ? { codes } : {}),
      transactions: [{ date, lines }],
    });
  const march = month('03', '31', '2026-03-10', [{ code: '3', standard: '3' }]);
  const april = month('04', '30', '2026-04-10', undefined);
  const files = [march, april].map((content, at) => ({ name: `part ${at + 1}`, open: () => bytesIn(content) }));

  it('are added up, cover the period together and share their codes', async () => {
    const postings: Posting[] = [];
    let read = 0;
    const ledger = await collect(files, {
      period: TERM,
      sink: { write: (some) => ok(void postings.push(...some)) },
      onProgress: (bytes) => {
        read = bytes;
      },
    });
    if (!ledger.ok) throw new Error(ledger.error.code);
    const draft = draftOf(ledger.value, { organisationNumber: ORGANISATION, category: 'alminnelig' });
    expect(draft.lines.map(({ line }) => [line.grunnlag, line.merverdiavgift])).toEqual([['200', '50']]);
    expect(draft.questions).toEqual([]);
    expect(postings.map(({ file }) => file)).toEqual([0, 1]);
    expect(read).toBe(Buffer.byteLength(march) + Buffer.byteLength(april));
  });

  it('name the one that cannot be read', async () => {
    const broken = [...files, { name: 'part 3', open: () => bytesIn('<AuditFile>') }];
    const outcome = await collect(broken, { period: TERM, sink: { write: () => ok(undefined) } });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'mva.notXml', params: { file: 'part 3', line: 1 } } });
  });

  it('are left at once when the postings cannot be kept', async () => {
    const outcome = await collect(files, { period: TERM, sink: { write: () => fail('store.diskFull') } });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'store.diskFull' } });
  });

  it('are left at once when they are more than a ledger can be', async () => {
    const taxes = Array.from({ length: 1_001 }, () => ({ code: '3', tax: '1' }));
    const { outcome } = await collected(
      saftFile({ transactions: [{ lines: [{ side: 'Debit', amount: '1', taxes }] }] }),
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'mva.saftBroken', params: { reason: 'tooMany' } } });
  });
});
