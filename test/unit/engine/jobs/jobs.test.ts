import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JobContext, JobDefinition, JobResult } from '../../../../electron/engine/jobs/definition.ts';
import { createJobs } from '../../../../electron/engine/jobs/jobs.ts';
import { type JobRow, jobRow } from '../../../../shared/contract/work.ts';
import { failure } from '../../../../shared/outcome.ts';
import { keptLog, type ManualClock, manualClock, openTestStore, type TestStore, until } from '../support.ts';

const payload = z.object({ n: z.number() });
const state = z.object({ step: z.number() });
type Run = (context: JobContext<{ n: number }, { step: number }>) => Promise<JobResult>;
const done: JobResult = { kind: 'done' };
const offline = failure('http.offline', { retryable: true });

function definition(run: Run, maxAttempts = 3): JobDefinition<{ n: number }, { step: number }> {
  return { kind: 'test', payload, state, initial: { step: 0 }, maxAttempts, run };
}

interface Bench {
  store: TestStore;
  clock: ManualClock;
}
function bench(
  run: Run,
  options: { concurrency?: number; maxAttempts?: number; on?: Bench; random?: () => number } = {},
) {
  const clock = options.on?.clock ?? manualClock();
  const store = options.on?.store ?? openTestStore({ clock });
  const pushed: JobRow[] = [];
  const log = keptLog();
  const push = (name: string, row: unknown) => {
    if (name === 'jobs.changed') pushed.push(jobRow.parse(row));
  };
  const { concurrency = 1, random = () => 1 } = options;
  const jobs = createJobs({ store, clock, log, push, concurrency, random });
  jobs.define(definition(run, options.maxAttempts));
  const add = async (n = 0, rest: { key?: string } = {}): Promise<string> => {
    const added = await jobs.enqueue('test', { payload: { n }, params: { name: 'Solbakken' }, ...rest });
    if (!added.ok) throw new Error(added.error.code);
    return added.value.id;
  };
  const reaches = (id: string, wanted: JobRow['state']) =>
    until(async () => (await jobs.get(id))?.state === wanted, `${wanted} of ${id}`);
  return { store, clock, jobs, pushed, log, add, reaches };
}

/** A run that stays until it is let go, or aborted. */
function gate() {
  const waiting: ((result: JobResult) => void)[] = [];
  const run: Run = (context) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      context.signal.addEventListener('abort', () => {
        waiting.splice(waiting.indexOf(resolve), 1);
        resolve({ kind: 'failed', error: failure('http.cancelled', { sent: 'notSent' }) });
      });
    });
  /** Lets the oldest one end, once there is one: a row says `running` a moment before the run begins. */
  const free = async (result: JobResult = done): Promise<void> => {
    await until(() => waiting.length > 0, 'a run to let go');
    waiting.shift()?.(result);
  };
  return { run, waiting, free };
}

describe('a job', () => {
  it('runs with what was put in, and tells how far it is', async () => {
    const seen: unknown[] = [];
    const { jobs, add, reaches, pushed } = bench(async ({ payload: put, state: at, attempt, save, progress }) => {
      seen.push([put, at, attempt]);
      await progress(1, 2);
      await save({ step: 1 });
      return done;
    });
    const id = await add(7);
    expect(await jobs.get(id)).toMatchObject({ state: 'queued', params: { name: 'Solbakken' }, canPause: true });
    jobs.start();
    await reaches(id, 'done');
    expect(seen).toEqual([[{ n: 7 }, { step: 0 }, 1]]);
    expect(await jobs.get(id)).toMatchObject({ done: 1, total: 2, canPause: false, canCancel: false });
    await until(() => pushed.at(-1)?.state === 'done');
    expect(pushed.map((row) => row.state)).toEqual(['queued', 'running', 'done']);
  });

  it('comes into being with its transaction or not at all', async () => {
    const { store, jobs } = bench(async () => done);
    const failing = store.transaction(async (trx) => {
      await jobs.enqueue('test', { payload: { n: 1 } }, trx);
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(await jobs.list()).toEqual([]);
    await store.transaction((trx) => jobs.enqueue('test', { payload: { n: 1 } }, trx));
    jobs.start();
    await until(async () => (await jobs.list())[0]?.state === 'done');
  });

  it('is the only open one with its key', async () => {
    const held = gate();
    const { jobs, add, reaches } = bench(held.run);
    const id = await add(1, { key: 'return 1' });
    expect(await add(2, { key: 'return 1' })).toBe(id);
    jobs.start();
    await reaches(id, 'running');
    expect(await add(3, { key: 'return 1' })).toBe(id);
    await held.free();
    await reaches(id, 'done');
    expect(await add(4, { key: 'return 1' })).not.toBe(id);
  });

  it('is tried again later each time, until it is given up', async () => {
    const attempts: number[] = [];
    const { jobs, add, reaches, clock } = bench(async ({ attempt }) => {
      attempts.push(attempt);
      return { kind: 'failed', error: offline };
    });
    const id = await add();
    const start = clock.now();
    jobs.start();
    await reaches(id, 'waiting');
    expect(await jobs.get(id)).toMatchObject({
      problem: { code: 'http.offline' },
      dueAt: new Date(start + 5_000).toISOString(),
    });
    await clock.advance(4_999);
    expect(attempts).toEqual([1]);
    await clock.advance(1);
    await until(() => attempts.length === 2);
    await reaches(id, 'waiting');
    await clock.advance(10_000);
    await reaches(id, 'failed');
    expect(attempts).toEqual([1, 2, 3]);
    expect(await jobs.get(id)).toMatchObject({ problem: { code: 'http.offline' }, dueAt: null });
  });

  it('is not tried again when that would not help', async () => {
    const { jobs, add, reaches } = bench(async () => ({ kind: 'failed', error: failure('mva.refused') }));
    const id = await add();
    jobs.start();
    await reaches(id, 'failed');
  });

  it('waits as long as it says without spending attempts', async () => {
    let runs = 0;
    const { jobs, add, reaches, clock } = bench(async ({ attempt }) => {
      runs += 1;
      expect(attempt).toBe(1);
      return runs < 6 ? { kind: 'wait', untilMs: clock.now() + 3_600_000 } : done;
    });
    const id = await add();
    jobs.start();
    for (let run = 1; run < 6; run += 1) {
      await until(() => runs === run);
      await reaches(id, 'waiting');
      await clock.advance(3_600_000);
    }
    await reaches(id, 'done');
  });

  it('runs at once when woken, also when woken while it runs', async () => {
    const held = gate();
    const { jobs, add, reaches, clock } = bench(held.run);
    const id = await add();
    jobs.start();
    const later: JobResult = { kind: 'wait', untilMs: clock.now() + 3_600_000 };
    await until(() => held.waiting.length === 1);
    await held.free(later);
    await reaches(id, 'waiting');
    await jobs.wake(id);
    await until(() => held.waiting.length === 1);
    await jobs.wake(id);
    await held.free(later);
    await clock.advance(0);
    await until(() => held.waiting.length === 1);
    await held.free();
    await reaches(id, 'done');
  });

  it('runs at once when woken while its row is written after a run', async () => {
    let runs = 0;
    const { jobs, add, reaches } = bench(
      async () => {
        runs += 1;
        return runs === 1 ? { kind: 'failed', error: offline } : done;
      },
      {
        // Asked for when the run has ended and its row is not written yet.
        random: () => {
          void jobs.wake(id);
          return 1;
        },
      },
    );
    const id = await add();
    jobs.start();
    await reaches(id, 'done');
  });

  it('fails as a bug when it throws or when what is stored does not fit', async () => {
    const { jobs, add, reaches, log, store } = bench(async () => {
      throw new TypeError('planted');
    });
    const thrown = await add();
    const odd = await add();
    await sql`UPDATE job SET payload = '{"n":"seven"}' WHERE id = ${odd}`.execute(store.db);
    jobs.start();
    await reaches(thrown, 'failed');
    await reaches(odd, 'failed');
    expect(await jobs.get(thrown)).toMatchObject({ problem: { code: 'engine.bug', params: { reason: 'TypeError' } } });
    expect(await jobs.get(odd)).toMatchObject({ problem: { params: { reason: 'job.payload' } } });
    expect(log.lines.filter((line) => line.event === 'jobs.bug')).toHaveLength(1);
  });
});

describe('many jobs', () => {
  it('run in order, so many at once and no more', async () => {
    const held = gate();
    const order: number[] = [];
    const { jobs, add } = bench(
      (context) => {
        order.push(context.payload.n);
        return held.run(context);
      },
      { concurrency: 2 },
    );
    for (const n of [1, 2, 3, 4]) await add(n);
    jobs.start();
    await until(() => held.waiting.length === 2);
    expect(order).toEqual([1, 2]);
    await held.free();
    await until(() => order.length === 3);
    await held.free();
    await until(() => order.length === 4);
    await held.free();
    await held.free();
    await until(async () => (await jobs.list()).every((row) => row.state === 'done'));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('tell progress at most four times a second', async () => {
    const held = gate();
    const { jobs, add, pushed, clock, reaches } = bench(async (context) => {
      for (let step = 1; step <= 500; step += 1) await context.progress(step, 500);
      return held.run(context);
    });
    const id = await add();
    jobs.start();
    await until(() => held.waiting.length === 1);
    const before = pushed.length;
    await clock.advance(250);
    await until(() => pushed.length > before);
    expect(pushed.slice(before).map((row) => row.done)).toEqual([500]);
    await held.free();
    await reaches(id, 'done');
  });
});

describe('a person', () => {
  it('pauses and resumes what rests and what runs', async () => {
    const held = gate();
    const { jobs, add, reaches } = bench(held.run);
    const id = await add();
    expect(await jobs.pause(id)).toMatchObject({ ok: true, value: { state: 'paused', canPause: false } });
    jobs.start();
    const other = await add();
    await reaches(other, 'running');
    expect(await jobs.pause(other)).toMatchObject({ ok: true });
    await reaches(other, 'paused');
    await jobs.resume(id);
    await reaches(id, 'running');
    await held.free();
    await reaches(id, 'done');
  });

  it('cancels what rests and what runs', async () => {
    const held = gate();
    const { jobs, add, reaches } = bench(held.run);
    const [running, queued] = [await add(), await add()];
    jobs.start();
    await reaches(running, 'running');
    expect(await jobs.cancel(queued)).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    await jobs.cancel(running);
    await reaches(running, 'cancelled');
    expect((await jobs.get(running))?.problem).toBe(null);
    expect(await jobs.cancel('unknown')).toMatchObject({ ok: false, error: { code: 'job.unknown' } });
  });

  it('cancels what is just about to begin, whenever the cancel comes', async () => {
    const deaf: Run = ({ signal }) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve({ kind: 'failed', error: failure('http.cancelled') })),
      );
    const { jobs, add, reaches } = bench(deaf, { concurrency: 1 });
    jobs.start();
    for (let turns = 0; turns < 40; turns += 1) {
      const id = await add();
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await jobs.cancel(id);
      await reaches(id, 'cancelled');
    }
  });

  it('is told that a cancel came too late, or that it is not known what arrived', async () => {
    const results: JobResult[] = [done, { kind: 'failed', error: failure('http.cut', { sent: 'unknown' }) }];
    let running = 0;
    const { jobs, add, reaches } = bench(({ signal }) => {
      running += 1;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(results.shift() ?? done)));
    });
    const [late, doubt] = [await add(), await add()];
    jobs.start();
    await until(() => running === 1);
    await jobs.cancel(late);
    await reaches(late, 'done');
    await until(() => running === 2);
    await jobs.cancel(doubt);
    await reaches(doubt, 'cancelled');
    expect((await jobs.get(doubt))?.problem).toMatchObject({ sent: 'unknown' });
  });
});

describe('an engine', () => {
  it('that quits waits for what runs to save, and the next one goes on from there', async () => {
    let begun = false;
    const first = bench(async ({ state: at, save, signal }) => {
      begun = true;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await save({ step: at.step + 1 });
      return { kind: 'failed', error: failure('http.cancelled') };
    });
    const id = await first.add();
    const second = await first.add();
    first.jobs.start();
    await until(() => begun);
    await first.jobs.drain();
    expect(await first.jobs.get(id)).toMatchObject({ state: 'queued', problem: null });
    expect(await first.jobs.get(second)).toMatchObject({ state: 'queued' });

    const steps: number[] = [];
    const next = bench(
      async ({ state: at, attempt }) => {
        steps.push(at.step, attempt);
        return done;
      },
      { on: first },
    );
    next.jobs.start();
    await next.reaches(second, 'done');
    expect(steps).toEqual([1, 1, 0, 1]);
  });

  it('takes over what a dead one left, and the dead one can save no more', async () => {
    const held = gate();
    let lateSave: () => Promise<void> = async () => {};
    const dead = bench((context) => {
      lateSave = () => context.save({ step: 99 });
      return held.run(context);
    });
    const id = await dead.add();
    dead.jobs.start();
    await until(() => held.waiting.length === 1);
    const next = bench(async ({ state: at }) => (at.step === 0 ? done : { kind: 'wait', untilMs: 0 }), { on: dead });
    next.jobs.start();
    await next.reaches(id, 'done');
    await expect(lateSave()).rejects.toThrow('no longer ours');
    await held.free({ kind: 'failed', error: failure('mva.refused') });
    await dead.jobs.drain();
    expect((await next.jobs.get(id))?.state).toBe('done');
  });

  it('honours a cancel that the dead one had written down', async () => {
    let begun = false;
    const deaf = bench(() => {
      begun = true;
      return new Promise<JobResult>(() => {});
    });
    const id = await deaf.add();
    deaf.jobs.start();
    await until(() => begun);
    expect(await deaf.jobs.cancel(id)).toMatchObject({ value: { state: 'running', canCancel: false } });
    const next = bench(async () => done, { on: deaf });
    next.jobs.start();
    await next.reaches(id, 'cancelled');
  });

  it('gives up a job under which it died too often', async () => {
    const on = { clock: manualClock(), store: openTestStore() };
    const first = bench(() => new Promise<JobResult>(() => {}), { on });
    const id = await first.add();
    first.jobs.start();
    await first.reaches(id, 'running');
    for (let death = 1; death <= 5; death += 1) {
      const next = bench(() => new Promise<JobResult>(() => {}), { on });
      next.jobs.start();
      await until(() => next.pushed.some((row) => row.state === 'running'));
    }
    const last = bench(async () => done, { on });
    last.jobs.start();
    await last.reaches(id, 'failed');
    expect((await last.jobs.get(id))?.problem).toMatchObject({ code: 'job.interrupted', sent: 'unknown' });
  });

  it('writes a finished run down as soon as the full disk has room', async () => {
    const held = gate();
    const { jobs, add, reaches, clock, store, log } = bench(held.run);
    const id = await add();
    jobs.start();
    await until(() => held.waiting.length === 1);
    const [pages] = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(store.db)).rows;
    await sql`PRAGMA max_page_count = ${sql.raw(String(pages?.page_count ?? 0))}`.execute(store.db);
    const long = failure('mva.refused', { params: { text: 'x'.repeat(20_000) } });
    await held.free({ kind: 'failed', error: long });
    await until(() => log.lines.some((line) => line.fields.code === 'store.diskFull'));
    expect((await jobs.get(id))?.state).toBe('running');
    await sql`PRAGMA max_page_count = 100000`.execute(store.db);
    await clock.advance(10_000);
    await reaches(id, 'failed');
  });
});

describe('a kind with places of its own', () => {
  it('neither waits for the shared ones nor holds them up', async () => {
    const shared = gate();
    const { jobs, add, reaches } = bench(shared.run, { concurrency: 1 });
    const own = gate();
    jobs.define({ ...definition(own.run), kind: 'many', places: 2 });
    const many = async (n: number) => {
      const added = await jobs.enqueue('many', { payload: { n } });
      return added.ok ? added.value.id : '';
    };
    const first = await add(1);
    const second = await add(2);
    const [one, two, three] = [await many(1), await many(2), await many(3)];
    jobs.start();
    await reaches(first, 'running');
    await reaches(one, 'running');
    await reaches(two, 'running');
    expect((await jobs.get(second))?.state).toBe('queued');
    expect((await jobs.get(three))?.state).toBe('queued');
    await own.free();
    await reaches(three, 'running');
    expect((await jobs.get(second))?.state).toBe('queued');
    await shared.free();
    await reaches(second, 'running');
    await shared.free();
    await own.free();
    await own.free();
    for (const id of [first, second, one, two, three]) await reaches(id, 'done');
  });

  it('tells its definition when a person cancels one, also one that waits', async () => {
    const told: unknown[] = [];
    const { jobs, reaches } = bench(async () => done);
    jobs.define({
      ...definition(async () => ({ kind: 'wait', untilMs: Number.MAX_SAFE_INTEGER / 2 })),
      kind: 'many',
      cancelled: async (put) => {
        told.push(put);
      },
    });
    jobs.start();
    const added = await jobs.enqueue('many', { payload: { n: 7 } });
    const id = added.ok ? added.value.id : '';
    await reaches(id, 'waiting');
    await jobs.cancel(id);
    await jobs.cancel(id);
    expect((await jobs.get(id))?.state).toBe('cancelled');
    expect(told.length).toBeGreaterThanOrEqual(1);
    expect(told[0]).toEqual({ n: 7 });
  });
});
