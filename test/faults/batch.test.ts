/** An engine that dies anywhere in a batch leaves no return sent twice and none forgotten. */
import { describe, expect, it } from 'vitest';
import { writeEnvelope } from '../../electron/engine/mva/xml/write-envelope.ts';
import type { BatchView } from '../../shared/contract/batch.ts';
import {
  type Engine,
  file,
  isOver,
  lookAt,
  manyReturns,
  must,
  newWorld,
  run,
  startEngine,
  type World,
} from '../fixtures/mva/engine.ts';

const COUNT = 4;
const isLong = process.env.KLIENTBRO_LONG === '1';

async function started(world: World, engine: Engine) {
  const views = await manyReturns(world, engine, COUNT);
  return views.map(({ id, figuresHash }) => ({ returnId: id, figuresHash }));
}

async function batches(engine: Engine): Promise<BatchView[]> {
  const { batches: found } = must(await engine.mva.handlers['batch.list']({}));
  return Promise.all(found.map(async ({ id }) => must(await engine.mva.handlers['batch.get']({ batchId: id }))));
}

const over = (engine: Engine) => async () => {
  const found = await batches(engine);
  return found.every(({ state, rows }) => state === 'done' && rows.every((row) => row.state === 'accepted'));
};

/** Durable writes and calls from the click to the last verdict, in a run without trouble. */
async function undisturbed(): Promise<number> {
  const world = await newWorld();
  const engine = startEngine(world);
  const returns = await started(world, engine);
  const before = engine.moments;
  must(await engine.mva.handlers['batch.start']({ returns, channel: 'systemUser', pool: 2 }));
  await run(world, engine, over(engine));
  return engine.moments - before;
}

/** How far through the batch the engine dies, in parts of the whole. */
const POINTS = isLong ? 40 : 5;
const cuts = Array.from({ length: POINTS }, (_, index) => (index + 1) / (POINTS + 1)).flatMap((through) =>
  (['before', 'after'] as const).map((when) => ({ through, when, percent: Math.round(through * 100) })),
);

describe('an engine killed in the middle of a batch', () => {
  // The first test counts for all.
  let moments: number | undefined;

  it.each(cuts)(
    'sends each return exactly once when it died $percent % through, $when a moment',
    { timeout: 60_000 },
    async (cut) => {
      moments ??= await undisturbed();
      const world = await newWorld();
      const first = startEngine(world);
      const returns = await started(world, first);
      await first.jobs.drain();
      // The same store, the same returns; only this engine is mortal from here on.
      const mortal = startEngine(world, { at: Math.max(1, Math.round(cut.through * moments)), when: cut.when });
      void mortal.mva.handlers['batch.start']({ returns, channel: 'systemUser', pool: 2 });
      // How many moments there are varies a little with the order of the answers.
      await run(
        world,
        mortal,
        async () => mortal.dead || ((await batches(mortal)).length > 0 && (await over(mortal)())),
      );
      if (!mortal.dead) await mortal.jobs.drain();
      const second = startEngine(world);
      await run(world, second, over(second));
      const sent = world.altinn.instances.filter(({ confirms }) => confirms > 0);
      // Killed before the click was on disk, nothing was promised and nothing is sent.
      const promised = (await batches(second)).length > 0 ? COUNT : 0;
      expect(new Set(sent.map(({ organisationNumber }) => organisationNumber)).size).toBe(promised);
      expect(world.altinn.confirms).toBe(promised);
    },
  );
});

describe('a batch that meets what others have filed', () => {
  it('holds that return back, sends the others, and leaves it to its own page', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const views = await manyReturns(world, engine, COUNT);
    const [, taken] = views;
    if (!taken) throw new Error('no returns');
    const { organisationNumber } = taken.client;
    const envelope = writeEnvelope({
      organisationNumber,
      period: taken.period,
      category: taken.category,
      createdBy: 'Anne Ansatt',
      createdAt: '2026-11-20T08:00:00Z',
    });
    const theirs = world.altinn.madeElsewhere(organisationNumber, 'ended', { envelope, verdict: 'ingen avvik' });
    const returns = views.map(({ id, figuresHash }) => ({ returnId: id, figuresHash }));
    const { id: batchId } = must(await engine.mva.handlers['batch.start']({ returns, channel: 'systemUser', pool: 2 }));
    const rows = async () => must(await engine.mva.handlers['batch.get']({ batchId })).rows;
    const ended = async () => (await rows()).every(({ state }) => state === 'accepted' || state === 'failed');
    await run(world, engine, ended);
    expect((await rows()).map(({ state, problem }) => [state, problem?.code])).toEqual([
      ['accepted', undefined],
      ['failed', 'mva.foundOthers'],
      ['accepted', undefined],
      ['accepted', undefined],
    ]);
    const filed = world.altinn.instances.filter(({ confirms }) => confirms > 0);
    expect(filed.map((each) => each.organisationNumber)).not.toContain(organisationNumber);

    // Once more with the batch it is held back again: nobody has said that it replaces theirs.
    must(await engine.mva.handlers['batch.retry']({ batchId, returnIds: [taken.id] }));
    await run(world, engine, async () => (await lookAt(engine, taken)).filings[0]?.state === 'failed');
    expect(world.altinn.confirms).toBe(COUNT - 1);

    // Its own page shows them, and sends it when a person says so: released already, by whoever started the batch.
    const { others } = must(await engine.mva.handlers['surroundings.view']({ returnId: taken.id }));
    expect(others).toMatchObject([{ id: theirs.id, madeBy: 'Anne Ansatt', concerns: true }]);
    expect((await lookAt(engine, taken)).release).toMatchObject({ by: 'Ida Fjellheim' });
    must(await file(engine, taken, 'systemUser', [theirs.id]));
    await run(world, engine, isOver(world));
    expect(await lookAt(engine, taken)).toMatchObject({
      state: 'accepted',
      filings: [{ replacesOthers: [theirs.id] }, {}],
    });
    expect(world.altinn.confirms).toBe(COUNT);
  });
});
