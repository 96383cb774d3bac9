import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemClock } from '../../../electron/engine/ports.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import type { Klientbro } from '../../e2e/support/app.ts';

/** Opens the practice profile's own database, with its own key, while the app does not run; then the app may have it again. */
export async function withProfile<T>(app: Klientbro, act: (store: Store) => Promise<T>): Promise<T> {
  const path = join(app.folder, 'environments', 'practice', 'klientbro.db');
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const store = openStore({ path, key: await databaseKey(app), keyKnownRight: true, clock: systemClock, log });
  if (!store.ok) throw new Error(store.error.code);
  try {
    return await act(store.value);
  } finally {
    await store.value.close();
    for (const file of ['', '-wal', '-shm']) await app.handOver(path + file).catch(() => undefined);
  }
}

/** From the throwaway keyring of the app's user, as the app reads it. */
async function databaseKey(app: Klientbro): Promise<Uint8Array> {
  const { profileId } = JSON.parse(readFileSync(join(app.folder, 'profile.json'), 'utf8')) as { profileId: string };
  const keytar = join(dirname(app.executable), 'resources', 'app.asar.unpacked', 'node_modules', 'keytar');
  const read = `require(process.argv[1]).getPassword(process.argv[2], 'database-key').then((text) => process.stdout.write(text ?? ''))`;
  const child = app.spawnPlain(process.execPath, ['-e', read, keytar, `no.klientbro.practice.${profileId}`]);
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return Buffer.from((JSON.parse(text) as { value: string }).value, 'hex');
}
