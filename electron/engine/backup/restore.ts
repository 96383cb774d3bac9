import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Restored } from '../../../shared/contract/backup.ts';
import type { Environment } from '../../../shared/contract/common.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { createAudit } from '../audit/audit.ts';
import { LOOK_UP_SINCE } from '../mva/filing/look.ts';
import type { Clock, Logger } from '../ports.ts';
import { attempt } from '../store/faults.ts';
import { Settings } from '../store/settings.ts';
import { openStore } from '../store/store.ts';
import { databaseKeyFingerprint, type Vault } from '../vault/vault.ts';
import { type Archive, openArchive } from './archive-read.ts';
import { readCode } from './code.ts';
import { ENTRY, isMacRight } from './manifest.ts';
import { finishRestore, putInPlace, STAGING } from './put-in-place.ts';
import { unwrap, wrap, writeRecovery } from './recovery.ts';

export interface RestoreOptions {
  readonly folder: string;
  readonly environment: Environment;
  readonly profileId: string;
  readonly person: () => string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface RestoreInput {
  readonly path: string;
  readonly code: string;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * From a backup file and its code to a database in place. Manifest, code, key, every hash and the database itself are
 * verified in a folder of their own before anything that was here is touched.
 */
export async function restoreBackup(options: RestoreOptions, input: RestoreInput): Promise<Outcome<Restored>> {
  const { folder, environment, profileId, vault, clock } = options;
  const code = readCode(input.code);
  if (!code.ok) return code;
  const cleared = await finishRestore({ folder, vault, now: () => clock.now() });
  if (!cleared.ok) return cleared;
  const opened = await openArchive(input.path);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const staging = join(folder, STAGING);
  try {
    const key = keyOf(archive, environment, code.value);
    if (!key.ok) return key;
    const staged = await stage(options, archive, key.value, input.onProgress);
    if (!staged.ok) return staged;
    // The same code goes on working here, bound to this profile.
    const keptAt = new Date(clock.now()).toISOString();
    const kept = wrap({ code: code.value, key: key.value, profileId, environment, keptAt });
    const wrapped = await attempt(() => writeRecovery(staging, kept));
    if (!wrapped.ok) return wrapped;
    const placed = await putInPlace({ folder, vault, now: () => clock.now() }, key.value);
    if (!placed.ok) return placed;
    return ok({ madeAt: archive.manifest.madeAt, setAsideAs: placed.value, hasKeys: vault.hasKeys() });
  } finally {
    archive.close();
    // What a journal speaks of is for the next start to finish.
    await attempt(() => clearStaging(folder));
  }
}

/** The database key, when file and code belong together and the file was made by whoever holds it. */
function keyOf(
  { manifest, manifestBytes, mac, recovery }: Archive,
  expected: Environment,
  code: string,
): Outcome<Uint8Array> {
  if (manifest.environment !== expected) {
    return fail('backup.otherEnvironment', { params: { found: manifest.environment, expected }, action: 'fixInput' });
  }
  const key = unwrap(recovery, code);
  if (!key.ok) return key;
  const belongs =
    recovery.environment === manifest.environment &&
    recovery.profileId === manifest.profileId &&
    databaseKeyFingerprint(key.value) === manifest.fingerprint &&
    isMacRight(manifestBytes, key.value, mac);
  return belongs ? key : fail('backup.damaged', { params: { file: ENTRY.manifest } });
}

/** Unpacks, and opens the database once: checked page by page, brought to today's version, told that it is a restored one. */
async function stage(
  { folder, clock, log, person }: RestoreOptions,
  archive: Archive,
  key: Uint8Array,
  onProgress: RestoreInput['onProgress'],
): Promise<Outcome<void>> {
  const staging = join(folder, STAGING);
  const { manifest, total } = archive;
  const made = await attempt(() => mkdir(join(staging, 'files'), { recursive: true, mode: 0o700 }));
  if (!made.ok) return made;
  let done = 0;
  const extracted = await archive.extract(staging, (bytes) => {
    done += bytes;
    onProgress(done, total);
  });
  if (!extracted.ok) return extracted;
  const path = join(staging, ENTRY.database);
  // Has the whole file checked, however large it is.
  writeFileSync(`${path}.check`, '');
  const opened = openStore({ path, key, keyKnownRight: false, clock, log });
  if (!opened.ok) {
    const { code } = opened.error;
    if (code === 'store.newerVersion') return fail('backup.newerFormat', { params: opened.error.params });
    return code === 'vault.changed' ? fail('backup.damaged', { params: { file: ENTRY.database } }) : opened;
  }
  const store = opened.value;
  try {
    return await attempt(async () => {
      const settings = new Settings(store);
      await settings.set(LOOK_UP_SINCE, manifest.madeAt);
      await settings.delete('backup.folder');
      const audit = createAudit({ store, clock, person, push: () => undefined });
      await audit.note({ act: 'backup.restored', params: { madeAt: manifest.madeAt, version: manifest.appVersion } });
    });
  } finally {
    await store.close();
    for (const left of ['.check', '-wal', '-shm']) rmSync(path + left, { force: true });
  }
}

async function clearStaging(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'restore.json'))) await rm(join(folder, STAGING), { recursive: true, force: true });
}
