import { createAudit } from '../../../electron/engine/audit/audit.ts';
import { systemClock } from '../../../electron/engine/ports.ts';
import { Settings } from '../../../electron/engine/store/settings.ts';
import { openStore } from '../../../electron/engine/store/store.ts';

/** Writes pairs of settings and audit rows until it is killed; says each number only after its transaction. */
const [path = '', key = ''] = process.argv.slice(2);
const log = { info: () => {}, warn: () => {}, error: () => {} };
const opened = openStore({ path, key: Buffer.from(key, 'hex'), keyKnownRight: true, clock: systemClock, log });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
const settings = new Settings(store);
const audit = createAudit({ store, clock: systemClock, push: () => {}, person: () => 'Kari Lunde' });
const from = ((await settings.get('left')) as number | undefined) ?? 0;
for (let number = from + 1; ; number += 1) {
  await store.transaction(async (trx) => {
    await settings.set('left', number, trx);
    await audit.note({ act: 'pair', params: { number } }, trx);
    // Room to be killed in between.
    await new Promise((resolve) => setImmediate(resolve));
    await settings.set('right', number, trx);
  });
  process.stdout.write(`written ${number}\n`);
}
