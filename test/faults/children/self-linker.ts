import { ClientDelegation } from '../../../electron/engine/altinn/client-delegation.ts';
import { LinkTasks } from '../../../electron/engine/clients/linking-tasks.ts';
import { systemClock } from '../../../electron/engine/ports.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { doorTo } from '../../support/linking-engine.ts';
import { selfLinkingEngine, systemUser } from '../../support/self-linking-engine.ts';

/**
 * The engine's linking without a login as a process of its own. `dieAt` names a point (`listed`, `sent`, `answered` or `written`) and
 * how many times it is passed before everything stands still, to be killed there. With `begin` the switch is thrown first.
 */
const [path = '', key = '', origin = '', dieAt = '', begin = ''] = process.argv.slice(2);
const AGENT = systemUser('1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10', 'regnskapsforer-med-signeringsrettighet');
const log = { info: () => {}, warn: () => {}, error: () => {} };
const [deadly = '', passes = '0'] = dieAt.split(':');
let passed = 0;

function point(name: string): void {
  if (name !== deadly) return;
  passed += 1;
  if (passed < Number(passes)) return;
  process.stdout.write(`at ${dieAt}\n`, () => {
    // Nothing of this process moves any more, whatever is under way.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
}

class Watched extends ClientDelegation {
  override async available(...input: Parameters<ClientDelegation['available']>) {
    const answer = await super.available(...input);
    point('listed');
    return answer;
  }

  override async link(...input: Parameters<ClientDelegation['link']>) {
    const answer = super.link(...input);
    point('sent');
    const change = await answer;
    point('answered');
    return change;
  }
}

class WatchedTasks extends LinkTasks {
  override async done(...input: Parameters<LinkTasks['done']>) {
    await super.done(...input);
    point('written');
  }
}

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
  api: new Watched(http, origin, systemClock, 'systemUser'),
  tasks: new WatchedTasks(store, systemClock),
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
