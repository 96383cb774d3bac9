import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { foldersRig } from '../../support/folders-rig.ts';

/**
 * The engine's own saving into client folders in a process of its own: <folder> <origin> <files> <token>. Told a folder, it saves every
 * file there and tells the seconds and by how much it grew; the database and the log are written as in the app.
 */
const [folder = '', origin = '', count = '0', token = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const path = join(folder, 'klientbro.db');
const rig = await foldersRig({ path, key: randomBytes(32), origin, files: Number(count), token });
process.on('message', async (root) => {
  mkdirSync(String(root), { recursive: true });
  global.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await rig.save(String(root));
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(look);
  const { user, system } = process.cpuUsage(cpu);
  process.send?.({ seconds, grownMb: (most - before) / 1e6, cpuSeconds: (user + system) / 1e6 });
});
process.send?.('ready');
