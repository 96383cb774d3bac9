/** Whatever happens between Klientbro and Altinn, a return is filed at most once and nobody is told wrong. */
import { describe, expect, it } from 'vitest';
import type { CallName, Mischief } from '../fixtures/mva/altinn.ts';
import {
  file,
  importReturn,
  isOver,
  lookAt,
  must,
  newestFiling,
  newWorld,
  run,
  startEngine,
} from '../fixtures/mva/engine.ts';
import { sampleReturn } from '../fixtures/mva/samples.ts';
import { until } from '../unit/engine/support.ts';
import { filedOnce, once, started } from './filing-world.ts';

/** At the small size every cut point and every answer is met somewhere; at full size each with each. */
const isLong = process.env.KLIENTBRO_LONG === '1';

describe('a filing that meets no trouble', () => {
  it('walks from instance to receipt, in order, with everything kept', async () => {
    const { world, engine, view } = await started();
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
    const { filings } = await lookAt(engine, view);
    const filing = filings[0];
    expect(filing?.steps.every(({ at }) => at !== null)).toBe(true);
    expect(filing?.documents.map(({ kind }) => kind).sort()).toEqual([
      'envelope',
      'payment',
      'receipt',
      'return',
      'verdict',
    ]);
    expect(filing?.payment).toMatchObject({
      amount: 41875,
      kid: '1234567890123',
      due: '2026-12-10',
      preliminary: false,
    });
    expect(world.altinn.calls.filter((call) => ['create', 'upload', 'next'].includes(call))).toEqual([
      'create',
      'upload',
      'next',
      'next',
    ]);
    const uploaded = world.altinn.instances[0]?.elements.find(({ dataType }) => dataType === 'mvamelding');
    expect(uploaded?.bytes.toString()).toContain('<organisasjonsnummer>310000019</organisasjonsnummer>');
  });

  it('leaves a row in the log before and after each call', async () => {
    const { world, engine, view } = await started();
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    const rows = await world.store.db
      .selectFrom('audit')
      .select(['act', 'outcome', 'person'])
      .orderBy('sequence')
      .execute();
    expect(rows.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual([
      'mva.import done',
      'mva.release done',
      'mva.file done',
      'mva.createInstance begun',
      'mva.createInstance done',
      'mva.uploadEnvelope begun',
      'mva.uploadEnvelope done',
      'mva.uploadReturn begun',
      'mva.uploadReturn done',
      'mva.fillIn begun',
      'mva.fillIn done',
      'mva.confirm begun',
      'mva.confirm done',
      'mva.verdict done',
    ]);
    expect(rows.every(({ person }) => person === 'Ida Fjellheim')).toBe(true);
  });
});

describe('death at any durable write or call', () => {
  it('is survived: started again, there is one instance and one confirmation', async () => {
    // How many moments a filing has is learnt from one that lives.
    const { world: calm, engine: alive, view } = await started();
    const before = alive.moments;
    must(await file(alive, view));
    await run(calm, alive, isOver(calm));
    const moments = alive.moments - before;
    expect(moments).toBeGreaterThan(40);

    for (let at = 2; at <= moments; at += isLong ? 1 : 2) {
      for (const when of isLong
        ? (['before', 'after'] as const)
        : [at % 4 === 0 ? ('before' as const) : ('after' as const)]) {
        const world = await newWorld();
        const first = startEngine(world, { at: before + at, when });
        const kept = await importReturn(first);
        let filed: Awaited<ReturnType<typeof file>> | undefined;
        void file(first, kept).then((answer) => {
          filed = answer;
        });
        // A call under which the engine dies is never answered. It waits for the disk meanwhile, so time does not pass.
        await until(() => filed !== undefined || first.dead, 'an answer or death');
        if (filed && !filed.ok) throw new Error(filed.error.code);
        await run(world, first, isOver(world));
        const second = startEngine(world);
        if (!(await newestFiling(world))) must(await file(second, kept));
        await run(world, second, isOver(world)).catch((error: unknown) => {
          throw new Error(`${when} moment ${at}: ${String(error)}`);
        });
        await filedOnce(world, second, kept.id);
        await second.jobs.drain();
      }
    }
  }, 300_000);
});

const steps: readonly (readonly [name: string, call: CallName, at: number])[] = [
  ['creating the instance', 'create', 0],
  ['the envelope', 'replace', 0],
  ['the return', 'upload', 0],
  ['the first process/next', 'next', 0],
  ['the second process/next', 'next', 1],
  ['the feedback status', 'status', 0],
  ['the verdict', 'download', 1],
];

describe.each(steps)('an answer lost at %s', (_name, call, at) => {
  it.each(['cutBefore', 'cutAfter'] as const)('(%s) ends in one filing', async (kind) => {
    const { world, engine, view } = await started();
    once(world, call, { kind }, at);
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
  });
});

const answers: readonly (readonly [name: string, mischief: Mischief])[] = [
  ['HTML', { kind: 'instead', status: 200, body: '<html><body>Vedlikehold</body></html>', type: 'text/html' }],
  ['nothing at all', { kind: 'instead', status: 200, body: '' }],
  ['21 MB', { kind: 'instead', status: 200, body: Buffer.alloc(21 * 1024 * 1024, 0x20) }],
  ['text that is not JSON', { kind: 'instead', status: 200, body: '{"id": "5000' }],
  ['JSON of another shape', { kind: 'instead', status: 200, body: '{"hello": []}' }],
  ['500', { kind: 'instead', status: 500, body: 'Internal Server Error' }],
  ['503', { kind: 'instead', status: 503, body: '' }],
  ['429', { kind: 'instead', status: 429, body: '' }],
  ['HTML after it was done', { kind: 'after', status: 200, body: '<html></html>', type: 'text/html' }],
  ['502 after it was done', { kind: 'after', status: 502, body: 'Bad Gateway' }],
];

describe.each(steps)('%s', (name, call, at) => {
  const turn = steps.findIndex(([each]) => each === name);
  const tried = answers.filter((_each, index) => isLong || (index + turn) % 3 === 0);
  it.each(tried)(`answered with %s ends in one filing (${name})`, async (_answer, mischief) => {
    const { world, engine, view } = await started();
    once(world, call, mischief, at);
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    const [filing] = (await lookAt(engine, view)).filings;
    if (filing?.state === 'failed') {
      // An empty 200 for an upload that never happened is found out by the app itself, before anything is sent.
      expect(filing).toMatchObject({ sent: 'notSent', problem: { code: 'mva.envelopeRefused' } });
      must(await engine.mva.handlers['mva.resume']({ filingId: filing.id }));
      await run(world, engine, isOver(world));
    }
    await filedOnce(world, engine, view.id);
  });
});

describe('a step that never gets an answer', () => {
  it.each([
    ['creating the instance', 'create', 0, 'failed', 'notSent'],
    ['the envelope', 'replace', 0, 'failed', 'notSent'],
    ['the return', 'upload', 0, 'failed', 'notSent'],
    ['the first process/next', 'next', 0, 'failed', 'notSent'],
    ['the second process/next', 'next', 1, 'unknown', 'unknown'],
  ] as const)('%s: ends as said, with a code', async (_name, call, from, state, sent) => {
    const { world, engine, view } = await started();
    const down: Mischief = { kind: 'instead', status: 500, body: 'down' };
    world.altinn.plan = (name, before) => (name === call && before >= from ? down : undefined);
    must(await file(engine, view));
    await run(world, engine, async () => (await newestFiling(world))?.state === state);
    const filing = (await lookAt(engine, view)).filings[0];
    expect(filing).toMatchObject({ state, sent, problem: { code: 'http.unavailable', sent } });
    expect(world.altinn.confirms).toBe(0);
  });

  it('confirmation not known: is looked into again by itself, and nothing is sent on a guess', async () => {
    const { world, engine, view } = await started();
    // Confirmed, never told, and the process cannot be read for an hour.
    const outage = world.clock.now() + 3_600_000;
    world.altinn.plan = (call, before) => {
      if (call === 'next' && before === 1) return { kind: 'cutAfter' };
      if (call === 'process' && world.clock.now() < outage) return { kind: 'instead', status: 500, body: '' };
      return undefined;
    };
    must(await file(engine, view));
    await run(world, engine, async () => (await newestFiling(world))?.state === 'unknown');
    expect((await lookAt(engine, view)).state).toBe('unknown');
    const again = await file(engine, view);
    expect(again).toMatchObject({ ok: false, error: { code: 'mva.filingOpen', sent: 'notSent' } });
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
    expect(world.altinn.calls.filter((call) => call === 'next')).toHaveLength(2);
  });
});

describe('an instance whose answer was lost where Altinn cannot be searched', () => {
  it('is said aloud, and a person decides to go on', async () => {
    const { world, engine, view } = await started();
    world.altinn.canSearch = false;
    once(world, 'create', { kind: 'cutAfter' });
    must(await file(engine, view));
    await run(world, engine, async () => (await newestFiling(world))?.state === 'unknown');
    const filing = (await lookAt(engine, view)).filings[0];
    expect(filing?.problem).toMatchObject({ code: 'mva.instanceUnknown', sent: 'notSent' });
    expect(world.altinn.calls.filter((call) => call === 'create')).toHaveLength(1);
    must(await engine.mva.handlers['mva.resume']({ filingId: filing?.id ?? '' }));
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, view)).state).toBe('accepted');
    expect(world.altinn.confirms).toBe(1);
  });

  it('is found among the open ones when the client is known from before', async () => {
    const { world, engine, view } = await started();
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    world.altinn.canSearch = false;
    once(world, 'create', { kind: 'cutAfter' }, 1);
    const correction = await importReturn(engine, sampleReturn({ note: { beskrivelse: 'Korrigert' } }));
    must(await file(engine, correction, 'systemUser', [world.altinn.instances[0]?.id ?? '']));
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, correction)).state).toBe('accepted');
    expect(world.altinn.instances).toHaveLength(2);
    expect(world.altinn.confirms).toBe(2);
  });
});
