/** Kill -9 while a backup is written, and while one is restored; and a backup under load. */
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { finishRestore } from '../../electron/engine/backup/put-in-place.ts';
import { restoreBackup } from '../../electron/engine/backup/restore.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { temporaryFolder, until } from '../unit/engine/support.ts';
import { fill, keepCode, must, openWorld, profileOf, silent, vaultIn } from './backup-world.ts';
import { startChild } from './child.ts';

interface Place {
  readonly folder: string;
  readonly keychain: string;
  readonly downloads: string;
}

function place(name: 'here' | 'there', root = temporaryFolder()): Place {
  const downloads = join(root, 'downloads');
  mkdirSync(downloads, { recursive: true });
  return { folder: join(root, name), keychain: join(root, `${name}.json`), downloads };
}

/** Two settings that are always written together. */
async function pairIn({ folder, keychain, downloads }: Place): Promise<unknown[]> {
  const world = await openWorld(folder, keychain, downloads);
  const pair = [await world.settings.get('left'), await world.settings.get('right')];
  await world.store.close();
  return pair;
}

async function restoreInto(to: Place, path: string, code: string): Promise<string> {
  const options = { folder: to.folder, environment: 'tt02' as const, profileId: profileOf(to.keychain) };
  mkdirSync(to.folder, { recursive: true });
  const vault = await vaultIn(to.folder, to.keychain);
  const restored = await restoreBackup(
    { ...options, person: () => 'Ola', vault, clock: systemClock, log: silent },
    { path, code, onProgress: () => undefined },
  );
  return restored.ok ? 'restored' : restored.error.code;
}

describe('a backup', () => {
  it('made while rows are written holds one moment whole; killed, it leaves nothing under a final name', async () => {
    const here = place('here');
    const world = await openWorld(here.folder, here.keychain, here.downloads);
    const code = await keepCode(world);
    await fill(world, 60, 500_000);
    await world.store.close();
    const child = await startChild('backer', [here.folder, here.keychain, here.downloads]);
    const first = (await child.line('made ')).slice('made '.length);
    const partial = () => readdirSync(here.downloads).find((name) => name.endsWith('.partial'));
    await until(() => {
      const name = partial();
      return (
        name !== undefined && (statSync(join(here.downloads, name), { throwIfNoEntry: false })?.size ?? 0) > 1_000_000
      );
    }, 'a backup under way');
    await child.kill();

    const finished = child.lines.filter((line) => line.startsWith('made ')).map((line) => line.slice('made '.length));
    const whole = readdirSync(here.downloads).filter((name) => name.endsWith('.klientbro'));
    // The line may be lost with the process, the file not.
    expect(whole.length - finished.length).toBeGreaterThanOrEqual(0);
    for (const name of whole) expect(statSync(join(here.downloads, name)).size).toBeGreaterThan(30_000_000);

    const again = await openWorld(here.folder, here.keychain, here.downloads);
    await again.backups.tidy();
    await again.store.close();
    expect(partial()).toBeUndefined();
    expect(existsSync(join(here.folder, 'backup.snapshot'))).toBe(false);

    const there = place('there');
    expect(await restoreInto(there, join(here.downloads, first), code)).toBe('restored');
    const [left, right] = await pairIn(there);
    expect(left).toBeGreaterThan(0);
    expect(right).toBe(left);
  }, 120_000);
});

describe('a restore killed', () => {
  it('at any moment leaves what was there or what was restored, each with its key, and never a mixture', async () => {
    const here = place('here');
    const source = await openWorld(here.folder, here.keychain, here.downloads);
    await source.settings.set('left', 'new');
    await source.settings.set('right', 'new');
    const code = await keepCode(source);
    await fill(source, 12, 200_000);
    must(await source.backups.handlers['backup.start']({}));
    await until(async () => (await source.backups.view()).running === null, 'the backup');
    const path = join(here.downloads, (await source.backups.view()).last?.file.name ?? '');
    await source.store.close();

    const before = place('there');
    const old = await openWorld(before.folder, before.keychain, before.downloads);
    await old.settings.set('left', 'old');
    await old.settings.set('right', 'old');
    await fill(old, 3, 1_000);
    await old.store.close();

    const has = (folder: string, name: string) => existsSync(join(folder, name));
    const aside = (folder: string) => readdirSync(folder).find((name) => name.startsWith('set-aside-'));
    const moments: Record<string, (folder: string) => boolean> = {
      unpacking: (folder) => has(folder, 'restoring/files'),
      unpacked: (folder) => has(folder, 'restoring/recovery.json'),
      setAside: (folder) => aside(folder) !== undefined,
      written: (folder) => has(folder, 'restore.json'),
      moved: (folder) => has(folder, `${aside(folder) ?? 'none'}/klientbro.db`),
      movedFiles: (folder) => has(folder, `${aside(folder) ?? 'none'}/files`),
      cleared: (folder) => aside(folder) !== undefined && !has(folder, 'restore.json'),
    };
    const found: string[] = [];
    for (const isThere of Object.values(moments)) {
      const root = temporaryFolder();
      const there = place('there', root);
      cpSync(join(before.folder, '..'), root, { recursive: true });
      const child = await startChild('restorer', [there.folder, there.keychain, path, code]);
      const ended = child.ended();
      let isOver = false;
      void ended.then(() => {
        isOver = true;
      });
      while (!isOver && !isThere(there.folder)) await new Promise((resolve) => setImmediate(resolve));
      await child.kill();

      const vault = await vaultIn(there.folder, there.keychain);
      must(await finishRestore({ folder: there.folder, vault, now: () => Date.now() }));
      const pair = await pairIn(there);
      expect(['old,old', 'new,new']).toContain(pair.join(','));
      found.push(String(pair[0]));
      const files = readdirSync(join(there.folder, 'files'), { recursive: true, withFileTypes: true });
      expect(files.filter((entry) => entry.isFile())).toHaveLength(pair[0] === 'new' ? 12 : 3);
      expect(has(there.folder, 'restoring')).toBe(false);
      expect(has(there.folder, 'restore.json')).toBe(false);
      // Whatever came of it, it can be done.
      expect(await restoreInto(there, path, code)).toBe('restored');
      expect(await pairIn(there)).toEqual(['new', 'new']);
    }
    expect(found).toContain('old');
    expect(found).toContain('new');
  }, 180_000);
});
