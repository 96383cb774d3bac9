import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { writeFileAtomic } from '../store/atomic-file.ts';
import { attempt } from '../store/faults.ts';
import { databaseKeyFingerprint, type Vault } from '../vault/vault.ts';
import { RECOVERY_FILE } from './recovery.ts';

/** What a backup is unpacked into and looked through in; nothing of the person's is touched by it. */
export const STAGING = 'restoring';
const JOURNAL = 'restore.json';
const DATABASE = 'klientbro.db';
/** In the order they change places: what belongs to the old database leaves before it. */
const COMPANIONS = [`${DATABASE}-wal`, `${DATABASE}-shm`, `${DATABASE}.check`];
const PARTS = [DATABASE, 'files', RECOVERY_FILE];
/** The old database key under the new one, so that what was set aside can still be opened. */
const OLD_KEY = 'database-key.json';

const journal = z.object({ fingerprint: z.string(), setAsideAs: z.string().nullable() });

export interface Place {
  readonly folder: string;
  readonly vault: Vault;
  readonly now: () => number;
}

/**
 * Puts what lies in the staging folder in place of what is there, which is set aside and kept. Everything in staging has
 * been verified. The keychain decides: until it holds the new key nothing has happened and the next start clears up, from
 * then on the next start finishes. Answers the name of the folder in which the old data are.
 */
export async function putInPlace({ folder, vault, now }: Place, key: Uint8Array): Promise<Outcome<string | null>> {
  const held = await vault.heldDatabaseKey();
  if (!held.ok) return held;
  const hasOld = [...PARTS, ...COMPANIONS].some((name) => existsSync(join(folder, name)));
  const setAsideAs = hasOld ? `set-aside-${new Date(now()).toISOString().replace(/[:.]/g, '-')}` : null;
  const fingerprint = databaseKeyFingerprint(key);
  const begun = await attempt(async () => {
    if (setAsideAs) {
      await mkdir(join(folder, setAsideAs), { mode: 0o700 });
      if (held.value && databaseKeyFingerprint(held.value) !== fingerprint) {
        const text = JSON.stringify(sealed(held.value, key), null, 2);
        await writeFileAtomic(join(folder, setAsideAs, OLD_KEY), `${text}\n`);
      }
    }
    await writeFileAtomic(join(folder, JOURNAL), `${JSON.stringify({ fingerprint, setAsideAs })}\n`);
  });
  if (!begun.ok) return begun;
  const replaced = await vault.replaceDatabaseKey(key);
  if (!replaced.ok) return replaced;
  const finished = await finishRestore({ folder, vault, now });
  return finished.ok ? ok(setAsideAs) : finished;
}

/** At every start, before the database key is asked for: a restore that was cut is finished or cleared away. */
export async function finishRestore({ folder, vault }: Place): Promise<Outcome<void>> {
  const path = join(folder, JOURNAL);
  if (!existsSync(path)) {
    // Cut while it was being unpacked: nothing was touched.
    return attempt(() => rm(join(folder, STAGING), { recursive: true, force: true }));
  }
  const { fingerprint, setAsideAs } = journal.parse(JSON.parse(await readFile(path, 'utf8')));
  const held = await vault.heldDatabaseKey();
  if (!held.ok) return held;
  const isNew = held.value !== null && databaseKeyFingerprint(held.value) === fingerprint;
  if (isNew && held.value) {
    // The record may still name the old one.
    const recorded = await vault.replaceDatabaseKey(held.value);
    if (!recorded.ok) return recorded;
  }
  return attempt(async () => {
    if (isNew) await changePlaces(folder, setAsideAs);
    else if (setAsideAs) await rm(join(folder, setAsideAs), { recursive: true, force: true });
    await rm(join(folder, STAGING), { recursive: true, force: true });
    await rm(path, { force: true });
  });
}

/** Each rename is whole or not at all, and what has moved already is seen by its absence from staging. */
async function changePlaces(folder: string, setAsideAs: string | null): Promise<void> {
  const aside = async (name: string): Promise<void> => {
    if (setAsideAs && existsSync(join(folder, name))) await rename(join(folder, name), join(folder, setAsideAs, name));
  };
  for (const name of PARTS) {
    const staged = join(folder, STAGING, name);
    if (!existsSync(staged)) continue;
    if (name === DATABASE) for (const companion of COMPANIONS) await aside(companion);
    await aside(name);
    await rename(staged, join(folder, name));
  }
}

const sealingKey = (key: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', 'klientbro key of what was set aside', 32));

const sealedKey = z.object({ nonce: z.string(), tag: z.string(), sealed: z.string() });

function sealed(old: Uint8Array, key: Uint8Array): z.infer<typeof sealedKey> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce);
  const text = Buffer.concat([cipher.update(old), cipher.final()]).toString('hex');
  return { nonce: nonce.toString('hex'), tag: cipher.getAuthTag().toString('hex'), sealed: text };
}

/** For whoever helps a firm with what was set aside; throws where the key is another. */
export async function oldKeyIn(setAside: string, key: Uint8Array): Promise<Uint8Array> {
  const kept = sealedKey.parse(JSON.parse(await readFile(join(setAside, OLD_KEY), 'utf8')));
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), Buffer.from(kept.nonce, 'hex'));
  decipher.setAuthTag(Buffer.from(kept.tag, 'hex'));
  return new Uint8Array(Buffer.concat([decipher.update(Buffer.from(kept.sealed, 'hex')), decipher.final()]));
}
