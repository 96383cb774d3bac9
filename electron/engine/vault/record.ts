import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../store/atomic-file.ts';

/** What is the same as long as the key lives. */
const keyFacts = z.object({
  kid: z.string(),
  /** RFC 7638 thumbprint, base64url. */
  fingerprint: z.string(),
  bits: z.number().int(),
  createdAt: z.string(),
  publicJwk: z.record(z.string(), z.unknown()),
  kind: z.enum(['made', 'imported']),
  machine: z.string(),
  person: z.string(),
  certificate: z.object({ subject: z.string(), validTo: z.string(), x5c: z.array(z.string()) }).optional(),
  /** Made for linking clients without a login, and for nothing else. */
  purpose: z.literal('selfLinking').optional(),
});
export type KeyFacts = z.infer<typeof keyFacts>;

const keyRecord = keyFacts.extend({
  /** Which of the keychain's entries holds the private half. */
  slot: z.number().int(),
  /** `removing`: its entry goes; a start that finds it so finishes that. */
  role: z.enum(['inUse', 'next', 'previous', 'selfLinking', 'retired', 'removing']),
  registeredAt: z.string().optional(),
  registeredOn: z.string().optional(),
  lastUsedAt: z.string().optional(),
});
export type KeyRecord = z.infer<typeof keyRecord>;

const databaseKey = z.object({ fingerprint: z.string() }).optional();
const record = z.object({ version: z.literal(2), databaseKey, keys: z.array(keyRecord) });
export type VaultRecord = z.infer<typeof record>;

/** One key, before there could be several. */
const first = z
  .object({
    version: z.literal(1),
    databaseKey,
    vendorKey: keyFacts.pick({ kid: true, fingerprint: true, bits: true, createdAt: true, publicJwk: true }).optional(),
  })
  .transform(
    ({ databaseKey: kept, vendorKey }): VaultRecord => ({
      version: 2,
      databaseKey: kept,
      keys: vendorKey ? [{ ...vendorKey, kind: 'made', machine: '', person: '', slot: 0, role: 'inUse' }] : [],
    }),
  );

/**
 * `vault.json` in the environment's folder: which keys exist, their fingerprints and what each is for. It holds nothing
 * secret. Without it a locked keychain, which answers as an empty one does, would get a new key over the old. It is replaced
 * whole, so a change of several roles happens at once or not at all.
 */
export class RecordFile {
  #folder: string;
  #current: VaultRecord = { version: 2, keys: [] };

  constructor(folder: string) {
    this.#folder = folder;
  }

  get current(): VaultRecord {
    return this.#current;
  }

  /** A file that does not read is kept beside, never written over. Answers its new name then. */
  async load(now: number): Promise<string | undefined> {
    const path = join(this.#folder, 'vault.json');
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      this.#current = z.union([record, first]).parse(JSON.parse(text));
      return undefined;
    } catch {
      const kept = `vault.json.damaged-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
      await rename(path, join(this.#folder, kept));
      return kept;
    }
  }

  async save(change: Partial<VaultRecord>): Promise<void> {
    const next = { ...this.#current, ...change };
    await writeFileAtomic(join(this.#folder, 'vault.json'), `${JSON.stringify(next, null, 2)}\n`);
    this.#current = next;
  }

  /** True when a database lies here: its key was made once, whatever the record says. */
  async hasDatabase(): Promise<boolean> {
    return (await readdir(this.#folder)).some((name) => name.endsWith('.db'));
  }
}
