import { describe, expect, it } from 'vitest';
import type { Reached } from '../../../../electron/engine/claims/look.ts';
import { refreshJob } from '../../../../electron/engine/claims/refresh.ts';
import { Turns } from '../../../../electron/engine/claims/turns.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { manualClock } from '../support.ts';

const clients: Reached[] = Array.from({ length: 45 }, (_, index) => {
  return {
    organisationNumber: String(310_000_000 + index),
    systemUser: { id: 'u', system: 'firm', externalRef: 'r', kind: 'agent', title: 'Klienter', packages: [] },
  };
});
const numbers = clients.map(({ organisationNumber }) => organisationNumber);
const noAccess = fail('claims.noAccess', {});
const down = fail('http.unavailable', { retryable: true });
const wrongProfile = fail('claims.profileRefused', {});

/** The job over a service that answers as it is told, with what it saved. */
function stage(answer: (organisationNumber: string, calls: readonly string[]) => Outcome<null>) {
  const clock = manualClock(Date.UTC(2026, 10, 2, 9));
  const turns = new Turns({ clock, atOnce: () => 2 });
  const calls: string[] = [];
  const saved: string[][] = [];
  const job = refreshJob({
    look: {
      open: ({ organisationNumber }, by) =>
        turns.run({ service: 'claims', ...by }, async () => {
          calls.push(organisationNumber);
          return answer(organisationNumber, calls);
        }),
    },
    ...{ turns, clock, clients: async () => clients },
  });
  const stop = new AbortController();
  const run = (done: readonly string[] = [], save?: (count: number) => void) =>
    job.run({
      ...{ id: 'job', payload: {}, state: { done: [...done] }, attempt: 1, signal: stop.signal },
      save: async (state) => {
        const count = saved.push(state.done);
        save?.(count);
      },
      progress: async () => undefined,
    });
  return { run, stop, calls, saved, clock };
}

describe('asking about everybody at once', () => {
  it('asks about each client once, and saves on the way what was done', async () => {
    const { run, calls, saved } = stage(() => ok(null));
    expect(await run()).toEqual({ kind: 'done' });
    expect(calls.toSorted()).toEqual(numbers);
    expect(saved.map((done) => done.length)).toEqual([0, 20, 40, 45]);
  });

  it('goes on with the others after it was cut short', async () => {
    const { run, calls } = stage(() => ok(null));
    await run(numbers.slice(0, 40));
    expect(calls.toSorted()).toEqual(numbers.slice(40));
  });

  it('lets one client’s refusal or fault stop nobody, and ends', async () => {
    const { run, calls, saved } = stage((each) => {
      if (each === numbers[3]) return noAccess;
      return each === numbers[5] ? down : ok(null);
    });
    expect(await run()).toEqual({ kind: 'done' });
    expect(calls).toHaveLength(45);
    expect(saved.at(-1)).not.toContain(numbers[5]);
  });

  it('stops at a fault of the set-up, which would meet every client alike', async () => {
    const { run, calls } = stage((_, { length }) => (length === 10 ? wrongProfile : ok(null)));
    expect(await run()).toEqual({ kind: 'failed', error: expect.objectContaining({ code: 'claims.profileRefused' }) });
    // Two were under way, and each let one more in.
    expect(calls.length).toBeLessThanOrEqual(14);
  });

  it('waits for a service that is down without asking for all, and then asks for those it did not get', async () => {
    let isDown = true;
    const { run, calls, saved, clock } = stage((_, { length }) => (isDown && length > 10 ? down : ok(null)));
    const first = await run();
    expect(first).toMatchObject({ kind: 'wait', problem: { code: 'http.unavailable' } });
    expect(calls.length).toBeLessThanOrEqual(17);
    isDown = false;
    if (first.kind === 'wait') await clock.advance(first.untilMs - clock.now());
    expect(await run(saved.at(-1))).toEqual({ kind: 'done' });
    expect(saved.at(-1)?.toSorted()).toEqual(numbers);
  });

  it('comes back at once when it is told to, with what was done saved', async () => {
    const { run, stop, calls, saved } = stage((_, { length }) => {
      if (length === 25) stop.abort();
      return ok(null);
    });
    expect(await run()).toMatchObject({ kind: 'wait' });
    expect(calls.length).toBeLessThanOrEqual(26);
    expect(saved.at(-1)).toHaveLength(calls.length);
  });

  it('asks for nothing more when the job has become another’s', async () => {
    const { run, calls } = stage(() => ok(null));
    const lost = run([], (count) => {
      if (count === 2) throw new Error('no longer ours');
    });
    await expect(lost).rejects.toThrow('no longer ours');
    expect(calls.length).toBeLessThan(45);
  });
});
