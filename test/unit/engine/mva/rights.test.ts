/** What filings by login show of the rights of whoever logged in. */
import { describe, expect, it } from 'vitest';
import { once, started } from '../../../faults/filing-world.ts';
import { type Engine, file, isOver, lookAt, must, run, startEngine, type World } from '../../../fixtures/mva/engine.ts';

const KARI = { personId: 'kari', identity: 'kari-hash' };
const JONAS = { personId: 'jonas', identity: 'jonas-hash' };

const refusedAt = (world: World, call: 'create' | 'next', at: number) =>
  once(world, call, { kind: 'instead', status: 403, body: '{"title":"Unauthorized"}' }, at);

async function logIn(world: World, engine: Engine, login: typeof KARI) {
  world.personToken = `person-${login.personId}`;
  engine.mva.loggedInAs(login);
  engine.mva.onLogin();
  await expect.poll(async () => (await view(engine)).person).not.toBeNull();
}
const view = async (engine: Engine) => must(await engine.mva.handlers['filingRights.view']({}));
const right = async (engine: Engine) => (await view(engine)).rows[0]?.right;

describe('a refused confirmation', () => {
  it('is kept with its day for that login alone, over a restart, until a success clears it', async () => {
    const { world, engine, view: draft } = await started();
    await logIn(world, engine, KARI);
    expect(await right(engine)).toBeNull();
    refusedAt(world, 'next', 1);
    must(await file(engine, draft, 'person'));
    await run(world, engine, isOver(world));
    expect(await right(engine)).toMatchObject({ fillIn: 'yes', sign: 'no', source: 'filing' });
    expect((await right(engine))?.checkedAt.slice(0, 10)).toBe(new Date(world.clock.now()).toISOString().slice(0, 10));
    const { rows } = must(await engine.mva.handlers['batch.candidates']({ channel: 'person' }));
    expect(rows[0]).toMatchObject({ right: { sign: 'no' }, notSent: null });
    expect(must(await engine.mva.handlers['batch.candidates']({ channel: 'systemUser' })).rows[0]?.right).toBeNull();

    const next = startEngine(world);
    await logIn(world, next, JONAS);
    expect(await right(next)).toBeNull();
    await logIn(world, next, KARI);
    expect(await right(next)).toMatchObject({ fillIn: 'yes', sign: 'no' });

    const filingId = (await lookAt(next, draft)).filings[0]?.id ?? '';
    must(await next.mva.handlers['mva.resume']({ filingId }));
    await run(world, next, isOver(world));
    expect(await right(next)).toMatchObject({ fillIn: 'yes', sign: 'yes', source: 'filing' });
  });
});

describe('a refused instance', () => {
  it('shows that the login may not fill in', async () => {
    const { world, engine, view: draft } = await started();
    await logIn(world, engine, KARI);
    refusedAt(world, 'create', 0);
    must(await file(engine, draft, 'person'));
    await run(world, engine, isOver(world));
    expect(await right(engine)).toMatchObject({ fillIn: 'no', sign: 'unknown' });
  });

  it('of a system user says nothing of whoever is logged in', async () => {
    const { world, engine, view: draft } = await started();
    await logIn(world, engine, KARI);
    refusedAt(world, 'create', 0);
    must(await file(engine, draft));
    await run(world, engine, isOver(world));
    expect(await right(engine)).toBeNull();
  });
});
