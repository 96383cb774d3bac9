import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Agent, request } from 'undici';
import { DialogportenApi } from '../../electron/engine/dialogs/api.ts';
import { Budget } from '../../electron/engine/dialogs/budget.ts';
import { rowOf } from '../../electron/engine/dialogs/rows.ts';
import { listPage } from '../../electron/engine/dialogs/shapes.ts';
import { DialogSync, type SyncOptions } from '../../electron/engine/dialogs/sync.ts';
import { SyncStore } from '../../electron/engine/dialogs/sync-store.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { Connection } from '../../electron/engine/store/connection.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { ok } from '../../shared/outcome.ts';
import type { Bench } from './support/harness.ts';

const DIALOGS = Number(process.env.KLIENTBRO_BENCH_DIALOGS ?? 200_000);
const CLIENTS = 300;
const AT_ONCE = 4;
const MINUTE = 60_000;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const URN = 'urn:altinn:organization:identifier-no:';

interface World {
  readonly origin: string;
  readonly systemUserId: string;
  readonly token: string;
  readonly clients: readonly {
    readonly organisationNumber: string;
    readonly name: string;
    readonly parties: readonly string[];
  }[];
}

/**
 * The first sync of all clients and a refresh where nothing has changed, against practice in a process of its own. Against the first:
 * the slower of the same pages downloaded and thrown away, and the same rows put into bare SQLite with FTS5, encrypted too.
 */
export default async function sync({ record }: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-bench-'));
  const { child, world } = await practice(join(folder, 'practice'));
  const agent = new Agent({ connections: AT_ONCE });
  try {
    const download = await downloaded(world, agent);
    const ours = await synced(world, join(folder, 'ours.db'));
    const bare = await inserted(world, agent, join(folder, 'bare.db'));
    if (ours.rows !== download.rows || bare.rows !== download.rows)
      throw new Error(`rows differ: ${ours.rows}, ${download.rows}, ${bare.rows}`);
    const rate = (seconds: number): number => Math.round(download.rows / seconds);
    const line = (measure: string, value: number, unit: string, against?: string, other?: number): void => {
      const compared =
        against === undefined || other === undefined
          ? {}
          : { against, other, ratio: Number((value / other).toPrecision(3)) };
      record({ measure, value, unit, ...compared, runs: 1 });
    };
    line(`first sync of ${download.rows}`, rate(ours.seconds), 'rows/s', 'raw download', rate(download.seconds));
    line('first sync', rate(ours.seconds), 'rows/s', 'bare SQLite', rate(bare.seconds));
    const lower = Math.min(rate(download.seconds), rate(bare.seconds));
    line('first sync, against both', rate(ours.seconds), 'rows/s', 'the lower of both', lower);
    line('the event loop held, 99 % under', ours.held.usual, 'ms');
    line('the event loop held, longest', ours.held.longest, 'ms');
    line(
      `refresh of ${world.clients.length} clients`,
      ours.calls,
      'calls',
      'one call per client',
      world.clients.length,
    );
  } finally {
    await agent.close();
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function practice(folder: string): Promise<{ child: ChildProcess; world: World }> {
  mkdirSync(folder, { recursive: true });
  const letters = String(Math.ceil(DIALOGS / CLIENTS));
  const child = fork(inRoot('test', 'bench', 'support', 'linked-practice.mjs'), [folder, String(CLIENTS), letters], {
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (told) => resolve({ child, world: told as World }));
    child.once('exit', (code) => reject(new Error(`practice ended with ${code}`)));
  });
}

/** The engine's own sync; then half an hour later, and once more ten minutes after that, with nothing changed. */
async function synced(world: World, path: string) {
  let ahead = 0;
  const clock = { now: () => systemClock.now() + ahead, timer: systemClock.timer };
  const opened = openStore({ path, key: randomBytes(32), keyKnownRight: true, clock, log });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  let calls = 0;
  const http = createHttp({
    hosts: new Set([new URL(world.origin).host]),
    allowHttpOrigin: world.origin,
    clock,
    log,
    onCall: () => {
      calls += 1;
    },
  });
  const sync = new DialogSync({
    store: new SyncStore(store),
    api: new DialogportenApi(http, `${world.origin}/platform/dialogporten`),
    budget: new Budget({ clock, perMinute: undefined }),
    tokens: { altinn: async () => ok(world.token), forget: () => undefined } as unknown as SyncOptions['tokens'],
    audit: { around: (_entry: unknown, act: () => Promise<unknown>) => act() } as unknown as SyncOptions['audit'],
    clock,
    log,
    push: () => undefined,
    systemUsers: async () => [
      { id: world.systemUserId, system: 'firm', externalRef: 'bench', kind: 'agent', title: 'Klienter', packages: [] },
    ],
    clientsOf: async () => world.clients,
    isReached: async () => true,
    onSeen: async () => undefined,
    onHealth: async () => undefined,
  });
  const look = async (): Promise<void> => {
    await sync.now();
    await sync.settled();
    const [failed] = sync.state().failures;
    if (failed) throw new Error(`${failed.client.name}: ${failed.problem.code}`);
  };
  try {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const startedAt = performance.now();
    await look();
    const seconds = (performance.now() - startedAt) / 1000;
    delay.disable();
    const held = { usual: Math.round(delay.percentile(99) / 1e6), longest: Math.round(delay.max / 1e6) };
    // Units without a message are known after half an hour.
    ahead += 31 * MINUTE;
    await look();
    ahead += 10 * MINUTE;
    calls = 0;
    await look();
    const { rows } = await store.db
      .selectFrom('dialogs')
      .select((each) => each.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return { seconds, held, calls, rows: Number(rows) };
  } finally {
    await sync.stop();
    await http.close();
    await store.close();
  }
}

/** Every page of a party, one after the other. */
async function* pages(world: World, agent: Agent, party: string): AsyncGenerator<string> {
  let continuationToken: string | undefined;
  do {
    const query = new URLSearchParams({ party: URN + party, orderBy: 'createdAt_asc', limit: '1000' });
    if (continuationToken !== undefined) query.set('continuationToken', continuationToken);
    const answer = await request(`${world.origin}/platform/dialogporten/api/v1/enduser/dialogs?${query}`, {
      dispatcher: agent,
      headers: { authorization: `Bearer ${world.token}` },
    });
    const text = await answer.body.text();
    // Nothing but what it takes to go on.
    const tail = text.slice(-400);
    continuationToken = /"hasNextPage":true/.test(tail) ? /"continuationToken":"([^"]+)"/.exec(tail)?.[1] : undefined;
    yield text;
  } while (continuationToken !== undefined);
}

async function downloaded(world: World, agent: Agent) {
  const parties = world.clients.flatMap((client) => client.parties);
  let rows = 0;
  const startedAt = performance.now();
  const one = async (): Promise<void> => {
    for (let party = parties.shift(); party !== undefined; party = parties.shift())
      for await (const text of pages(world, agent, party)) rows += text.split('"serviceResourceType"').length - 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return { rows, seconds: (performance.now() - startedAt) / 1000 };
}

/** The same rows into two tables of a database of its own; only that is timed. */
async function inserted(world: World, agent: Agent, path: string) {
  const connection = new Connection(path, randomBytes(32));
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  let rows = 0;
  let ms = 0;
  let columns: string[] = [];
  for (const { organisationNumber, name: clientName, parties } of world.clients) {
    for (const party of parties) {
      for await (const text of pages(world, agent, party)) {
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
