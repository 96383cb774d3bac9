import { describe, expect, it } from 'vitest';
import { Courtesy } from '../../../../../electron/engine/dialogs/list/courtesy.ts';
import { manualClock, settle } from '../../support.ts';

/** A walk that has begun, and whose first piece is done. */
function stage() {
  const clock = manualClock();
  const courtesy = new Courtesy(clock);
  const pause = courtesy.pause();
  const walk = { done: false };
  const wait = async () => {
    void pause().then(() => {
      walk.done = true;
    });
    await settle();
  };
  return { clock, courtesy, walk, wait };
}

describe('work that nobody waits for', () => {
  it('goes on at once where nobody has asked since it began', async () => {
    const courtesy = new Courtesy(manualClock());
    courtesy.asked();
    await courtesy.pause()();
  });

  it('waits until whoever types rests, also when they go on typing meanwhile', async () => {
    const { clock, courtesy, walk, wait } = stage();
    courtesy.asked();
    await wait();
    await clock.advance(100);
    courtesy.asked();
    await clock.advance(299);
    expect(walk.done).toBe(false);
    await clock.advance(1);
    expect(walk.done).toBe(true);
  });

  it('is done in the end though somebody never rests', async () => {
    const { clock, courtesy, walk, wait } = stage();
    courtesy.asked();
    await wait();
    for (let passed = 0; passed < 10_000; passed += 200) {
      expect(walk.done).toBe(false);
      await clock.advance(200);
      courtesy.asked();
    }
    expect(walk.done).toBe(true);
  });

  it('that has not begun begins when nobody types', async () => {
    const clock = manualClock();
    const courtesy = new Courtesy(clock);
    await courtesy.rest();
    courtesy.asked();
    let begun = false;
    void courtesy.rest().then(() => {
      begun = true;
    });
    await clock.advance(200);
    courtesy.asked();
    await clock.advance(299);
    expect(begun).toBe(false);
    await clock.advance(1);
    expect(begun).toBe(true);
  });
});
