import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { environment, instant, uuid } from '../../../shared/contract/common.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { migrations } from '../store/migrations/index.ts';

export const FORMAT = 1;
export const NEWEST_SCHEMA = migrations.at(-1)?.number ?? 0;

/** What a backup file holds. Everything in it but the first two is encrypted with the database key. */
export const ENTRY = {
  manifest: 'manifest.json',
  recovery: 'recovery.json',
  /** HMAC over the manifest's bytes, with a key from the database key: who cannot open a backup cannot forge one. */
  mac: 'manifest.mac',
  database: 'klientbro.db',
} as const;

/** `files/<two digits>/<hash>`, as the store lays them. Any other name is refused before anything is written. */
export const SIDE_FILE = /^files\/[0-9a-f]{2}\/[0-9a-f]{64}$/;

const manifest = z.object({
  format: z.literal(FORMAT),
  appVersion: z.string(),
  environment,
  profileId: uuid,
  madeAt: instant,
  /** Of the database key. */
  fingerprint: z.string(),
  /** Number of the database's newest migration. */
  schema: z.number().int(),
  files: z.array(z.object({ name: z.string(), size: z.number().int().nonnegative(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;
export type ManifestFile = Manifest['files'][number];

export function writeManifest(value: Manifest): Buffer {
  return Buffer.from(JSON.stringify(value));
}

export function readManifest(bytes: Uint8Array): Outcome<Manifest> {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return fail('backup.damaged', { params: { file: ENTRY.manifest } });
  }
  const version = z.object({ format: z.number(), schema: z.number() }).safeParse(json);
  if (!version.success) return fail('backup.notBackup', { action: 'fixInput' });
  const { format, schema } = version.data;
  if (format > FORMAT || schema > NEWEST_SCHEMA) {
    return fail('backup.newerFormat', { params: { found: schema, known: NEWEST_SCHEMA } });
  }
  const parsed = manifest.safeParse(json);
  return parsed.success ? ok(parsed.data) : fail('backup.damaged', { params: { file: ENTRY.manifest } });
}

export function macOf(bytes: Uint8Array, databaseKey: Uint8Array): string {
  const key = Buffer.from(hkdfSync('sha256', databaseKey, '', 'klientbro backup manifest', 32));
  return createHmac('sha256', key).update(bytes).digest('hex');
}

export function isMacRight(bytes: Uint8Array, databaseKey: Uint8Array, mac: string): boolean {
  const expected = Buffer.from(macOf(bytes, databaseKey));
  const found = Buffer.from(mac);
  return found.length === expected.length && timingSafeEqual(found, expected);
}
