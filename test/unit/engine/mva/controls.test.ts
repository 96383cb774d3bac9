import { describe, expect, it } from 'vitest';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { InputOf } from '../../../../shared/contract.ts';
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

async function withReturn() {
  const world = await newWorld();
  const engine = startEngine(world);
  return { world, engine, view: await importReturn(engine) };
}

type Wish = Omit<InputOf<'mva.noteControl'>, 'returnId'>;
const note = (engine: Engine, { id }: ReturnView, wish: Wish) =>
  engine.mva.handlers['mva.noteControl']({ returnId: id, ...wish });

describe('the control of a return', () => {
  it('is noted with whose it is and when, of the client’s approval in the name of somebody there', async () => {
    const { engine, view, world } = await withReturn();
    await note(engine, view, { control: 'reconciled', done: true });
    await world.clock.advance(60_000);
    await note(engine, view, { control: 'clientApproved', done: true, approver: 'Berit Moe' });
    const { controls, figuresHash } = await lookAt(engine, view);
    const [first, second] = controls;
    expect(controls.map(({ control }) => control)).toEqual(['reconciled', 'clientApproved']);
    expect(first?.name).toBe(first?.notedBy);
    expect(second).toMatchObject({ name: 'Berit Moe', notedBy: first?.notedBy });
    expect(Date.parse(second?.notedAt ?? '') - Date.parse(first?.notedAt ?? '')).toBe(60_000);
    // It says nothing of the figures.
    expect(figuresHash).toBe(view.figuresHash);
  });

  it('can be taken back, and noted again in another name', async () => {
    const { engine, view } = await withReturn();
    await note(engine, view, { control: 'clientApproved', done: true, approver: 'Berit Moe' });
    must(await note(engine, view, { control: 'clientApproved', done: false }));
    expect((await lookAt(engine, view)).controls).toEqual([]);
    const again = must(await note(engine, view, { control: 'clientApproved', done: true, approver: 'Odd Lie' }));
    expect(again.controls.map(({ name }) => name)).toEqual(['Odd Lie']);
  });

  it('is of one reading: the same file read in once more begins without', async () => {
    const { engine, view } = await withReturn();
    await note(engine, view, { control: 'checked', done: true });
    const again = await importReturn(engine);
    expect(again.controls).toEqual([]);
    expect((await lookAt(engine, view)).controls).toHaveLength(1);
  });

  it('stands as it was from when the return is on its way', async () => {
    const { engine, view, world } = await withReturn();
    await note(engine, view, { control: 'checked', done: true });
    must(await file(engine, view));
    expect(await note(engine, view, { control: 'checked', done: false })).toMatchObject({
      error: { code: 'mva.filingOpen' },
    });
    await run(world, engine, isOver(world));
    expect(await note(engine, view, { control: 'reconciled', done: true })).toMatchObject({
      error: { code: 'mva.alreadyFiled' },
    });
    expect((await lookAt(engine, view)).controls.map(({ control }) => control)).toEqual(['checked']);
  });
});
