import { readFileSync } from 'node:fs';
import { DialogportenApi, type SearchInput } from '../../../electron/engine/dialogs/api.ts';
import { systemClock } from '../../../electron/engine/ports.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { linkedSync } from '../../support/linked-sync.ts';
import type { LinkedWorld } from '../../support/linked-world.ts';

/** The engine's sync as a process of its own: one look at everything. Tells of every page how many messages it held. */
const [path = '', key = '', worldFile = '', pageSize = ''] = process.argv.slice(2);
const world = JSON.parse(readFileSync(worldFile, 'utf8')) as LinkedWorld;

class Told extends DialogportenApi {
  override async search(bearer: string, input: SearchInput) {
    const page = await super.search(bearer, { ...input, limit: Math.min(input.limit ?? 0, Number(pageSize)) });
    if (page.ok) process.stdout.write(`page ${page.value.items.length}\n`);
    return page;
  }
}

const log = { info: () => {}, warn: () => {}, error: () => {} };
const opened = openStore({ path, key: Buffer.from(key, 'hex'), keyKnownRight: true, clock: systemClock, log });
if (!opened.ok) throw new Error(opened.error.code);
const sync = linkedSync({ store: opened.value, world, clock: systemClock, api: Told });
await sync.look();
await sync.stop();
await opened.value.close();
process.stdout.write('finished\n');
