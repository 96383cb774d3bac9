import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAudit } from '../../electron/engine/audit/audit.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { Settings } from '../../electron/engine/store/settings.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { silentLog, temporaryFolder } from '../unit/engine/support.ts';
import { startChild } from './child.ts';

function place() {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  const path = join(folder, 'klientbro.db');
  const open = () => {
    const opened = openStore({ path, key, keyKnownRight: true, clock: systemClock, log: silentLog() });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  return { folder, path, key: key.toString('hex'), open };
}

describe('an engine killed', () => {
  it('while it writes loses nothing it said was written, and leaves no half', async () => {
    const { path, key, open } = place();
    let told = 0;
    for (const rows of [3, 11, 26]) {
      const child = await startChild('writer', [path, key]);
      await child.line(`written ${told + rows}`);
      await child.kill();
      told = Number(child.lines.at(-1)?.split(' ')[1]);
      const store = open();
      expect(store.setAsideAs).toBe(null);
      const settings = new Settings(store);
      const [left, right] = [await settings.get('left'), await settings.get('right')];
      expect(left).toBe(right);
      expect(left).toBeGreaterThanOrEqual(told);
      const audit = createAudit({ store, clock: systemClock, push: () => {}, person: () => '' });
      expect(await audit.verify()).toEqual({ intact: true, rows: left, brokenAt: null });
      told = Number(left);
      await store.close();
    }
  });

  // Before a step is written down, after that, after it was sent, and after its end was written down.
  it.each(['1.0', '4.0', '4.1', '4.2', '4.3', '6.3'])(
    'in the middle of a job (%s) goes on with it, and sends each step once',
    async (point) => {
      const { folder, path, key } = place();
      const outside = join(folder, 'outside.txt');
      writeFileSync(outside, '');
      const first = await startChild('worker', [path, key, outside, point]);
      await first.line(`at ${point}`);
      await first.kill();
      const second = await startChild('worker', [path, key, outside]);
      await second.line('finished');
      expect(await second.ended()).toBe(0);
      const steps = readFileSync(outside, 'utf8').trim().split('\n');
      expect(steps).toEqual([1, 2, 3, 4, 5, 6].map((step) => `step ${step}`));
      // It went on from where it was, not from the beginning.
      const before = Number(point.split('.')[0]);
      expect(second.lines[0]).toBe(`at ${point.endsWith('.3') ? before + 1 : before}.0`.replace('at 7.0', 'finished'));
    },
  );
});
