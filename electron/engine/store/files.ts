import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Content } from '../ports.ts';
import { writeFileAtomic } from './atomic-file.ts';
import { faultOf } from './faults.ts';

/** Larger contents belong here, smaller ones in a row: 2 MB blobs would hold the database's only thread. */
export const SIDE_FILE_BYTES = 64 * 1024;

const MAGIC = Buffer.from('KBF1');
const NONCE = 12;
const TAG = 16;
const HEAD = MAGIC.length + NONCE + TAG;

export interface SideFile {
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

/** Missing, cut or altered. */
class Damaged extends Error {}

/**
 * Encrypted files beside the database. On disk: `KBF1`, nonce, tag, AES-256-GCM ciphertext; the content's hash is the
 * authenticated name, so a file moved to another name does not open. The key is derived from the database key. What is large is
 * written and read piece by piece; the last piece is given only when the tag has said that all of it is right.
 */
export class SideFiles {
  #folder: string;
  #key: Buffer;

  constructor(options: { folder: string; key: Uint8Array }) {
    this.#folder = options.folder;
    this.#key = Buffer.from(hkdfSync('sha256', options.key, '', 'klientbro side files', 32));
  }

  /** Idempotent: the same content is kept once. Throws `StoreFault` on a full or failing disk. */
  async put(content: Uint8Array | Content): Promise<SideFile> {
    const read = content instanceof Uint8Array ? () => [content] : () => content.read();
    const digest = createHash('sha256');
    let size = 0;
    for await (const piece of read()) {
      digest.update(piece);
      size += piece.byteLength;
    }
    const hash = digest.digest('hex');
    const path = this.#path(hash);
    if (!existsSync(path)) {
      try {
        await mkdir(join(this.#folder, hash.slice(0, 2)), { recursive: true });
        await writeFileAtomic(path, (file) => this.#seal(file, hash, read()));
      } catch (error) {
        throw faultOf(error) ?? error;
      }
    }
    return { hash, size };
  }

  /** `store.damaged` when the file is missing, cut or altered. */
  async get(hash: string): Promise<Outcome<Uint8Array>> {
    const pieces: Uint8Array[] = [];
    const read = await this.#readAll(hash, (piece) => pieces.push(piece));
    return read.ok ? ok(Buffer.concat(pieces)) : read;
  }

  /** As `get`, without holding it: all of it is right when this answers. */
  async open(hash: string): Promise<Outcome<Content>> {
    let size = 0;
    const read = await this.#readAll(hash, (piece) => {
      size += piece.byteLength;
    });
    return read.ok ? ok({ size, read: () => this.#pieces(hash) }) : read;
  }

  async #readAll(hash: string, take: (piece: Uint8Array) => void): Promise<Outcome<void>> {
    try {
      for await (const piece of this.#pieces(hash)) take(piece);
      return ok(undefined);
    } catch (error) {
      if (error instanceof Damaged) return fail('store.damaged', { params: { file: hash } });
      const fault = faultOf(error);
      if (fault) return { ok: false, error: fault.failure };
      throw error;
    }
  }

  async #seal(
    file: FileHandle,
    hash: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(hash));
    const again = createHash('sha256');
    await file.writeFile(Buffer.concat([MAGIC, nonce, Buffer.alloc(TAG)]));
    for await (const piece of content) {
      again.update(piece);
      await file.writeFile(cipher.update(piece));
    }
    cipher.final();
    if (again.digest('hex') !== hash) throw new Error('store: the content changed while it was read');
    await file.write(cipher.getAuthTag(), 0, TAG, MAGIC.length + NONCE);
  }

  async *#pieces(hash: string): AsyncGenerator<Uint8Array> {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('store: not a content hash');
    const file = await open(this.#path(hash), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new Damaged() : error;
    });
    try {
      const head = Buffer.alloc(HEAD);
      const { bytesRead } = await file.read(head, 0, HEAD, 0);
      if (bytesRead < HEAD || !head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Damaged();
      const decipher = createDecipheriv('aes-256-gcm', this.#key, head.subarray(MAGIC.length, HEAD - TAG))
        .setAAD(Buffer.from(hash))
        .setAuthTag(head.subarray(HEAD - TAG));
      let held: Uint8Array | undefined;
      for await (const piece of file.createReadStream({ start: HEAD, autoClose: false })) {
        if (held) yield held;
        held = decipher.update(piece as Buffer);
      }
      try {
        decipher.final();
      } catch {
        throw new Damaged();
      }
      if (held) yield held;
    } finally {
      await file.close();
    }
  }

  async delete(hash: string): Promise<void> {
    await rm(this.#path(hash), { force: true });
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}
