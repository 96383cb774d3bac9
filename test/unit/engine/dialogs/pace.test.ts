import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../electron/engine/dialogs/pace.ts';
import type { SyncState } from '../../../../shared/contract/dialogs.ts';
import type { Conditions } from '../../../../shared/wire.ts';
import { manualClock, settle } from '../support.ts';

const MINUTE = 60_000;
const usual: Conditions = { everyMinutes: 10, hold: null, woken: 0 };

/** A pace whose looks end at once, as `offline` says, and whose jitter is in the middle. */
function begin(offline: () => boolean = () => false) {
  const clock = manualClock();
  const looks: number[] = [];
  let told: Pick<SyncState, 'nextAt' | 'waitsFor'> = { nextAt: null };
  const startedAt = clock.now();
  const pace = new Pace({
    clock,
    random: () => 0.5,
    look: () => {
      looks.push((clock.now() - startedAt) / 1000);
      pace.begun();
      pace.ended(offline());
    },
    told: (next) => {
      told = next;
    },
  });
  pace.start();
  return { clock, pace, looks, told: () => told };
}

describe('the pace of the looks', () => {
  it('begins soon, and then keeps the chosen interval', async () => {
    const { clock, pace, looks } = begin();
    await clock.advance(21 * MINUTE);
    expect(looks).toEqual([1, 601, 1201]);
    pace.set({ ...usual, everyMinutes: 60 });
    await clock.advance(60 * MINUTE);
    expect(looks).toEqual([1, 601, 1201, 1201 + 3600]);
  });

  it('counts a shorter interval from the last look, and looks soon where it has passed', async () => {
    const { clock, pace, looks } = begin();
    await clock.advance(1_000 + 6 * MINUTE);
    pace.set({ ...usual, everyMinutes: 5 });
    await clock.advance(1_000);
    expect(looks).toEqual([1, 1 + 6 * 60 + 1]);
  });

  it.each(['network', 'metered', 'sleep'] as const)(
    'begins nothing while it waits for %s, and says so',
    async (hold) => {
      const { clock, pace, looks, told } = begin();
      await clock.advance(2_000);
      pace.set({ ...usual, hold });
      await clock.advance(5 * 60 * MINUTE);
      expect(looks).toEqual([1]);
      expect(told()).toEqual({ nextAt: null, waitsFor: hold });
      expect(pace.waitsFor).toBe(hold);
    },
  );

  it('looks soon after the network is back, not at the next interval', async () => {
    const { clock, pace, looks } = begin();
    await clock.advance(2_000);
    pace.set({ ...usual, hold: 'network' });
    await clock.advance(30 * MINUTE);
    pace.set(usual);
    await clock.advance(20_000);
    expect(looks).toHaveLength(2);
  });

  it('does not look each time a network comes and goes', async () => {
    const { clock, pace, looks } = begin();
    await clock.advance(2_000);
    for (let time = 0; time < 5; time += 1) {
      pace.set({ ...usual, hold: 'network' });
      await clock.advance(1_000);
      pace.set(usual);
      await clock.advance(5_000);
    }
    expect(looks).toEqual([1]);
    await clock.advance(MINUTE);
    expect(looks).toHaveLength(2);
  });

  it('looks soon after the machine woke up, with jitter', async () => {
    const { clock, pace, looks } = begin();
    await clock.advance(2 * MINUTE);
    pace.set({ ...usual, woken: 1 });
    await clock.advance(4_000);
    expect(looks).toEqual([1]);
    await clock.advance(16_000);
    expect(looks).toHaveLength(2);
  });

  it('asks again after one minute, two and four when nobody could be reached, never later than the interval', async () => {
    let offline = true;
    const { clock, looks, told } = begin(() => offline);
    await clock.advance(1_000);
    expect(told().waitsFor).toBe('network');
    await clock.advance(25 * MINUTE);
    expect(looks).toEqual([1, 61, 181, 421, 901, 1501]);
    offline = false;
    await clock.advance(10 * MINUTE);
    expect(told().waitsFor).toBeUndefined();
    expect(looks).toEqual([1, 61, 181, 421, 901, 1501, 2101]);
  });

  it('begins nothing after it was stopped', async () => {
    const { clock, pace, looks } = begin();
    pace.stop();
    pace.set({ ...usual, woken: 1 });
    await clock.advance(60 * MINUTE);
    expect(looks).toEqual([]);
  });

  it('waits with a look until nobody types, and gives it up where the network goes away meanwhile', async () => {
    const clock = manualClock();
    const resting: (() => void)[] = [];
    let looks = 0;
    const pace = new Pace({
      clock,
      rest: () => new Promise((resolve) => resting.push(resolve)),
      look: () => {
        looks += 1;
      },
      told: () => undefined,
    });
    pace.start();
    await clock.advance(1_000);
    expect(looks).toBe(0);
    pace.set({ ...usual, hold: 'network' });
    resting[0]?.();
    await settle();
    expect(looks).toBe(0);
    pace.set(usual);
    await clock.advance(MINUTE);
    resting[1]?.();
    await settle();
    expect(looks).toBe(1);
  });
});
