import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../../resources/scripts/lib/paths.mjs';
import type { SaftAnswer, SaftDraft, SaftPosting } from '../../../../../shared/contract/saft.ts';
import type { OutputOf } from '../../../../../shared/contract.ts';
import type { Outcome } from '../../../../../shared/outcome.ts';
import { type Engine, must, newWorld, startEngine, type World } from '../../../../fixtures/mva/engine.ts';
import { CLIENT } from '../../../../fixtures/mva/samples.ts';
import { until } from '../../support.ts';
import { type FileSpec, saftFile, TERM } from './saft-file.ts';

const own = { organisation: CLIENT.organisationNumber };

/** A sale with tax, a purchase without a standard code, and a loss on an account that hints at it. */
const ledger: FileSpec = {
  ...own,
  codes: [
    { code: 'S', standard: '3', percent: '25', description: 'Utgående høy' },
    { code: 'K', standard: '1', percent: '25', description: 'Inngående høy' },
    { code: 'Q', description: 'Egen kode' },
  ],
  transactions: [
    { lines: [sale('1000.40', '250.10'), sale('99.59', '24.90')] },
    {
      lines: [
        {
          side: 'Debit',
          account: '4300',
          amount: '80',
          taxes: [{ code: 'K', base: '80', tax: '20', taxSide: 'Debit' }],
        },
      ],
    },
    {
      date: '2026-04-02',
      lines: [
        {
          side: 'Debit',
          account: '6500',
          amount: '40',
          taxes: [{ code: 'Q', base: '40', tax: '10', taxSide: 'Debit' }],
        },
      ],
    },
  ],
};

function sale(amount: string, tax: string) {
  return {
    side: 'Credit' as const,
    account: '3000',
    amount,
    taxes: [{ code: 'S', base: amount, tax, taxSide: 'Credit' as const }],
  };
}

function put(world: World, name: string, content: string | Uint8Array): string {
  const path = join(world.store.folder, name);
  writeFileSync(path, content);
  world.paths.set(name, path);
  return name;
}

function start(engine: Engine, handles: string[], period = TERM): Promise<Outcome<{ jobId: string }>> {
  const { organisationNumber } = CLIENT;
  return engine.mva.handlers['saft.start']({ organisationNumber, handles, category: 'alminnelig', period });
}

async function ended(engine: Engine, id: string): Promise<OutputOf<'saft.reading'>> {
  const look = async () => must(await engine.mva.handlers['saft.reading']({ id }));
  await until(async () => (await look()).job.finishedAt !== null, 'the reading ends');
  return look();
}

async function drafted(world: World, engine: Engine, spec: FileSpec = ledger, period = TERM): Promise<string> {
  const handle = put(world, `${Math.random()}.xml`, saftFile(spec));
  const { jobId } = must(await start(engine, [handle], period));
  const { returnId, job } = await ended(engine, jobId);
  if (returnId === null) throw new Error(JSON.stringify(job.problem));
  return returnId;
}

async function look(engine: Engine, returnId: string): Promise<SaftDraft> {
  const { draft } = must(await engine.mva.handlers['saft.get']({ returnId }));
  if (!draft) throw new Error('no draft');
  return draft;
}

const answer = (engine: Engine, returnId: string, given: SaftAnswer, more = {}) =>
  engine.mva.handlers['saft.answer']({ returnId, answer: given, takeBack: false, replaceEdits: false, ...more });

const linesOf = async (engine: Engine, returnId: string) =>
  must(await engine.mva.handlers['mva.get']({ returnId })).lines.map((line) => [
    line.mvaKode,
    line.grunnlag,
    line.merverdiavgift,
  ]);

async function rows(world: World): Promise<{ drafts: number; postings: number; returns: number }> {
  const count = async (table: 'saft_drafts' | 'saft_postings' | 'returns') =>
    (await world.store.db.selectFrom(table).selectAll().execute()).length;
  return {
    drafts: await count('saft_drafts'),
    postings: await count('saft_postings'),
    returns: await count('returns'),
  };
}

const NOTHING = { drafts: 0, postings: 0, returns: 0 };
const NOT_REPORTED: SaftAnswer = { kind: 'standardCode', taxCode: 'Q', value: '0' };
const Q_IS_INPUT: SaftAnswer = { kind: 'standardCode', taxCode: 'Q', value: '1' };

describe('a draft from SAF-T', () => {
  it('is a return of the client with the ledger behind it, and is asked about', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const returnId = await drafted(world, engine);
    const view = must(await engine.mva.handlers['mva.get']({ returnId }));
    expect(view).toMatchObject({
      client: CLIENT,
      organisationNumber: CLIENT.organisationNumber,
      period: TERM,
      state: 'draft',
    });
    expect(view.source).toMatchObject({ kind: 'saft', importedBy: 'Ida Fjellheim' });
    expect(view.fastsattMerverdiavgift).toBe('255');
    const draft = await look(engine, returnId);
    expect(draft.questions).toMatchObject([
      {
        code: 'missingStandardCode',
        concerns: [{ taxCode: 'Q', description: 'Egen kode', account: '6500', tax: '-1000', postings: 1 }],
      },
    ]);
    expect(draft.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(draft.vatAccounts).toEqual({ movements: [], sum: '0', draft: '25500', difference: '-25500' });
    expect(draft.edited).toBe(false);
  });

  it('is redrawn by an answer, which the next term begins with and may change', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const first = await drafted(world, engine);
    expect(must(await answer(engine, first, Q_IS_INPUT)).draft?.questions).toEqual([]);
    expect(await linesOf(engine, first)).toEqual([
      ['3', '1099', '275'],
      ['1', null, '-30'],
    ]);
    expect((await look(engine, first)).settled).toMatchObject([{ answer: Q_IS_INPUT, remembered: false }]);

    const next = await drafted(
      world,
      engine,
      {
        ...ledger,
        transactions: (ledger.transactions ?? []).map((each) => ({ ...each, date: '2026-05-03' })),
      },
      { ...TERM, number: 3 },
    );
    const begun = await look(engine, next);
    expect(begun.questions).toEqual([]);
    expect(begun.settled).toMatchObject([
      { question: { code: 'missingStandardCode' }, answer: Q_IS_INPUT, remembered: true },
    ]);

    must(await answer(engine, next, Q_IS_INPUT, { takeBack: true }));
    expect((await look(engine, next)).questions).toHaveLength(1);
    expect(await linesOf(engine, next)).toEqual([
      ['3', '1099', '275'],
      ['1', null, '-20'],
    ]);
    // What a draft was given stays with it.
    expect((await look(engine, first)).questions).toEqual([]);
  });

  it('keeps what a person changed until they say that an answer may replace it', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const returnId = await drafted(world, engine);
    const { document } = await world.store.db.selectFrom('returns').select('document').executeTakeFirstOrThrow();
    const changed = document.replace('"275"', '"276"');
    await world.store.db.updateTable('returns').set({ document: changed }).execute();
    expect((await look(engine, returnId)).edited).toBe(true);
    expect(await answer(engine, returnId, Q_IS_INPUT)).toMatchObject({ ok: false, error: { code: 'saft.edited' } });
    expect((await linesOf(engine, returnId))[0]).toEqual(['3', '1099', '276']);
    must(await answer(engine, returnId, Q_IS_INPUT, { replaceEdits: true }));
    expect((await linesOf(engine, returnId))[0]).toEqual(['3', '1099', '275']);
  });

  it('is neither released, sent nor used for another term while a question is open', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const returnId = await drafted(world, engine);
    const hash = async () => must(await engine.mva.handlers['mva.get']({ returnId })).figuresHash;
    const refused = { ok: false, error: { code: 'saft.questionsOpen', params: { count: 1 }, sent: 'notSent' } };
    const release = async () => engine.mva.handlers['batch.release']({ returnId, figuresHash: await hash() });
    expect(await release()).toMatchObject(refused);
    const send = { returnId, channel: 'systemUser' as const, figuresHash: await hash() };
    expect(await engine.mva.handlers['mva.file'](send)).toMatchObject(refused);
    const { organisationNumber } = CLIENT;
    expect(await engine.mva.handlers['mva.useAsDraft']({ returnId, organisationNumber, period: TERM })).toMatchObject(
      refused,
    );

    must(await answer(engine, returnId, NOT_REPORTED));
    expect(must(await release()).release).toMatchObject({ by: 'Ida Fjellheim' });
    // No figure changes, but what was released is asked about again.
    must(await answer(engine, returnId, NOT_REPORTED, { takeBack: true }));
    expect(must(await engine.mva.handlers['mva.get']({ returnId })).release).toBe(null);
  });

  it('adds up several files, and the XML files of a zip', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const one = saftFile({ ...ledger, transactions: ledger.transactions?.slice(0, 1) ?? [] });
    const other = saftFile({ ...ledger, transactions: ledger.transactions?.slice(1) ?? [] });
    const whole = await linesOf(engine, await drafted(world, engine));
    const two = await ended(
      engine,
      must(await start(engine, [put(world, 'a.xml', one), put(world, 'b.xml', other)])).jobId,
    );
    const zip = put(
      world,
      'c.zip',
      zipSync({ 'x/a.xml': strToU8(one), 'x/b.xml': strToU8(other), '__MACOSX/x/._a.xml': strToU8('') }),
    );
    const zipped = await ended(engine, must(await start(engine, [zip])).jobId);
    expect(await linesOf(engine, two.returnId ?? '')).toEqual(whole);
    expect(await linesOf(engine, zipped.returnId ?? '')).toEqual(whole);
    expect((await look(engine, zipped.returnId ?? '')).files.map(({ name }) => name)).toEqual(['a.xml', 'b.xml']);
  });

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

describe('a file that cannot become a draft', () => {
  it('of another company is refused before anything is kept', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'other.xml', saftFile({ ...ledger, organisation: '999888777' }));
    expect(await start(engine, [handle])).toMatchObject({
      ok: false,
      error: {
        code: 'saft.otherClient',
        params: { file: 'other.xml', found: '999888777', expected: CLIENT.organisationNumber },
      },
    });
    expect(await engine.jobs.list()).toEqual([]);
    expect(await rows(world)).toEqual(NOTHING);
  });

  it('leaves nothing when it is broken at its end', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'cut.xml', saftFile(ledger).slice(0, -40));
    const { job, returnId } = await ended(engine, must(await start(engine, [handle])).jobId);
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'mva.notXml', params: { file: 'cut.xml' } } });
    expect(returnId).toBe(null);
    expect(await rows(world)).toEqual(NOTHING);
  });

  it.each([
    ['encrypted or empty', zipSync({ 'a.txt': strToU8('x') }), 'saft.zip'],
    ['no zip behind its first bytes', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]), 'saft.zip'],
    ['a zip of something else', zipSync({ 'a.xml': strToU8('<mvaMeldingDto/>') }), 'saft.zip'],
  ])('%s', async (_what, bytes, code) => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'a.zip', bytes);
    expect(await engine.mva.handlers['saft.recognise']({ handle })).toMatchObject({ ok: false, error: { code } });
  });
});

describe('what a chosen file is', () => {
  it.each([
    ['SAF-T, whatever its name', saftFile(ledger), 'saft'],
    ['SAF-T in UTF-16', Buffer.from(`\ufeff${saftFile(ledger).replace('UTF-8', 'UTF-16')}`, 'utf16le'), 'saft'],
    ['SAF-T in a zip', zipSync({ 'a.XML': strToU8(saftFile(ledger)) }), 'saft'],
    ['a return', '<?xml version="1.0"?>\n<mvaMeldingDto/>', 'return'],
    ['broken XML', '<mvaMeldingDto', 'return'],
    ['a table', 'Kode;Beløp\n3;100', 'sheet'],
    [
      'a workbook',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<x/>') }),
      'sheet',
    ],
    ['nothing', '', 'sheet'],
  ])('%s', async (_what, content, kind) => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'file.bin', content);
    const found = must(await engine.mva.handlers['saft.recognise']({ handle }));
    expect(found.kind).toBe(kind);
    if (kind === 'saft') {
      expect(found.ledger).toEqual({
        organisationNumber: CLIENT.organisationNumber,
        companyName: 'Åsen Drift AS',
        covers: { start: '2026-01-01', end: '2026-12-31' },
      });
    }
  });

  it('of a text that squeezes to nothing is told from its beginning', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'bomb.zip', zipSync({ 'a.xml': strToU8(`<AuditFile>${'x'.repeat(5_000_000)}`) }));
    expect(await engine.mva.handlers['saft.recognise']({ handle })).toMatchObject({ error: { code: 'saft.zip' } });
  });
});

describe('a reading that does not come to its end', () => {
  const many: FileSpec = {
    ...ledger,
    transactions: Array.from({ length: 12_000 }, () => ({ lines: [sale('10', '2.50')] })),
  };

  it('leaves nothing when a person cancels it', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const { jobId } = must(await start(engine, [put(world, 'many.xml', saftFile(many))]));
    await until(async () => (await rows(world)).postings > 0, 'postings are kept');
    await engine.jobs.cancel(jobId);
    const { job, returnId } = await ended(engine, jobId);
    expect([job.state, returnId]).toEqual(['cancelled', null]);
    expect(await rows(world)).toEqual(NOTHING);
  });

  it('is done anew by the next engine after a kill in its middle, once', async () => {
    const world = await newWorld();
    const dying = startEngine(world, { at: 4, when: 'after' });
    const { jobId } = must(await start(dying, [put(world, 'many.xml', saftFile(many))]));
    await until(() => dying.dead, 'the engine dies');
    expect((await rows(world)).postings).toBeGreaterThan(0);
    const { returnId } = await ended(startEngine(world), jobId);
    expect(returnId).not.toBe(null);
    expect(await rows(world)).toEqual({ drafts: 1, postings: 12_000, returns: 1 });
  });

  it('leaves nothing after a kill when its file can be had no more', async () => {
    const world = await newWorld();
    const dying = startEngine(world, { at: 4, when: 'after' });
    const { jobId } = must(await start(dying, [put(world, 'many.xml', saftFile(many))]));
    await until(() => dying.dead, 'the engine dies');
    world.paths.clear();
    const { job } = await ended(startEngine(world), jobId);
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'app.fileMissing' } });
    expect(await rows(world)).toEqual(NOTHING);
  });
});

it('lets go of a draft and its postings when the return is discarded', async () => {
  const world = await newWorld();
  const engine = startEngine(world);
  const returnId = await drafted(world, engine);
  must(await engine.mva.handlers['mva.discard']({ returnId }));
  await until(async () => (await rows(world)).drafts === 0, 'the draft is gone');
  expect((await rows(world)).postings).toBe(0);
});

const example = inRoot(
  ...['..', 'shared', 'data', 'mva', 'examples', 'saf-t', 'ExampleFile SAF-T Financial_888888888_20180228235959.xml'],
);
const title = existsSync(example) ? 'the official example' : `the official example (skipped: ${example} is not here)`;

describe.skipIf(!existsSync(example))(title, () => {
  it('becomes a draft of its first term, whose figures can be used for an open one', async () => {
    const world = await newWorld();
    const client = { organisationNumber: '888888888', name: 'Tøyen Lekefabrikk AS' };
    world.clients.push({ ...client, systemUser: null });
    world.paths.set('example', example);
    const engine = startEngine(world);
    const { handlers } = engine.mva;
    const { ledger: found } = must(await handlers['saft.recognise']({ handle: 'example' }));
    expect(found).toMatchObject({
      organisationNumber: '888888888',
      covers: { start: '2017-01-01', end: '2017-04-30' },
    });
    const { organisationNumber } = client;
    const period = { kind: 'toMaaneder' as const, number: 1, year: 2017 };
    const wish = { organisationNumber, handles: ['example'], category: 'alminnelig' as const, period };
    const { returnId } = await ended(engine, must(await handlers['saft.start'](wish)).jobId);
    const draft = await look(engine, returnId ?? '');
    expect(draft.questions).toEqual([]);
    expect(draft.lines.map(({ mvaKode, merverdiavgift }) => [mvaKode, merverdiavgift])).toEqual([
      ['3', '302708'],
      ['1', '-44225'],
    ]);
    const open = { kind: 'toMaaneder' as const, number: 5, year: 2026 };
    const used = must(
      await handlers['mva.useAsDraft']({
        returnId: returnId ?? '',
        organisationNumber: CLIENT.organisationNumber,
        period: open,
      }),
    );
    expect(used).toMatchObject({ fastsattMerverdiavgift: '258483', findings: [], source: { kind: 'saft' } });
  });
});
