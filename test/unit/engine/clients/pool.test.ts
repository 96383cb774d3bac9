import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLITE, Pool, type PoolLimits, type Try } from '../../../../electron/engine/clients/pool.ts';
import { manualClock } from '../support.ts';

const settled: Try = { kind: 'settled' };
const busy = (retryAfterMs?: number): Try => ({ kind: 'busy', retryAfterMs });
const trouble: Try = { kind: 'trouble', retryAfterMs: undefined };

/** An authority on a clock of its own: answers after `ms`, as `answer` says for the n-th try of an item. */
function world(
  options: { ms?: number; answer?: (item: number, nth: number) => Try; limits?: Partial<PoolLimits> } = {},
) {
  const { ms = 100, answer = () => settled } = options;
  const clock = manualClock();
  const from = clock.now();
  const pool = new Pool({ clock, random: () => 0.5, limits: { ...POLITE, ...options.limits } });
  const abort = new AbortController();
  const begun: { item: number; at: number }[] = [];
  const ends: { item: number; kind: Try['kind'] }[] = [];
  let underWay = 0;
  const seen = { most: 0 };
  const attempt = async (item: number): Promise<Try> => {
    begun.push({ item, at: clock.now() - from });
    const nth = begun.filter((each) => each.item === item).length;
    underWay += 1;
    seen.most = Math.max(seen.most, underWay);
    await new Promise<void>((resolve) => void clock.timer(ms, resolve));
    underWay -= 1;
    const end = answer(item, nth);
    ends.push({ item, kind: end.kind });
    return end;
  };
  const run = async (count: number, forMs = 600_000) => {
    const items = Array.from({ length: count }, (_, index) => index);
    const ended = pool.run(items, attempt, abort.signal);
    await clock.advance(forMs);
    return ended;
  };
  return { clock, pool, abort, begun, ends, seen, attempt, run };
}

describe('the pool', () => {
  it('begins with four, and is wider with every answer that comes as quickly as the best', async () => {
    const { begun, seen, run } = world();
    await run(200);
    expect(begun.filter(({ at }) => at === 0)).toHaveLength(4);
    expect(seen.most).toBe(POLITE.ceiling);
    expect(new Set(begun.map(({ item }) => item)).size).toBe(200);
    expect(begun).toHaveLength(200);
  });

  it('does not grow while answers become slow', async () => {
    const clock = manualClock();
    let underWay = 0;
    let most = 0;
    const pool = new Pool({ clock, random: () => 0.5 });
    const ended = pool.run(
      Array.from({ length: 100 }, (_, index) => index),
      async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        // A host that is quick for five at once and queues the rest.
        await new Promise<void>((resolve) => void clock.timer(underWay <= 5 ? 100 : 100 * underWay, resolve));
        underWay -= 1;
        return settled;
      },
      new AbortController().signal,
    );
    await clock.advance(600_000);
    await ended;
    expect(most).toBeLessThan(POLITE.ceiling * 0.75);
  });

  it('is half as wide after a 429, once for all that were under way, and grows again', async () => {
    const { begun, run } = world({
      limits: { start: 16, ceiling: 16, perSecond: 10_000 },
      answer: (item, nth) => (item < 6 && nth === 1 ? busy() : settled),
    });
    await run(80);
    const at = (ms: number) => begun.filter((each) => each.at === ms).length;
    expect([at(0), at(100)]).toEqual([16, 8]);
    expect(Math.max(at(200), at(300), at(400), at(500))).toBeGreaterThan(8);
  });

  it('is as wide again a round after one was turned away among many good answers', async () => {
    const { begun, run } = world({
      limits: { start: 16, ceiling: 16, perSecond: 10_000 },
      answer: (item, nth) => (item === 60 && nth === 1 ? busy() : settled),
    });
    await run(120);
    expect(begun.filter((each) => each.at === 500)).toHaveLength(16);
  });

  it('pauses for all when told how long', async () => {
    const { begun, run } = world({ answer: (item, nth) => (item === 2 && nth === 1 ? busy(5_000) : settled) });
    await run(60);
    const late = begun.filter(({ at }) => at > 100);
    expect(Math.min(...late.map(({ at }) => at))).toBeGreaterThanOrEqual(5_100);
    expect(begun.filter(({ item }) => item === 2)).toHaveLength(2);
  });

  it('ends instead of holding a run for a pause of minutes, and says until when', async () => {
    const { clock, begun, run } = world({ answer: (item) => (item === 0 ? busy(300_000) : settled) });
    const from = clock.now();
    expect(await run(60, 1_000)).toEqual({ givenUp: [], untilMs: from + 100 + 300_000 });
    expect(begun).toHaveLength(4);
  });

  it('gives up what is turned away too often, and nothing else', async () => {
    const { begun, run } = world({ answer: (item) => (item === 3 ? busy() : settled) });
    expect(await run(20)).toEqual({ givenUp: [3], untilMs: undefined });
    expect(begun.filter(({ item }) => item === 3)).toHaveLength(POLITE.triesEach);
    expect(begun).toHaveLength(19 + POLITE.triesEach);
  });

  it('stops when the other side is down, and tries nothing in doubt again', async () => {
    const { begun, run } = world({ answer: () => trouble });
    await run(200);
    expect(begun.length).toBeLessThan(POLITE.troublesInARow + POLITE.start);
    expect(new Set(begun.map(({ item }) => item)).size).toBe(begun.length);
  });

  it.each(['told so by an answer', 'aborted'])(
    'begins nothing more when %s, and waits for what is under way',
    async (how) => {
      const { clock, abort, begun, ends, run } = world({
        answer: (item) => (item === 0 && how !== 'aborted' ? { kind: 'stop' } : settled),
      });
      if (how === 'aborted') clock.timer(50, () => abort.abort());
      await run(50);
      expect(begun).toHaveLength(4);
      expect(ends).toHaveLength(4);
    },
  );

  it('rejects with what an attempt throws, after the others came back', async () => {
    const { clock, pool, attempt, ends } = world();
    const ended = pool.run(
      [0, 1, 2],
      async (item) => (item === 1 ? Promise.reject(new Error('bug')) : attempt(item)),
      new AbortController().signal,
    );
    const refused = expect(ended).rejects.toThrow('bug');
    await clock.advance(1_000);
    await refused;
    expect(ends).toHaveLength(2);
  });

  it('holds its promises whatever is answered: never above the ceiling or the budget, every item ends once', async () => {
    const tries = fc.oneof(
      { weight: 6, arbitrary: fc.constant(settled) },
      { weight: 2, arbitrary: fc.option(fc.integer({ min: 0, max: 4_000 }), { nil: undefined }).map(busy) },
      { weight: 1, arbitrary: fc.constant(trouble) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(tries, { minLength: 1, maxLength: 4 }), { maxLength: 40 }),
        fc.record({
          start: fc.integer({ min: 1, max: 6 }),
          ceiling: fc.integer({ min: 1, max: 12 }),
          perSecond: fc.integer({ min: 20, max: 100 }),
        }),
        async (script, limits) => {
          const { begun, ends, seen, run } = world({
            ms: 40,
            limits: { ...limits, troublesInARow: 1_000 },
            answer: (item, nth) => script[item]?.[nth - 1] ?? settled,
          });
          const { givenUp } = await run(script.length, 300_000);
          expect(seen.most).toBeLessThanOrEqual(limits.ceiling);
          for (const { at } of begun) {
            const inASecond = begun.filter((each) => each.at >= at && each.at < at + 1_000).length;
            expect(inASecond).toBeLessThanOrEqual(limits.perSecond * 1.1 + 1);
          }
          for (const item of script.keys()) {
            const own = ends.filter((each) => each.item === item).map(({ kind }) => kind);
            const final = own.filter((kind) => kind !== 'busy').length;
            expect(final + givenUp.filter((each) => each === item).length).toBe(1);
            expect(own.slice(0, -1).every((kind) => kind === 'busy')).toBe(true);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
