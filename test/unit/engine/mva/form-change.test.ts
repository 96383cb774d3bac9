import { describe, expect, it } from 'vitest';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { changeReturn } from '../../../../electron/engine/mva/form/change.ts';
import type { MvaReturn } from '../../../../electron/engine/mva/model.ts';
import { file, importReturn, isOver, lookAt, must, newWorld, run, startEngine } from '../../../fixtures/mva/engine.ts';
import { line, sampleReturn } from '../../../fixtures/mva/samples.ts';

const person = () => 'Ida Fjellheim';

async function withReturn() {
  const world = await newWorld();
  const engine = startEngine(world);
  const view = await importReturn(engine);
  const push = (name: string) => engine.pushes.push(name);
  const audit = createAudit({ store: world.store, clock: world.clock, push, person });
  const change = (value: MvaReturn, figuresHash = view.figuresHash, preparer?: string) =>
    changeReturn(
      {
        store: world.store,
        clock: world.clock,
        person,
        audit,
        push,
        ...(preparer
          ? {
              signing: {
                signer: () => ({ id: preparer, provedBy: 'said' }),
                active: () => [],
                several: true,
                filingRefusal: async () => undefined,
                releaseRefusal: () => undefined,
                mayGoOn: async () => true,
              },
            }
          : {}),
      },
      { returnId: view.id, figuresHash, value },
    );
  const acts = async () =>
    (await world.store.db.selectFrom('audit').select('act').where('act', '=', 'mva.change').execute()).length;
  return { world, engine, view, change, acts };
}

const smaller = sampleReturn({
  fastsattMerverdiavgift: '100',
  lines: [line('3', 100, { grunnlag: '400', sats: '25' })],
});

describe('a change of a draft’s figures', () => {
  it('is kept with a hash of its own and noted in the log; what was controlled of the old ones is controlled no more', async () => {
    const { engine, view, change, acts } = await withReturn();
    must(await engine.mva.handlers['mva.noteControl']({ returnId: view.id, control: 'checked', done: true }));
    const pushed = engine.pushes.length;
    const changed = must(await change(smaller));
    const now = await lookAt(engine, view);
    expect(now).toMatchObject({ fastsattMerverdiavgift: '100', controls: [], figuresHash: changed.figuresHash });
    expect(now.figuresHash).not.toBe(view.figuresHash);
    expect(await acts()).toBe(1);
    expect(engine.pushes.slice(pushed)).toContain('mva.changed');
  });

  it('takes the release away: nobody has said that these may be sent', async () => {
    const { world, engine, view, change } = await withReturn();
    must(await engine.mva.handlers['batch.release']({ returnId: view.id, figuresHash: view.figuresHash }));
    must(await change(smaller));
    must(await change(sampleReturn(), (await lookAt(engine, view)).figuresHash));
    expect((await lookAt(engine, view)).release).toBeNull();
    expect(await world.store.db.selectFrom('return_releases').selectAll().execute()).toEqual([]);
  });

  it('to what they were already is none: the control stands', async () => {
    const { engine, view, change, acts } = await withReturn();
    must(await engine.mva.handlers['mva.noteControl']({ returnId: view.id, control: 'checked', done: true }));
    must(await change(sampleReturn()));
    expect((await lookAt(engine, view)).controls).toHaveLength(1);
    expect(await acts()).toBe(0);
  });

  it('is refused when somebody changed them meanwhile, and nothing is touched', async () => {
    const { engine, view, change, acts } = await withReturn();
    expect(await change(smaller, 'a'.repeat(64))).toMatchObject({
      error: { code: 'mva.changedMeanwhile', sent: 'notSent' },
    });
    expect((await lookAt(engine, view)).figuresHash).toBe(view.figuresHash);
    expect(await acts()).toBe(0);
  });

  it('is refused while the return is on its way, and after it was sent', async () => {
    const { world, engine, view, change } = await withReturn();
    must(await file(engine, view));
    expect(await change(smaller)).toMatchObject({ error: { code: 'mva.filingOpen' } });
    await run(world, engine, isOver(world));
    expect(await change(smaller)).toMatchObject({ error: { code: 'mva.alreadyFiled' } });
  });

  it('makes whoever changed them the one who prepared the return: another must file', async () => {
    const { world, change } = await withReturn();
    must(await change(smaller, undefined, 'person-2'));
    const [row] = await world.store.db.selectFrom('returns').select('prepared_by').execute();
    expect(row?.prepared_by).toBe('person-2');
  });
});
