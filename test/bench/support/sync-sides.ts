import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Agent } from 'undici';
import { rowOf } from '../../../electron/engine/dialogs/rows.ts';
import { listPage } from '../../../electron/engine/dialogs/shapes.ts';
import { systemClock } from '../../../electron/engine/ports.ts';
import { Connection } from '../../../electron/engine/store/connection.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { linkedSync } from '../../support/linked-sync.ts';
import type { LinkedWorld } from '../../support/linked-world.ts';
import { pagesOf } from '../../support/pages-of.ts';

/** One side of the bench `sync` in a process of its own: <side> <folder with world.json>. Tells what it measured. */
const [side = '', folder = ''] = process.argv.slice(2);
const AT_ONCE = 4;
const MINUTE = 60_000;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const world = JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as LinkedWorld;
const agent = new Agent({ connections: AT_ONCE });

const sides: Readonly<Record<string, () => Promise<object>>> = {
  download: () => downloaded(),
  ours: () => synced(join(folder, 'ours.db')),
  bare: () => inserted(join(folder, 'bare.db')),
};
process.send?.(await sides[side]?.(), () => process.exit(0));

/** The engine's own sync; then half an hour later, and once more ten minutes after that, with nothing changed. */
async function synced(path: string) {
  let ahead = 0;
  const clock = { now: () => systemClock.now() + ahead, timer: systemClock.timer };
  const opened = openStore({ path, key: randomBytes(32), keyKnownRight: true, clock, log });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  let calls = 0;
  const sync = linkedSync({
    store,
    world,
    clock,
    onCall: () => {
      calls += 1;
    },
  });
  try {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const startedAt = performance.now();
    await sync.look();
    const seconds = (performance.now() - startedAt) / 1000;
    delay.disable();
    const held = { usual: Math.round(delay.percentile(99) / 1e6), longest: Math.round(delay.max / 1e6) };
    // Units without a message are known after half an hour.
    ahead += 31 * MINUTE;
    await sync.look();
    ahead += 10 * MINUTE;
    calls = 0;
    await sync.look();
    const { rows } = await store.db
      .selectFrom('dialogs')
      .select((each) => each.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return { seconds, held, calls, rows: Number(rows) };
  } finally {
    await sync.stop();
    await store.close();
  }
}

async function downloaded() {
  const parties = world.clients.flatMap((client) => client.parties);
  let rows = 0;
  const startedAt = performance.now();
  const one = async (): Promise<void> => {
    for (let party = parties.shift(); party !== undefined; party = parties.shift())
      for await (const text of pagesOf(world, party, agent)) rows += text.split('"serviceResourceType"').length - 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return { rows, seconds: (performance.now() - startedAt) / 1000 };
}

/** The same rows into two tables of a database of its own; only that is timed. */
async function inserted(path: string) {
  const connection = new Connection(path, randomBytes(32));
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  let rows = 0;
  let ms = 0;
  let columns: string[] = [];
  for (const { organisationNumber, name: clientName, parties } of world.clients) {
    for (const party of parties) {
      for await (const text of pagesOf(world, party, agent)) {
        const origin = { organisationNumber, clientName, systemUserId: world.systemUserId };
        const page = (listPage.parse(JSON.parse(text)).items ?? []).map((item) => rowOf(origin, item));
        const [first] = page;
        if (!first) continue;
        if (columns.length === 0) {
          columns = Object.keys(first);
          connection.exec(
            `CREATE TABLE dialogs (${columns.map((name) => (name === 'id' ? 'id TEXT PRIMARY KEY' : name)).join(', ')})`,
          );
          connection.exec('CREATE VIRTUAL TABLE words USING fts5 (id UNINDEXED, title, summary, sender, client)');
        }
        const from = performance.now();
        connection.exec('BEGIN');
        const row = connection.prepare(`INSERT INTO dialogs VALUES (${columns.map(() => '?').join(', ')})`);
        const words = connection.prepare('INSERT INTO words VALUES (?, ?, ?, ?, ?)');
        for (const each of page) {
          row.run(Object.values(each));
          words.run([each.id, each.title, each.summary, each.sender, clientName]);
        }
        connection.exec('COMMIT');
        ms += performance.now() - from;
        rows += page.length;
      }
    }
  }
  connection.close();
  return { rows, seconds: ms / 1000 };
}
