import { describe, expect, it } from 'vitest';
import type { BatchView } from '../../../../shared/contract/batch.ts';
import type { Channel, ReturnView } from '../../../../shared/contract/mva.ts';
import { type Engine, lookAt, manyReturns, must, newWorld, run, startEngine } from '../../../fixtures/mva/engine.ts';

function start(engine: Engine, views: readonly ReturnView[], channel: Channel = 'systemUser', pool?: number) {
  const returns = views.map(({ id, figuresHash }) => ({ returnId: id, figuresHash }));
  return engine.mva.handlers['batch.start']({ returns, channel, ...(pool ? { pool } : {}) });
}

async function look(engine: Engine, { id }: { id: string }): Promise<BatchView> {
  return must(await engine.mva.handlers['batch.get']({ batchId: id }));
}

const states = (view: BatchView) => view.rows.map(({ state }) => state);
/** Nothing of the batch is at work any more. */
const rests = (engine: Engine, batch: { id: string }) => async () => {
  const view = await look(engine, batch);
  return (
    view.state === 'done' && !states(view).some((state) => ['waiting', 'running', 'login', 'sent'].includes(state))
  );
};

describe('a batch', () => {
  it('sends each return once, in the name of whoever started it, and is done when all are out', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const batch = must(await start(engine, await manyReturns(world, engine, 5)));
    expect(batch).toMatchObject({ channel: 'systemUser', startedBy: 'Ida Fjellheim', state: 'running' });
    await run(world, engine, rests(engine, batch));
    expect(states(await look(engine, batch))).toEqual(Array.from({ length: 5 }, () => 'accepted'));
    expect(world.altinn.confirms).toBe(5);
    expect(world.altinn.instances).toHaveLength(5);
    const view = await lookAt(engine, { id: batch.rows[0]?.returnId } as ReturnView);
    expect(view.filings[0]?.personName).toBe('Ida Fjellheim');
  });

  it('is stopped by no single return: those that cannot go say why, the others go', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const views = await manyReturns(world, engine, 3);
    world.altinn.plan = (call, before) =>
      call === 'create' && before === 0 ? { kind: 'instead', status: 403, body: '{}' } : undefined;
    const changed = views.map((view, index) => (index === 1 ? { ...view, figuresHash: 'a'.repeat(64) } : view));
    const batch = must(await start(engine, changed, 'systemUser', 1));
    await run(world, engine, rests(engine, batch));
    const done = await look(engine, batch);
    expect(states(done)).toEqual(['failed', 'failed', 'accepted']);
    expect(done.rows[0]).toMatchObject({ sent: 'notSent', problem: { code: 'mva.refused' } });
    expect(done.rows[1]).toMatchObject({ sent: 'notSent', problem: { code: 'mva.changedSinceRelease' } });
  });

  it('leaves out a return that changed, or whose release was taken back, between the confirmation and its turn', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const views = await manyReturns(world, engine, 3);
    const [, second, third] = views;
    const batch = must(await start(engine, views, 'person'));
    await world.store.db
      .updateTable('returns')
      .set({ figures_hash: 'b'.repeat(64) })
      .where('id', '=', second?.id ?? '')
      .execute();
    must(await engine.mva.handlers['batch.withdraw']({ returnId: third?.id ?? '' }));
    world.personToken = 'person-1';
    engine.mva.onLogin();
    await run(world, engine, rests(engine, batch));
    const done = await look(engine, batch);
    expect(states(done)).toEqual(['accepted', 'failed', 'failed']);
    expect(done.rows.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      'mva.changedSinceRelease',
      'mva.notReleased',
    ]);
    expect(world.altinn.instances).toHaveLength(1);
  });

  it('begins no more than the pool at a time', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    let most = 0;
    world.altinn.plan = () => {
      const under = world.altinn.instances.filter(({ task }) => task === 'data' || task === 'confirmation').length;
      most = Math.max(most, under);
      return undefined;
    };
    const batch = must(await start(engine, await manyReturns(world, engine, 6), 'systemUser', 2));
    await run(world, engine, rests(engine, batch));
    expect(most).toBeLessThanOrEqual(2);
    expect(world.altinn.confirms).toBe(6);
  });

  it('paused begins no more, resumed goes on', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const batch = must(await start(engine, await manyReturns(world, engine, 4), 'person'));
    await run(world, engine, async () => (await look(engine, batch)).state === 'login');
    expect(must(await engine.mva.handlers['batch.pause']({ batchId: batch.id })).state).toBe('paused');
    world.personToken = 'person-1';
    engine.mva.onLogin();
    await world.clock.advance(60_000);
    expect(states(await look(engine, batch))).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    must(await engine.mva.handlers['batch.resume']({ batchId: batch.id }));
    await run(world, engine, rests(engine, batch));
    expect(world.altinn.confirms).toBe(4);
  });

  it('stopped sends nothing that was not begun; those can be tried again', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const views = await manyReturns(world, engine, 4);
    const batch = must(await start(engine, views, 'systemUser', 1));
    await run(world, engine, async () => world.altinn.confirms > 0);
    must(await engine.mva.handlers['batch.stop']({ batchId: batch.id }));
    await run(world, engine, rests(engine, batch));
    const stopped = await look(engine, batch);
    const notSent = stopped.rows.filter(({ sent }) => sent === 'notSent');
    expect(notSent.length).toBe(4 - world.altinn.confirms);
    expect(notSent.length).toBeGreaterThan(0);
    expect(notSent.map(({ problem }) => problem?.code)).toEqual(notSent.map(() => 'batch.stopped'));
    const returnIds = notSent.map(({ returnId }) => returnId);
    const again = must(await engine.mva.handlers['batch.retry']({ batchId: batch.id, returnIds }));
    await run(world, engine, rests(engine, again));
    expect(states(await look(engine, batch))).toEqual(Array.from({ length: 4 }, () => 'accepted'));
    expect(world.altinn.confirms).toBe(4);
  });

  it('retries what failed before anything was sent, on the same instance', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    world.altinn.plan = (call) => (call === 'next' ? { kind: 'instead', status: 403, body: '{}' } : undefined);
    const batch = must(await start(engine, await manyReturns(world, engine, 2)));
    await run(world, engine, rests(engine, batch));
    const failed = await look(engine, batch);
    expect(states(failed)).toEqual(['failed', 'failed']);
    world.altinn.plan = () => undefined;
    const returnIds = failed.rows.map(({ returnId }) => returnId);
    must(await engine.mva.handlers['batch.retry']({ batchId: batch.id, returnIds }));
    await run(world, engine, rests(engine, batch));
    expect(states(await look(engine, batch))).toEqual(['accepted', 'accepted']);
    expect(world.altinn.instances).toHaveLength(2);
  });

  it('does not retry a return that was changed meanwhile: its old figures are nobody’s word any more', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    world.altinn.plan = (call) => (call === 'next' ? { kind: 'instead', status: 403, body: '{}' } : undefined);
    const [view] = await manyReturns(world, engine, 1);
    const batch = must(await start(engine, view ? [view] : []));
    await run(world, engine, rests(engine, batch));
    world.altinn.plan = () => undefined;
    await world.store.db
      .updateTable('returns')
      .set({ figures_hash: 'b'.repeat(64) })
      .execute();
    const { rows } = await look(engine, batch);
    const filingId = rows[0]?.filingId ?? '';
    expect(await engine.mva.handlers['mva.resume']({ filingId })).toMatchObject({ error: { code: 'mva.notReleased' } });
    must(await engine.mva.handlers['batch.retry']({ batchId: batch.id, returnIds: [view?.id ?? ''] }));
    await run(world, engine, rests(engine, batch));
    expect((await look(engine, batch)).rows[0]).toMatchObject({
      state: 'failed',
      problem: { code: 'mva.notReleased' },
    });
    expect(world.altinn.confirms).toBe(0);
  });
});

describe('a batch by a person’s login', () => {
  it('prepares everything, waits for the login, and one login sends all', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const batch = must(await start(engine, await manyReturns(world, engine, 4), 'person'));
    await run(world, engine, async () => (await look(engine, batch)).state === 'login');
    expect(world.altinn.calls).toEqual([]);
    world.personToken = 'person-1';
    engine.mva.onLogin();
    await run(world, engine, rests(engine, batch));
    expect(world.altinn.confirms).toBe(4);
  });

  it('loses nothing when the login ends midway: what was sent stays sent, the rest goes on after the next', async () => {
    const world = await newWorld();
    world.personToken = 'person-1';
    const engine = startEngine(world);
    world.altinn.plan = (_call, _before, { bearer }) =>
      bearer === 'person-1' && world.altinn.confirms >= 2 ? { kind: 'instead', status: 401, body: '' } : undefined;
    const batch = must(await start(engine, await manyReturns(world, engine, 8), 'person', 2));
    await run(world, engine, async () => (await look(engine, batch)).state === 'login');
    const midway = await look(engine, batch);
    expect(midway.rows.filter(({ sent }) => sent === 'sent').length).toBeGreaterThanOrEqual(2);
    expect(states(midway)).toContain('waiting');
    world.personToken = 'person-2';
    engine.mva.onLogin();
    await run(world, engine, rests(engine, batch));
    expect(states(await look(engine, batch))).toEqual(Array.from({ length: 8 }, () => 'accepted'));
    expect(world.altinn.instances.map(({ confirms }) => confirms)).toEqual(Array.from({ length: 8 }, () => 1));
  });
});

describe('what may be sent', () => {
  it('is listed with what it is compared with, what stands out and what stands in the way', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const [first] = await manyReturns(world, engine, 2);
    const rows = async (channel: Channel) =>
      must(await engine.mva.handlers['batch.candidates']({ channel })).rows.filter(
        ({ returnId }) => returnId === first?.id,
      );
    expect(await rows('systemUser')).toMatchObject([
      { amount: 41875, before: null, outliers: ['first'], release: null, notReleased: null, notSent: null },
    ]);
    world.clients = world.clients.map((client) => ({ ...client, systemUser: null }));
    expect(await rows('systemUser')).toMatchObject([{ notSent: { code: 'mva.notLinked' } }]);
    expect(await rows('person')).toMatchObject([{ notSent: null }]);
    world.personToken = 'person-1';
    const batch = must(await start(engine, first ? [first] : [], 'person'));
    await run(world, engine, rests(engine, batch));
    expect(await rows('person')).toEqual([]);
  });

  it('is released by one click without being sent; those that may not be say why', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const views = await manyReturns(world, engine, 3);
    const returns = views.map(({ id, figuresHash }, index) => ({
      returnId: id,
      figuresHash: index === 2 ? 'a'.repeat(64) : figuresHash,
    }));
    const answer = must(await engine.mva.handlers['batch.releaseMany']({ returns }));
    expect(answer).toMatchObject({ released: 2, refused: [{ problem: { code: 'mva.changedSinceRelease' } }] });
    const { rows } = must(await engine.mva.handlers['batch.candidates']({ channel: 'systemUser' }));
    expect(rows.filter(({ release }) => release !== null)).toHaveLength(2);
    expect(world.altinn.calls).toEqual([]);
  });
});
