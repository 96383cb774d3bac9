import { systemClock } from '../../../electron/engine/ports.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { doorTo, linkingEngine } from '../../support/linking-engine.ts';
import { dying, WatchedDelegation, WatchedTasks } from './watched.ts';

/**
 * The engine's linking as a process of its own, over the real door to the network. `dieAt` names a point (`sent`, `answered` or
 * `written`) and how many times it is passed before everything stands still, to be killed there. With `begin` it first asks for
 * every client there is.
 */
const [path = '', key = '', origin = '', dieAt = '', begin = ''] = process.argv.slice(2);
const AGENT = '1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10';
const log = { info: () => {}, warn: () => {}, error: () => {} };
const die = dying(dieAt);

const opened = openStore({ path, key: Buffer.from(key, 'hex'), keyKnownRight: true, clock: systemClock, log });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
const http = doorTo(origin);
const api = new WatchedDelegation(die, http, origin, systemClock);
const tasks = new WatchedTasks(die, store, systemClock);
const { linking, jobs } = linkingEngine({
  store,
  http,
  origin,
  api,
  tasks,
  push: (name, row) => {
    if (name === 'jobs.changed' && 'state' in row && row.state === 'done') void finish(row.id);
  },
});

async function finish(id: string): Promise<void> {
  const view = await linking.view(id);
  const done = view.ok ? view.value.rows.filter((row) => row.state === 'done').length : 0;
  await jobs.drain();
  await http.close();
  await store.close();
  process.stdout.write(`finished ${done}\n`);
}

if (begin === 'begin') {
  const all = await api.available('token', AGENT);
  if (!all.ok) throw new Error(all.error.code);
  const begun = await linking.start(
    'link',
    AGENT,
    all.value.map((client) => client.clientId),
  );
  if (!begun.ok) throw new Error(begun.error.code);
}
jobs.start();
