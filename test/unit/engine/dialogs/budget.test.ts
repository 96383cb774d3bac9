import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { asking } from '../../../../electron/engine/dialogs/asking.ts';
import { Budget } from '../../../../electron/engine/dialogs/budget.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { scriptedHttp } from '../http-double.ts';
import { manualClock, settle } from '../support.ts';

const never = new AbortController().signal;
setMaxListeners(100, never);

/** Questions that stay open until they are answered. */
function asked(budget: Budget, signal = never) {
  const open: ((outcome: Outcome<number>) => void)[] = [];
  const run = () => budget.run(() => new Promise<Outcome<number>>((resolve) => open.push(resolve)), signal);
  return { open, run };
}

describe('the budget of the background', () => {
  it('lets in two at once to begin with, up to four while they are answered well, and fewer when the server has enough', async () => {
    const budget = new Budget({ clock: manualClock(), perMinute: undefined });
    const { open, run } = asked(budget);
    const all = Array.from({ length: 40 }, run);
    await settle();
    expect(open).toHaveLength(2);
    for (let answered = 0; answered < 12; answered += 1) {
      open.shift()?.(ok(1));
      await settle();
    }
    expect(open).toHaveLength(4);
    open.shift()?.(fail('http.throttled', { params: { status: 429 } }));
    await settle();
    expect(budget.atOnce).toBe(2);
    while (open.length > 0) {
      open.shift()?.(ok(1));
      await settle();
    }
    expect(await Promise.all(all)).toHaveLength(40);
  });

  it('takes an answer that is long in coming as a sign too', async () => {
    const clock = manualClock();
    const budget = new Budget({ clock, perMinute: undefined });
    const { open, run } = asked(budget);
    const one = run();
    await clock.advance(6_000);
    open.shift()?.(ok(1));
    await one;
    expect(budget.atOnce).toBe(1);
  });

  it('starts no more in a minute than it may, but may start them at once after a rest', async () => {
    const clock = manualClock();
    const budget = new Budget({ clock, perMinute: 60 });
    let begun = 0;
    const ask = () =>
      budget.run(async () => {
        begun += 1;
        return ok(1);
      }, never);
    const all = Array.from({ length: 70 }, ask);
    await settle(200);
    expect(begun).toBe(60);
    await clock.advance(5_000);
    expect(begun).toBe(65);
    await clock.advance(5_000);
    await Promise.all(all);
    expect(begun).toBe(70);
  });

  it('is one for the sync and what fetches beside it, while what a person asks is let through at once and counts', async () => {
    const clock = manualClock();
    const budget = new Budget({ clock, perMinute: 60 });
    const begun = { sync: 0, texts: 0 };
    const asks = (who: keyof typeof begun) =>
      asking({ token: async () => ok('t'), forget: () => undefined, budget, signal: never })(async () => {
        begun[who] += 1;
        return ok(1);
      });
    const all = [...Array.from({ length: 50 }, () => asks('sync')), ...Array.from({ length: 50 }, () => asks('texts'))];
    await settle(300);
    expect(begun).toEqual({ sync: 50, texts: 10 });
    const door = budget.ahead(scriptedHttp(() => ({ status: 200 })));
    const answers = Array.from({ length: 10 }, () => door.send({ method: 'GET', url: 'http://d/' }));
    expect(await Promise.all(answers)).toHaveLength(10);
    await clock.advance(10_000);
    expect(begun.texts).toBe(10);
    await clock.advance(10_000);
    expect(begun.texts).toBe(20);
    await clock.advance(60_000);
    await Promise.all(all);
    expect(begun).toEqual({ sync: 50, texts: 50 });
  });

  it('does not take a large file for a slow server', async () => {
    const clock = manualClock();
    const budget = new Budget({ clock, perMinute: undefined });
    const one = budget.run(
      async () => {
        await clock.advance(20_000);
        return ok(1);
      },
      never,
      true,
    );
    await one;
    expect(budget.atOnce).toBe(2);
  });

  it('waits when told to stay away for a little, and fails with that when it is for long', async () => {
    const clock = manualClock();
    const budget = new Budget({ clock, perMinute: undefined });
    const told = (waitSeconds: number) => async () => fail('http.throttled', { params: { status: 429, waitSeconds } });
    await budget.run(told(20), never);
    let answer: Outcome<number> | undefined;
    const waiting = budget
      .run(async () => ok(1), never)
      .then((outcome) => {
        answer = outcome;
      });
    await clock.advance(19_000);
    expect(answer).toBeUndefined();
    await clock.advance(2_000);
    await waiting;
    expect(answer).toEqual(ok(1));
    await budget.run(told(600), never);
    expect(await budget.run(async () => ok(1), never)).toMatchObject({ error: { code: 'http.throttled' } });
    await clock.advance(601_000);
    expect(await budget.run(async () => ok(1), never)).toEqual(ok(1));
  });

  it('lets go of what waits when it is stopped', async () => {
    const stop = new AbortController();
    const budget = new Budget({ clock: manualClock(), perMinute: undefined });
    const { run } = asked(budget, stop.signal);
    const all = [run(), run(), run()];
    await settle();
    stop.abort();
    expect(await all[2]).toMatchObject({ error: { code: 'http.cancelled' } });
  });
});
