import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Courtesy } from '../../../../../electron/engine/dialogs/list/courtesy.ts';

async function milliseconds(run: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

describe('work that nobody waits for', () => {
  it('goes on at once where nobody has asked since it began', async () => {
    const courtesy = new Courtesy();
    courtesy.asked();
    await setTimeout(5);
    expect(await milliseconds(courtesy.pause())).toBeLessThan(250);
  });

  it('waits until whoever types rests, also when they go on typing meanwhile', async () => {
    const courtesy = new Courtesy();
    const pause = courtesy.pause();
    await setTimeout(5);
    courtesy.asked();
    const later = setTimeout(100).then(() => courtesy.asked());
    expect(await milliseconds(pause)).toBeGreaterThan(395);
    await later;
  });

  it('is done in the end though somebody never rests', async () => {
    const courtesy = new Courtesy(40);
    const pause = courtesy.pause();
    await setTimeout(5);
    courtesy.asked();
    expect(await milliseconds(pause)).toBeLessThan(250);
  });
});
