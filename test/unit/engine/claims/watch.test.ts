import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../../electron/engine/claims/daily.ts';
import type { Reached } from '../../../../electron/engine/claims/look.ts';
import { Turns } from '../../../../electron/engine/claims/turns.ts';
import { Watch } from '../../../../electron/engine/claims/watch.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { type ManualClock, manualClock, silentLog } from '../support.ts';

const ANSWER_MS = 150;
const DAY_MS = 24 * 60 * 60_000;
const systemUser = {
  ...{ id: 'u', system: 'firm', externalRef: 'r', kind: 'agent', title: 'Regnskapsklienter', packages: [] },
} as const satisfies Reached['systemUser'];
const inNorway = (ms: number) => DateTime.fromMillis(ms, { zone: 'Europe/Oslo' });

interface Call {
  readonly organisationNumber: string;
  readonly at: number;
  readonly service: 'claims' | 'deadlines';
}

/** A service that answers each question after a while, and a watch over it; what is known of a client is kept as the store keeps it. */
function stage(clock: ManualClock, count: number, answer: (call: Call) => Outcome<null> = () => ok(null)) {
  const turns = new Turns({ clock, atOnce: () => 2 });
  const known = new Map<string, Asked>();
  const deadlines = new Map<string, number>();
  const calls: Call[] = [];
  let underWay = 0;
  let most = 0;
  let held = false;
  const clients: Reached[] = Array.from({ length: count }, (_, index) => {
    return { organisationNumber: String(310_000_000 + index), systemUser };
  });
  const ask = (service: Call['service']) => (client: Reached, by: { byPerson: boolean; signal: AbortSignal }) =>
    turns.run({ service, ...by }, async () => {
      const { organisationNumber } = client;
      const call = { organisationNumber, at: clock.now(), service };
      calls.push(call);
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => clock.timer(ANSWER_MS, resolve));
      underWay -= 1;
      const told = answer(call);
      if (service === 'deadlines') deadlines.set(organisationNumber, call.at);
      else {
        const pausedUntil = told.ok ? null : clock.now() + (told.error.retryable ? 60 * 60_000 : DAY_MS);
        const before = known.get(organisationNumber);
        const fetchedAt = told.ok ? clock.now() : (before?.fetchedAt ?? null);
        known.set(organisationNumber, { organisationNumber, askedAt: call.at, fetchedAt, pausedUntil });
      }
      return told;
    });
  const watch = new Watch({
    look: { open: ask('claims'), deadlines: ask('deadlines') },
    store: { asked: async () => known, deadlinesAsked: async () => deadlines },
    turns,
    clock,
    log: silentLog(),
    clients: async () => clients,
    isHeld: () => held,
    onRound: () => undefined,
  });
  watch.start();
  return {
    ...{ watch, calls, clients, most: () => most },
    hold: (on: boolean) => {
      held = on;
    },
  };
}

/** Sunday 1 November 2026, in the evening. */
const sunday = () => manualClock(Date.UTC(2026, 10, 1, 20));
const claimsOf = (calls: readonly Call[]) => calls.filter(({ service }) => service === 'claims');

describe('the morning’s round of claims', () => {
  it('asks about each of 400 clients once a working day, between five and shortly after seven, two at a time, in a week', async () => {
    const clock = sunday();
    const { watch, calls, clients, most } = stage(clock, 400);
    await clock.advance(7 * DAY_MS);
    const days = new Map<string, Call[]>();
    for (const call of claimsOf(calls)) {
      const day = inNorway(call.at).toISODate() ?? '';
      days.set(day, [...(days.get(day) ?? []), call]);
    }
    expect([...days.keys()]).toEqual(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06']);
    for (const of of days.values()) {
      expect(new Set(of.map(({ organisationNumber }) => organisationNumber)).size).toBe(clients.length);
      expect(of).toHaveLength(clients.length);
      const hours = of.map(({ at }) => inNorway(at).hour + inNorway(at).minute / 60);
      expect(Math.min(...hours)).toBeGreaterThanOrEqual(5);
      expect(Math.max(...hours)).toBeLessThan(7.1);
    }
    expect(most()).toBe(2);
    // The official deadlines once in that week.
    const weekly = calls.filter(({ service }) => service === 'deadlines');
    expect(weekly).toHaveLength(clients.length);
    await watch.stop();
  }, 60_000);

  it('comes when the machine is turned on later in the day, and not twice when it is turned on again', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 3, 9));
    const { watch, calls } = stage(clock, 5);
    await clock.advance(60 * 60_000);
    expect(claimsOf(calls)).toHaveLength(5);
    watch.kick();
    await clock.advance(60 * 60_000);
    expect(claimsOf(calls)).toHaveLength(5);
    await watch.stop();
  });

  it('leaves a client that was refused alone for a day, and the others are asked about all the same', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 3, 9));
    const refused = '310000002';
    const { watch, calls } = stage(clock, 5, ({ organisationNumber }) =>
      organisationNumber === refused ? fail('claims.noAccess') : ok(null),
    );
    await clock.advance(23 * 60 * 60_000);
    const of = (number: string) => claimsOf(calls).filter(({ organisationNumber }) => organisationNumber === number);
    expect(of(refused)).toHaveLength(1);
    expect(of('310000003')).toHaveLength(2);
    await watch.stop();
  });

  it('ends at a fault of the firm’s set-up, says it, and tries again an hour later', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 3, 9));
    const { watch, calls } = stage(clock, 400, () => fail('claims.profileRefused'));
    await clock.advance(30 * 60_000);
    expect(watch.problem).toMatchObject({ code: 'claims.profileRefused' });
    expect(calls.length).toBeLessThanOrEqual(3);
    await clock.advance(60 * 60_000);
    expect(calls.length).toBeLessThanOrEqual(6);
    await watch.stop();
  });

  it('asks nothing while the machine sleeps or the network costs, and soon after', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 3, 9));
    const { watch, calls, hold } = stage(clock, 5);
    hold(true);
    await clock.advance(3 * 60 * 60_000);
    expect(calls).toEqual([]);
    hold(false);
    await clock.advance(6 * 60_000);
    expect(claimsOf(calls)).toHaveLength(5);
    await watch.stop();
  });

  it('asks a service that is down no more than five times before it rests', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 3, 9));
    const { watch, calls } = stage(clock, 400, () => fail('http.unavailable', { retryable: true }));
    await clock.advance(50 * 60_000);
    expect(claimsOf(calls).length).toBeLessThanOrEqual(6);
    await watch.stop();
  });
});
