import { existsSync, mkdtempSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tryRun } from '../../../resources/scripts/lib/run.mjs';
import { processesOf } from './processes.ts';

const PREFIX = 'klientbro-e2e-';
/** File in the folder with the pid of the tests that made it. */
const OWNER = 'owner';

/** Who the app runs as, and the folder that is theirs alone. Everything in it goes when the test is over. */
export interface TestUser {
  /** Left out where the app runs as whoever runs the tests. */
  readonly ids?: { readonly uid: number; readonly gid: number };
  readonly name: string;
  /** Throwaway folder; `make()` creates folders in it that belong to the user. */
  readonly folder: string;
  make(name: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Chromium's sandbox does not work for root, so root's tests make a user for each start of the app. Anybody else runs it as themselves.
 * Where no user can be made (no useradd), the app runs as root and must say that it has no sandbox.
 */
export async function makeTestUser(): Promise<TestUser> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  await writeFile(join(folder, OWNER), String(process.pid));
  const made = isRoot ? await addUser(folder) : undefined;
  if (made !== undefined) await chmod(folder, 0o755);

  return {
    ...(made === undefined ? {} : { ids: made.ids }),
    name: made?.name ?? process.env.USER ?? 'user',
    folder,
    make: async (name) => {
      const path = join(folder, name);
      await mkdir(path, { recursive: true, mode: 0o700 });
      if (made !== undefined) await chown(path, made.ids.uid, made.ids.gid);
      return path;
    },
    remove: async () => {
      if (made !== undefined) await removeUser(made.name, made.ids.uid);
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

async function addUser(folder: string): Promise<{ name: string; ids: { uid: number; gid: number } } | undefined> {
  // The folder's random ending makes the name as unique as the folder.
  const name = `${PREFIX}${folder.slice(-6).toLowerCase()}`;
  const home = join(folder, 'home');
  const added = await tryRun('useradd', ['--no-create-home', '--home-dir', home, '--shell', '/bin/sh', name], {
    quiet: true,
  });
  if (added.code !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await tryRun('id', [flag, name], { quiet: true })).output.trim())),
  );
  return uid === undefined || gid === undefined ? undefined : { name, ids: { uid, gid } };
}

async function removeUser(name: string, uid: number): Promise<void> {
  await endProcessesOf(uid);
  await tryRun('userdel', [name], { quiet: true });
}

/** Users and folders of tests that were killed before they could clean up. */
async function removeAbandoned(): Promise<void> {
  for (const line of (await readFile('/etc/passwd', 'utf8')).split('\n')) {
    const [name = '', , uid, , , home = ''] = line.split(':');
    if (!name.startsWith(PREFIX)) continue;
    const folder = dirname(home);
    const owner = await readFile(join(folder, OWNER), 'utf8').catch(() => undefined);
    if (owner !== undefined && existsSync(`/proc/${owner}`)) continue;
    await removeUser(name, Number(uid));
    if (basename(folder).startsWith(PREFIX)) await rm(folder, { recursive: true, force: true });
  }
}

/** The user exists for this test alone, so whatever still runs as them is the test's. */
async function endProcessesOf(uid: number): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    const left = await processesOf(uid);
    if (left.length === 0) return;
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself in between.
      }
    }
    await delay(100);
  }
}
