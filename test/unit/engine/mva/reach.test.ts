import { describe, expect, it } from 'vitest';
import { keepLife, reachOf } from '../../../../electron/engine/mva/batch/reach.ts';
import {
  file,
  importReturn,
  isOver,
  manyReturns,
  must,
  newWorld,
  run,
  startEngine,
} from '../../../fixtures/mva/engine.ts';

describe('how far a login reaches', () => {
  it('is unknown before the first one, then what the last one lasted, and less once it is under way', async () => {
    const { store } = await newWorld();
    const asked = { count: 75, pool: 12, leftMs: undefined };
    expect(await reachOf(store, asked)).toMatchObject({ measured: false, perFilingMs: 8_000, reaches: null });
    await keepLife(store, 40_000);
    expect(await reachOf(store, asked)).toMatchObject({ reaches: 60 });
    expect(await reachOf(store, { ...asked, leftMs: 15_000 })).toMatchObject({ reaches: 12 });
    expect(await reachOf(store, { ...asked, leftMs: 3_600_000 })).toMatchObject({ reaches: 75, takesMs: 7 * 8_000 });
  });

  it('rests on what filings by login have taken, when there are enough of them', async () => {
    const world = await newWorld();
    world.personToken = 'person-1';
    const engine = startEngine(world);
    for (const view of [await importReturn(engine), ...(await manyReturns(world, engine, 4))]) {
      must(await file(engine, view, 'person'));
      await run(world, engine, isOver(world));
    }
    expect(await reachOf(world.store, { count: 10, pool: 12, leftMs: undefined })).toMatchObject({ measured: true });
  });
});
