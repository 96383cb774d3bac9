import { must, openWorld } from '../backup-world.ts';

/** Makes backups until it is killed, while it goes on writing pairs into the database. */
const [folder = '', keychain = '', downloads = ''] = process.argv.slice(2);
const world = await openWorld(folder, keychain, downloads);
await world.backups.tidy();
const view = async () => must(await world.backups.handlers['backup.view']({}));

async function write(): Promise<never> {
  for (let number = 1; ; number += 1) {
    await world.store.transaction(async (trx) => {
      await world.settings.set('left', number, trx);
      await new Promise((resolve) => setImmediate(resolve));
      await world.settings.set('right', number, trx);
    });
  }
}

async function backUp(): Promise<never> {
  for (let made = 1; ; made += 1) {
    must(await world.backups.handlers['backup.start']({}));
    process.stdout.write(`begun ${made}\n`);
    while ((await view()).running) await new Promise((resolve) => setImmediate(resolve));
    const { problem, last } = await view();
    if (problem) throw new Error(problem.code);
    process.stdout.write(`made ${last?.file.name}\n`);
  }
}

await Promise.race([write(), backUp()]);
