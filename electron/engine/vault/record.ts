import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../store/atomic-file.ts';

const record = z.object({
  version: z.literal(1),
  databaseKey: z.object({ fingerprint: z.string() }).optional(),
  vendorKey: z
    .object({
      kid: z.string(),
      /** RFC 7638 thumbprint, base64url. */
      fingerprint: z.string(),
      bits: z.number().int(),
      createdAt: z.string(),
      publicJwk: z.record(z.string(), z.unknown()),
    })
    .optional(),
});
export type VaultRecord = z.infer<typeof record>;

/**
 * `vault.json` in the environment's folder: that a key exists, and its fingerprint. It holds nothing secret. Without
 * it a locked keychain, which answers as an empty one does, would get a new key over the old.
 */
export class RecordFile {
  #folder: string;
  #current: VaultRecord = { version: 1 };

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
      this.#current = record.parse(JSON.parse(text));
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
