import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { writeFileAtomic } from './atomic-file.ts';
import { faultOf } from './faults.ts';

/** Larger contents belong here, smaller ones in a row: 2 MB blobs would hold the database's only thread. */
export const SIDE_FILE_BYTES = 64 * 1024;

const MAGIC = Buffer.from('KBF1');
const NONCE = 12;
const TAG = 16;

export interface SideFile {
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Encrypted files beside the database. On disk: `KBF1`, nonce, tag, AES-256-GCM ciphertext; the content's hash is the
 * authenticated name, so a file moved to another name does not open. The key is derived from the database key.
 */
export class SideFiles {
  #folder: string;
  #key: Buffer;

  constructor(options: { folder: string; key: Uint8Array }) {
    this.#folder = options.folder;
    this.#key = Buffer.from(hkdfSync('sha256', options.key, '', 'klientbro side files', 32));
  }

  /** Idempotent: the same content is kept once. Throws `StoreFault` on a full or failing disk. */
  async put(bytes: Uint8Array): Promise<SideFile> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = this.#path(hash);
    if (!existsSync(path)) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(hash));
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      try {
        await mkdir(join(this.#folder, hash.slice(0, 2)), { recursive: true });
        await writeFileAtomic(path, Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), body]));
      } catch (error) {
        throw faultOf(error) ?? error;
      }
    }
    return { hash, size: bytes.byteLength };
  }

  /** `store.damaged` when the file is missing, cut or altered. */
  async get(hash: string): Promise<Outcome<Uint8Array>> {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('store: not a content hash');
    let file: Buffer;
    try {
      file = await readFile(this.#path(hash));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fail('store.damaged', { params: { file: hash } });
      const fault = faultOf(error);
      if (fault) return { ok: false, error: fault.failure };
      throw error;
    }
    const tagAt = MAGIC.length + NONCE;
    if (file.length < tagAt + TAG || !file.subarray(0, MAGIC.length).equals(MAGIC)) {
      return fail('store.damaged', { params: { file: hash } });
    }
    const decipher = createDecipheriv('aes-256-gcm', this.#key, file.subarray(MAGIC.length, tagAt))
      .setAAD(Buffer.from(hash))
      .setAuthTag(file.subarray(tagAt, tagAt + TAG));
    try {
      return ok(Buffer.concat([decipher.update(file.subarray(tagAt + TAG)), decipher.final()]));
    } catch {
      return fail('store.damaged', { params: { file: hash } });
    }
  }

  async delete(hash: string): Promise<void> {
    await rm(this.#path(hash), { force: true });
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}
