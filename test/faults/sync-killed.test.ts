import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../electron/engine/ports.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { type LinkedWorld, linkedPractice } from '../support/linked-world.ts';
import { pagesOf } from '../support/pages-of.ts';
import { silentLog, temporaryFolder, until } from '../unit/engine/support.ts';
import { type Child, startChild } from './child.ts';

const isLong = process.env.KLIENTBRO_LONG === '1';
/** Several pages at each client. */
const { clients, messages, pageSize, kills } = isLong
  ? { clients: 40, messages: 200_000, pageSize: 1_000, kills: 6 }
  : { clients: 4, messages: 700, pageSize: 20, kills: 3 };
/** As many questions as may be under way at once (dialogs/budget.ts). */
const AT_ONCE = 4;

async function listed(world: LinkedWorld): Promise<string[]> {
  const ids: string[] = [];
  for (const { parties } of world.clients)
    for (const party of parties)
      for await (const text of pagesOf(world, party))
        ids.push(...(JSON.parse(text).items ?? []).map(({ id }: { id: string }) => id));
  return ids.sort();
}

const received = ({ lines }: Child): number =>
  lines.reduce((sum, line) => sum + (line.startsWith('page ') ? Number(line.slice(5)) : 0), 0);

it('a first sync that is killed again and again goes on where it was, and ends with exactly what there is', {
  timeout: isLong ? 1_800_000 : 120_000,
}, async () => {
  const folder = temporaryFolder();
  const { child: practice, world } = await linkedPractice(join(folder, 'practice'), { clients, messages });
  onTestFinished(() => void practice.kill());
  const ids = await listed(world);
  expect(ids.length).toBeGreaterThan(messages * 0.9);
  const worldFile = join(folder, 'world.json');
  writeFileSync(worldFile, JSON.stringify(world));
  const path = join(folder, 'klientbro.db');
  const key = randomBytes(32);
  const args = [path, key.toString('hex'), worldFile, String(pageSize)];

  let fetched = 0;
  for (let killed = 0; killed < kills; killed += 1) {
    const child = await startChild('syncer', args);
    // A share of all, and no more than there is left.
    await until(() => received(child) >= ids.length / (kills + 1), 'a share of all', 600_000);
    await child.kill();
    expect(child.lines).not.toContain('finished');
    fetched += received(child);
  }
  const last = await startChild('syncer', args);
  expect(await last.ended()).toBe(0);
  fetched += received(last);
  // What was under way or not yet written when it was killed, and nothing else, was asked for once more.
  expect(fetched).toBeGreaterThanOrEqual(ids.length);
  expect(fetched).toBeLessThanOrEqual(ids.length + kills * AT_ONCE * pageSize);

  const opened = openStore({ path, key, keyKnownRight: true, clock: systemClock, log: silentLog() });
  if (!opened.ok) throw new Error(opened.error.code);
  const rows = await opened.value.db.selectFrom('dialogs').select('id').where('gone', 'is', null).execute();
  await opened.value.close();
  expect(rows.map(({ id }) => id).sort()).toEqual(ids);
});
