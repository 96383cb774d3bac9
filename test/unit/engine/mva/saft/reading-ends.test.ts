import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deleteClient } from '../../../../../electron/engine/clients/forget-client.ts';
import { SideFiles } from '../../../../../electron/engine/store/files.ts';
import { openStore } from '../../../../../electron/engine/store/store.ts';
import { must, newWorld, startEngine } from '../../../../fixtures/mva/engine.ts';
import { CLIENT } from '../../../../fixtures/mva/samples.ts';
import { silentLog, until } from '../../support.ts';
import { answer, drafted, ended, ledger, NOTHING, put, rows, sale, start } from './drafting.ts';
import { type FileSpec, saftFile } from './saft-file.ts';

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

it('stands in a backup with its postings, and goes with everything else of a client that is deleted', async () => {
  const world = await newWorld();
  const engine = startEngine(world);
  const returnId = await drafted(world, engine);
  must(await answer(engine, returnId, { kind: 'standardCode', taxCode: 'Q', value: '1' }));
  const path = join(world.store.folder, 'copy.db');
  world.store.vacuumInto(path);
  const copy = must(
    openStore({ path, key: world.store.key, keyKnownRight: true, clock: world.clock, log: silentLog() }),
  );
  expect(await rows({ store: copy })).toEqual(await rows(world));
  await copy.close();

  const sideFiles = new SideFiles({ folder: join(world.store.folder, 'files'), key: world.store.key });
  const deletion = { organisationNumber: CLIENT.organisationNumber, today: '2026-11-22' };
  await deleteClient({ store: world.store, sideFiles }, deletion, async () => undefined);
  expect(await rows(world)).toEqual(NOTHING);
  expect(await world.store.db.selectFrom('saft_answers').selectAll().execute()).toEqual([]);
});
