import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientDelegation } from '../../electron/engine/altinn/client-delegation.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { type DelegationServer, startDelegation } from '../support/delegation-server.ts';
import { doorTo, linkingEngine } from '../support/linking-engine.ts';
import type { Bench } from './support/harness.ts';

const AGENT = '1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10';
const CLIENTS = 500;

/**
 * 500 clients, answers after 120 ms, every hundredth change turned away with 429. Ours is the whole job: rows, audit log, pool, list.
 * Against it: how Altinn's own page goes about it, a first client alone and then five at a time, each five waiting for its slowest;
 * those turned away come last, in the same way. It keeps no rows and no log.
 */
export default async function linkClients({ compare, record, long }: Bench): Promise<void> {
  let lost = 0;
  let twice = 0;
  let mostAtOnce = 0;
  const each = async (run: (server: DelegationServer) => Promise<number>): Promise<number> => {
    const server = await startDelegation({
      clients: CLIENTS,
      answerMs: 120,
      mishap: (nth) => (nth % 100 === 50 ? { status: 429 } : undefined),
    });
    try {
      return await run(server);
    } finally {
      await server.stop();
    }
  };
  await compare({
    measure: `${CLIENTS} clients linked, 120 ms, 1 % 429`,
    runs: long ? 7 : 3,
    ours: () =>
      each(async (server) => {
        const took = await asJob(server);
        lost += CLIENTS - server.linked.size;
        twice += server.twice.length;
        mostAtOnce = Math.max(mostAtOnce, server.mostAtOnce);
        return took;
      }),
    against: { name: "Altinn's page", run: () => each(asThePage) },
  });
  record({ measure: 'clients lost', value: lost, unit: 'clients', runs: 1 });
  record({ measure: 'sent although linked', value: twice, unit: 'clients', runs: 1 });
  record({ measure: 'most under way at once', value: mostAtOnce, unit: 'requests', runs: 1 });
}

async function asJob(server: DelegationServer): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-bench-'));
  const opened = openStore({
    path: join(folder, 'bench.db'),
    key: randomBytes(32),
    keyKnownRight: true,
    clock: systemClock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const http = doorTo(server.origin);
  let finished = (): void => {};
  const end = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const { linking, jobs } = linkingEngine({
    store,
    http,
    origin: server.origin,
    push: (name, row) => {
      if (name === 'jobs.changed' && 'finishedAt' in row && row.finishedAt !== null) finished();
    },
  });
  try {
    jobs.start();
    const startedAt = performance.now();
    await linking.start('link', AGENT, server.clientIds);
    await end;
    return (performance.now() - startedAt) / 1000;
  } finally {
    await jobs.drain();
    await store.close();
    await http.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function asThePage(server: DelegationServer): Promise<number> {
  const http = doorTo(server.origin);
  const api = new ClientDelegation(http, server.origin, systemClock);
  const startedAt = performance.now();
  let left: readonly string[] = server.clientIds;
  let width = 1;
  while (left.length > 0) {
    const turnedAway: string[] = [];
    for (let at = 0; at < left.length; at += width === 1 ? 1 : 5) {
      if (at > 0) width = 5;
      const group = left.slice(at, at + width);
      const answers = await Promise.all(group.map((id) => api.link('token', AGENT, id)));
      turnedAway.push(...group.filter((_, index) => answers[index]?.kind !== 'done'));
    }
    left = turnedAway;
  }
  const took = (performance.now() - startedAt) / 1000;
  await http.close();
  return took;
}
