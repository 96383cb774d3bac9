import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClaimsApi } from '../../electron/engine/claims/api.ts';
import { Look, type Reached } from '../../electron/engine/claims/look.ts';
import { refreshJob } from '../../electron/engine/claims/refresh.ts';
import { ClaimsStore } from '../../electron/engine/claims/store.ts';
import { Turns } from '../../electron/engine/claims/turns.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { ok } from '../../shared/outcome.ts';
import type { Bench } from './support/harness.ts';

const CLIENTS = Number(process.env.KLIENTBRO_BENCH_CLIENTS ?? 400);
const ANSWER_MS = 150;
const CLAIMS_EACH = 20;
const ALL = 5;
const log = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * The job that asks about all clients, with its database and its own door to the network, against a service in another process that
 * takes 150 ms for each answer of twenty claims; two at a time as usual, and five. Against it: as many answers as there are clients,
 * one after the other in so many rows, with nothing between them.
 */
export default async function claims({ record }: Bench): Promise<void> {
  const server = fork(
    inRoot('test', 'bench', 'support', 'claims-server.mjs'),
    [String(ANSWER_MS), String(CLAIMS_EACH)],
    {
      execArgv: [],
    },
  );
  try {
    const [{ origin }] = (await once(server, 'message')) as [{ origin: string }];
    for (const atOnce of [2, ALL]) {
      const seconds = await refreshed(origin, atOnce);
      const bound = (CLIENTS * ANSWER_MS) / atOnce / 1_000;
      record({
        ...{
          measure: `${CLIENTS} clients, ${atOnce} at a time`,
          value: Number(seconds.toPrecision(4)),
          unit: 's',
          runs: 1,
        },
        ...{ against: 'answers alone', other: bound, ratio: Number((seconds / bound).toPrecision(3)) },
      });
    }
  } finally {
    server.kill();
  }
}

async function refreshed(origin: string, atOnce: number): Promise<number> {
  const clock = systemClock;
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-bench-'));
  const opened = openStore({ path: join(folder, 'own.db'), key: randomBytes(32), keyKnownRight: true, clock, log });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = new ClaimsStore(opened.value, clock);
  const http = createHttp({ hosts: new Set([new URL(origin).host]), clock, log, allowHttpOrigin: origin });
  const turns = new Turns({ clock, atOnce: () => atOnce });
  const places = { claims: `${origin}/v1`, deadlines: `${origin}/frister`, profile: 'regnskapssystem' };
  const tokens = { straight: async () => ok('a-token'), straightAgain: async () => ok('a-token') };
  const look = new Look({
    api: new ClaimsApi(http, async () => places),
    store,
    turns,
    tokens,
    clock,
    onAnswer: () => undefined,
  });
  const clients = Array.from({ length: CLIENTS }, (_, index): Reached => {
    return {
      organisationNumber: String(310_000_000 + index),
      systemUser: { id: 'u', system: 'firm', externalRef: 'r', kind: 'agent', title: 'Klienter', packages: [] },
    };
  });
  const job = refreshJob({ look, turns, clients: async () => clients, clock });
  const startedAt = performance.now();
  const result = await job.run({
    ...{ id: 'job', payload: {}, state: { done: [] }, attempt: 1, signal: new AbortController().signal },
    save: async () => undefined,
    progress: async () => undefined,
  });
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  const seconds = (performance.now() - startedAt) / 1_000;
  await http.close();
  await opened.value.close();
  rmSync(folder, { recursive: true });
  return seconds;
}
