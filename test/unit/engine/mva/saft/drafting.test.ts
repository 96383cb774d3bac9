import { existsSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../../resources/scripts/lib/paths.mjs';
import {
  file as fileReturn,
  isOver,
  lookAt,
  must,
  newWorld,
  run,
  startEngine,
} from '../../../../fixtures/mva/engine.ts';
import { CLIENT } from '../../../../fixtures/mva/samples.ts';
import { answer, drafted, ended, ledger, linesOf, look, NOT_REPORTED, put, Q_IS_INPUT, start } from './drafting.ts';
import { saftFile, TERM } from './saft-file.ts';

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

  it('is filed like any other when every question is answered', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const transactions = (ledger.transactions ?? []).map((each) => ({ ...each, date: '2026-09-15' }));
    const returnId = await drafted(world, engine, { ...ledger, transactions }, { ...TERM, number: 5 });
    must(await answer(engine, returnId, Q_IS_INPUT));
    const view = must(await engine.mva.handlers['mva.get']({ returnId }));
    expect(view.findings).toEqual([]);
    must(await fileReturn(engine, view));
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, view)).state).toBe('accepted');
    // What was sent stays as it was.
    const late = await answer(engine, returnId, Q_IS_INPUT, { takeBack: true });
    expect(late).toMatchObject({ ok: false, error: { code: 'mva.alreadyFiled' } });
    expect((await look(engine, returnId)).questions).toEqual([]);
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
