import { describe, expect, it } from 'vitest';
import { LOOK_UP_SINCE } from '../../electron/engine/mva/filing/look.ts';
import { Settings } from '../../electron/engine/store/settings.ts';
import { file, isOver, lookAt, must, newestFiling, run, startEngine, type World } from '../fixtures/mva/engine.ts';
import { filedOnce, started } from './filing-world.ts';

/** The database as a backup from before the filing has it: the return is there, the filing is not. */
async function restoredFrom(world: World, since: string): Promise<void> {
  const { db } = world.store;
  for (const table of ['filing_documents', 'filing_steps', 'filings', 'job'] as const)
    await db.deleteFrom(table).execute();
  await new Settings(world.store).set(LOOK_UP_SINCE, since);
}

describe('a restored database', () => {
  it('files nothing before a person has been told what was filed after the backup', async () => {
    const { world, engine, view } = await started();
    const before = new Date(world.clock.now()).toISOString();
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
    await engine.jobs.drain();
    await restoredFrom(world, before);

    const anew = startEngine(world);
    must(await file(anew, view));
    await run(world, anew, async () => (await newestFiling(world))?.state === 'failed');
    const filing = (await lookAt(anew, view)).filings[0];
    expect(filing?.problem).toMatchObject({ code: 'mva.foundOthers', sent: 'notSent', params: { count: 1 } });
    expect(world.altinn.instances).toHaveLength(1);
    expect(world.altinn.confirms).toBe(1);

    // The person has looked, and sends it all the same.
    must(await file(anew, view, 'systemUser', [world.altinn.instances[0]?.id ?? '']));
    await run(world, anew, isOver(world));
    expect(world.altinn.confirms).toBe(2);
  });

  it('files at once where Altinn has nothing from after the backup, and says so once where it cannot be asked', async () => {
    const { world, engine, view } = await started();
    await new Settings(world.store).set(LOOK_UP_SINCE, new Date(world.clock.now()).toISOString());
    world.altinn.canSearch = false;
    must(await file(engine, view));
    await run(world, engine, async () => (await newestFiling(world))?.state === 'failed');
    const filing = (await lookAt(engine, view)).filings[0];
    expect(filing?.problem).toMatchObject({ code: 'mva.meanwhileUnknown', sent: 'notSent' });
    expect(world.altinn.instances).toHaveLength(0);
    must(await engine.mva.handlers['mva.resume']({ filingId: filing?.id ?? '' }));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
  });
});
