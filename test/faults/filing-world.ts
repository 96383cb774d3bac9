import { expect } from 'vitest';
import type { CallName, Mischief } from '../fixtures/mva/altinn.ts';
import { type Engine, importReturn, must, newWorld, startEngine, type World } from '../fixtures/mva/engine.ts';

export async function started(world?: World) {
  const made = world ?? (await newWorld());
  const engine = startEngine(made);
  const view = await importReturn(engine);
  return { world: made, engine, view };
}

/** One mischief at the n-th call of a name. */
export function once(world: World, call: CallName, mischief: Mischief, at = 0): void {
  world.altinn.plan = (name, before) => (name === call && before === at ? mischief : undefined);
}

export async function filedOnce(world: World, engine: Engine, id: string): Promise<void> {
  const view = must(await engine.mva.handlers['mva.get']({ returnId: id }));
  expect(view.state).toBe('accepted');
  expect(view.filings[0]).toMatchObject({ state: 'settled', sent: 'sent', verdict: 'ingen avvik', problem: null });
  expect(world.altinn.instances).toHaveLength(1);
  expect(world.altinn.confirms).toBe(1);
}
