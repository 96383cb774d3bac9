import { describe, expect, it } from 'vitest';
import { createQueries } from '../../../../renderer/state/queries.ts';
import type { OperationName } from '../../../../shared/contract.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { createDouble } from '../double.ts';

/** A window that watches its clients and its inbox, with a clock of its own. */
async function stage() {
  const double = createDouble();
  double.handle('clients.list', () => ok({ rows: [] }));
  double.handle('dialogs.sync', () => ok({ running: false, lastFinishedAt: null, nextAt: null, failures: [] }));
  const due = new Set<{ at: number; run: () => void }>();
  let now = 0;
  const queries = createQueries(double.bridge, (ms, run) => {
    const timer = { at: now + ms, run };
    due.add(timer);
    return () => due.delete(timer);
  });
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  queries.watch('clients.list', {});
  queries.watch('dialogs.sync', {});
  await settled();
  return {
    queries,
    push: async () => {
      double.notify('dialogs.changed', {});
      await settled();
    },
    double,
    /** How often it was asked after the first time. */
    again: (name: OperationName = 'clients.list') => double.callsOf(name).length - 1,
    advance: async (ms: number) => {
      now += ms;
      for (const timer of due) {
        if (timer.at > now) continue;
        due.delete(timer);
        timer.run();
      }
      await settled();
    },
  };
}

describe('what pushes make old', () => {
  it('is asked for at once where nobody types', async () => {
    const { push, again } = await stage();
    await push();
    expect(again()).toBe(1);
  });

  it('is asked for once when whoever types rests', async () => {
    const { queries, push, again, advance } = await stage();
    queries.typed();
    await push();
    await advance(200);
    queries.typed();
    await push();
    await advance(299);
    expect(again()).toBe(0);
    await advance(1);
    expect(again()).toBe(1);
    await push();
    expect(again()).toBe(2);
  });

  it('is asked for in the end though somebody never rests', async () => {
    const { queries, push, again, advance } = await stage();
    queries.typed();
    await push();
    for (let passed = 0; passed < 5_000; passed += 200) {
      expect(again()).toBe(0);
      queries.typed();
      await advance(200);
    }
    expect(again()).toBe(1);
    await push();
    expect(again()).toBe(1);
  });

  it('is asked for when whoever typed does something', async () => {
    const { queries, push, again, double, advance } = await stage();
    double.handle('messages.removeSearch', () => fail('people.notHere'));
    queries.typed();
    await push();
    await queries.run('messages.removeSearch', { id: 'x' });
    await advance(0);
    expect(again()).toBe(1);
    await push();
    expect(again()).toBe(2);
    await advance(10_000);
    expect(again()).toBe(2);
  });

  it('does not hold up what a component asks for', async () => {
    const { queries, again } = await stage();
    queries.typed();
    queries.refresh('dialogs.sync');
    expect(again('dialogs.sync')).toBe(1);
  });
});
