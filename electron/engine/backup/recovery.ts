import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Environment, environment, instant, uuid } from '../../../shared/contract/common.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { writeFileAtomic } from '../store/atomic-file.ts';
import { databaseKeyFingerprint } from '../vault/vault.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** The database key under a recovery code: AES-256-GCM, its key by HKDF from the code, bound to whose it is. */
export const recovery = z.object({
  version: z.literal(1),
  profileId: uuid,
  environment,
  /** Of the database key. */
  fingerprint: z.string(),
  keptAt: instant,
  salt: hex(32),
  nonce: hex(12),
  tag: hex(16),
  wrapped: hex(32),
});
export type Recovery = z.infer<typeof recovery>;

type Bound = Pick<Recovery, 'profileId' | 'environment' | 'fingerprint'>;

export const RECOVERY_FILE = 'recovery.json';

export interface WrapInput {
  readonly code: string;
  readonly key: Uint8Array;
  readonly profileId: string;
  readonly environment: Environment;
  readonly keptAt: string;
}

export function wrap({ code, key, profileId, environment: env, keptAt }: WrapInput): Recovery {
  const salt = randomBytes(32);
  const nonce = randomBytes(12);
  const bound: Bound = { profileId, environment: env, fingerprint: databaseKeyFingerprint(key) };
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(code, salt), nonce).setAAD(aadOf(bound));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    version: 1,
    ...bound,
    keptAt,
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
    wrapped: wrapped.toString('hex'),
  };
}

/** `backup.wrongCode` for another code, and for a file that was changed. */
export function unwrap(from: Recovery, code: string): Outcome<Uint8Array> {
  const bytes = (text: string) => Buffer.from(text, 'hex');
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(code, bytes(from.salt)), bytes(from.nonce))
    .setAAD(aadOf(from))
    .setAuthTag(bytes(from.tag));
  try {
    const key = Buffer.concat([decipher.update(bytes(from.wrapped)), decipher.final()]);
    return ok(new Uint8Array(key));
  } catch {
    return fail('backup.wrongCode', { action: 'fixInput' });
  }
}

/** Null where no code was kept; a file that does not read serves nobody and counts as none. */
export async function readRecovery(folder: string): Promise<Recovery | null> {
  try {
    return recovery.parse(JSON.parse(await readFile(join(folder, RECOVERY_FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** Replaces the copy that was there: its code opens nothing from then on but older backups. */
export function writeRecovery(folder: string, kept: Recovery): Promise<void> {
  return writeFileAtomic(join(folder, RECOVERY_FILE), `${JSON.stringify(kept, null, 2)}\n`);
}

/** The code has 140 random bits, so a slow derivation would add nothing. */
function wrappingKey(code: string, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', code, salt, 'klientbro recovery code 1', 32));
}

const aadOf = ({ profileId, environment: env, fingerprint }: Bound): Buffer =>
  Buffer.from(JSON.stringify(['klientbro recovery 1', profileId, env, fingerprint]));
