import { describe, expect, it } from 'vitest';
import type { Signing } from '../../../../electron/engine/mva/ports.ts';
import { fourEyesRefusal } from '../../../../electron/engine/people/four-eyes.ts';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import {
  type Engine,
  file,
  importReturn,
  isOver,
  lookAt,
  must,
  newWorld,
  run,
  startEngine,
} from '../../../fixtures/mva/engine.ts';
import { line, sampleReturn } from '../../../fixtures/mva/samples.ts';

const DESPITE = 'Koden er ny fra 1. november';
const BROKEN = sampleReturn({ lines: [line('7', 41875)] });

function release(engine: Engine, view: ReturnView, despite?: string) {
  const wish = { returnId: view.id, figuresHash: view.figuresHash };
  return engine.mva.handlers['batch.release'](despite === undefined ? wish : { ...wish, despite });
}

async function cellOf(engine: Engine, view: ReturnView) {
  const { cells } = must(await engine.mva.handlers['mva.terms']({}));
  return cells.find(({ returnId }) => returnId === view.id);
}

describe('a release', () => {
  it('names who gave it and when, shows in the picture, and sends nothing', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const view = await importReturn(engine);
    expect(view.release).toBeNull();
    const released = must(await release(engine, view));
    expect(released.release).toEqual({
      by: 'Ida Fjellheim',
      at: new Date(world.clock.now()).toISOString(),
      despite: null,
    });
    expect(released.state).toBe('draft');
    expect(await cellOf(engine, view)).toMatchObject({ released: true, checked: false, waitingFor: null });
    expect(world.altinn.calls).toEqual([]);
  });

  it('is for exactly the figures that were seen', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const view = await importReturn(engine);
    expect(await release(engine, { ...view, figuresHash: 'a'.repeat(64) })).toMatchObject({
      error: { code: 'mva.changedSinceRelease' },
    });
    must(await release(engine, view));
    await world.store.db
      .updateTable('returns')
      .set({ figures_hash: 'b'.repeat(64) })
      .execute();
    expect((await lookAt(engine, view)).release).toBeNull();
    expect((await cellOf(engine, view))?.released).toBe(false);
  });

  it('needs a reason where a rule is broken, and falls when another rule comes to be', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const view = await importReturn(engine, BROKEN);
    expect(await release(engine, view)).toMatchObject({ error: { code: 'mva.hasErrors' } });
    const released = must(await release(engine, view, DESPITE));
    expect(released.release?.despite).toMatchObject({ reason: DESPITE });
    await world.store.db
      .updateTable('return_releases')
      .set({ despite: JSON.stringify({ reason: DESPITE, rules: ['R002'] }) })
      .execute();
    expect((await lookAt(engine, view)).release).toBeNull();
  });

  it('can be taken back until the return is on its way', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const view = await importReturn(engine);
    must(await release(engine, view));
    expect(must(await engine.mva.handlers['batch.withdraw']({ returnId: view.id })).release).toBeNull();
    must(await release(engine, view));
    must(await file(engine, view, 'person'));
    expect(await engine.mva.handlers['batch.withdraw']({ returnId: view.id })).toMatchObject({
      error: { code: 'mva.filingOpen' },
    });
    world.personToken = 'person-1';
    engine.mva.onLogin();
    await run(world, engine, isOver(world));
  });

  it('is the name on the envelope and the filing, whoever sets the sending going', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const view = await importReturn(engine, BROKEN);
    must(await release(engine, view, DESPITE));
    world.person = 'Nils Dal';
    expect(must(await file(engine, view)).filings[0]).toMatchObject({
      personName: 'Ida Fjellheim',
      despite: { reason: DESPITE },
    });
    await run(world, engine, isOver(world));
    const [envelope] = world.altinn.instances.flatMap(({ elements }) => elements);
    expect(envelope?.bytes.toString('utf8')).toContain('<opprettetAv>Ida Fjellheim</opprettetAv>');
  });

  it('is used up by the sending: a return that was rejected must be released anew', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    world.altinn.verdict = 'ugyldig skattemelding';
    const view = await importReturn(engine);
    must(await release(engine, view));
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    expect(await lookAt(engine, view)).toMatchObject({ state: 'rejected', release: null });
  });
});

describe('four eyes', () => {
  /** Whoever is here, as the room is told. */
  function signing(world: { person: string }): Signing {
    const here = () => ({ id: world.person, name: world.person, provedBy: 'idporten' as const });
    return {
      signer: here,
      active: () => [],
      several: true,
      filingRefusal: async ({ preparer }) => fourEyesRefusal(preparer, here()),
      releaseRefusal: ({ preparer, by, personId, provedBy }) =>
        fourEyesRefusal(preparer, {
          id: personId ?? '',
          name: by,
          provedBy: provedBy === 'idporten' ? 'idporten' : 'said',
        }),
      mayGoOn: async ({ preparer }) => fourEyesRefusal(preparer, here()) === undefined,
    };
  }

  it('are those of whoever releases: not the preparer, who may set the sending by system user going all the same', async () => {
    const world = await newWorld();
    world.signing = signing(world);
    const engine = startEngine(world);
    const view = await importReturn(engine);
    expect(await release(engine, view)).toMatchObject({ error: { code: 'people.samePerson' } });
    expect(await file(engine, view)).toMatchObject({ error: { code: 'people.samePerson' } });
    const mayRelease = async () => must(await engine.mva.handlers['batch.mayRelease']({ returnId: view.id })).problem;
    expect(await mayRelease()).toMatchObject({ code: 'people.samePerson' });
    world.person = 'Nils Dal';
    expect(await mayRelease()).toBeNull();
    must(await release(engine, view));
    world.person = 'Ida Fjellheim';
    // By a login it is the one who logs in that signs.
    expect(await file(engine, view, 'person')).toMatchObject({ error: { code: 'people.samePerson' } });
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, view)).filings[0]).toMatchObject({ personName: 'Nils Dal', sent: 'sent' });
  });

  it('asked for since, take away what was released without them', async () => {
    const world = await newWorld();
    let refused = false;
    world.signing = {
      ...signing(world),
      filingRefusal: async () => undefined,
      releaseRefusal: (of) => (refused ? signing(world).releaseRefusal(of) : undefined),
    };
    const engine = startEngine(world);
    const view = await importReturn(engine);
    expect(must(await release(engine, view)).release).not.toBeNull();
    refused = true;
    expect((await lookAt(engine, view)).release).toBeNull();
  });
});
