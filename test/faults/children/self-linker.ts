import { systemClock } from '../../../electron/engine/ports.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { doorTo } from '../../support/linking-engine.ts';
import { selfLinkingEngine, systemUser } from '../../support/self-linking-engine.ts';
import { dying, WatchedDelegation, WatchedTasks } from './watched.ts';

/**
 * The engine's linking without a login as a process of its own. `dieAt` names a point (`listed`, `sent`, `answered` or `written`) and
 * how many times it is passed before everything stands still, to be killed there. With `begin` the switch is thrown first.
 */
const [path = '', key = '', origin = '', dieAt = '', begin = ''] = process.argv.slice(2);
const AGENT = systemUser('1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10', 'regnskapsforer-med-signeringsrettighet');
const log = { info: () => {}, warn: () => {}, error: () => {} };
const die = dying(dieAt);

const opened = openStore({ path, key: Buffer.from(key, 'hex'), keyKnownRight: true, clock: systemClock, log });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
const http = doorTo(origin);
const { jobs, selfLinking, turnOn, add, clients } = selfLinkingEngine({
  store,
  http,
  origin,
  clock: systemClock,
  agents: [AGENT],
  api: new WatchedDelegation(die, http, origin, systemClock, 'systemUser'),
  tasks: new WatchedTasks(die, store, systemClock),
  push: (name, row) => {
    if (name === 'jobs.changed' && 'state' in row && row.state === 'done') void finish();
  },
});

async function finish(): Promise<void> {
  const linked = await clients.linked();
  if (linked.length < 500) return;
  await selfLinking.stop();
  await jobs.drain();
  await http.close();
  await store.close();
  process.stdout.write(`finished ${linked.length}\n`);
}

jobs.start();
if (begin === 'begin') {
  await add(
    Array.from({ length: 500 }, (_, index) => {
      const number = String(index + 1).padStart(6, '0');
      return { organisationNumber: `310${number}`, name: `Klient ${number} AS` };
    }),
  );
  await turnOn();
} else selfLinking.start();
