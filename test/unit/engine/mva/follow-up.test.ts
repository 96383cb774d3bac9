import { describe, expect, it } from 'vitest';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import {
  file,
  importReturn,
  isOver,
  lookAt,
  must,
  newWorld,
  run,
  startEngine,
  type World,
} from '../../../fixtures/mva/engine.ts';

async function filed(world: World, verdict: string, category = 'alminnelig') {
  const engine = startEngine(world);
  const draft = await importReturn(engine);
  must(await file(engine, draft));
  await run(world, engine, isOver(world));
  // What the verdict was, and of which kind the return is, stands in the filing.
  await world.store.db.updateTable('filings').set({ verdict, category }).execute();
  return { engine, view: await lookAt(engine, draft) };
}

const followUp = ({ filings: [newest] }: ReturnView) => newest?.followUp;

describe('what a verdict leaves to a person', () => {
  it('is nothing where Skatteetaten has nothing to say, or where nothing was delivered', async () => {
    expect(followUp((await filed(await newWorld(), 'ingen avvik')).view)).toBeNull();
    expect(followUp((await filed(await newWorld(), 'ugyldig skattemelding', 'kompensasjon')).view)).toBeNull();
  });

  it('is a look where something is missing, until somebody says it is done; named, in the log, and taken back', async () => {
    const world = await newWorld();
    const { engine, view } = await filed(world, 'mangelfull skattemelding');
    expect(followUp(view)).toEqual({ kind: 'look', done: null });
    const waitingFor = async () => {
      const { cells } = must(await engine.mva.handlers['mva.terms']({}));
      return cells.find(({ returnId }) => returnId === view.id)?.waitingFor;
    };
    expect(await waitingFor()).toBe('look');

    const filingId = view.filings[0]?.id ?? '';
    const noted = must(await engine.mva.handlers['mva.noteFollowUp']({ filingId, done: true }));
    expect(followUp(noted)?.done).toEqual({ by: world.person, at: new Date(world.clock.now()).toISOString() });
    expect(await waitingFor()).toBeNull();
    must(await engine.mva.handlers['mva.noteFollowUp']({ filingId, done: true }));
    const back = must(await engine.mva.handlers['mva.noteFollowUp']({ filingId, done: false }));
    expect(followUp(back)?.done).toBeNull();
    const acts = await world.store.db.selectFrom('audit').select('act').where('act', 'like', '%FollowUp').execute();
    expect(acts.map(({ act }) => act)).toEqual(['mva.noteFollowUp', 'mva.takeBackFollowUp']);
  });

  it("is the auditor's attestation of a claim for compensation", async () => {
    const { view } = await filed(await newWorld(), 'ingen avvik', 'kompensasjon');
    expect(followUp(view)).toEqual({ kind: 'attestation', done: null });
  });
});
