import { randomUUID } from 'node:crypto';
import { mkdir, type FileHandle as OpenFile, open, stat, unlink } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { FileHandle } from '../../shared/contract/common.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../shared/outcome.ts';
import type { Content } from './ports.ts';
import { StoreFault } from './store/faults.ts';

/** A file that a person chose. Gone or changed since, reading it throws `StoreFault`. */
export interface ChosenFile extends Content {
  readonly name: string;
}

export interface FilesOptions {
  readonly downloadFolder: string;
  readonly onSaved: (handle: string, path: string) => void;
}

/** Files between the person and the engine. The window knows handles, never paths. */
export class Files {
  readonly #options: FilesOptions;
  readonly #chosen = new Map<string, string>();

  constructor(options: FilesOptions) {
    this.#options = options;
  }

  /** A file the person chose: from the shell, which asked the operating system. */
  grant(handle: string, path: string): void {
    this.#chosen.set(handle, path);
  }

  /** Where a chosen file or folder lies. */
  granted(handle: string): string | undefined {
    return this.#chosen.get(handle);
  }

  /** Something was saved for the person by other means; answers its handle. */
  tellSaved(path: string): string {
    const handle = randomUUID();
    this.#options.onSaved(handle, path);
    return handle;
  }

  async read(handle: string, maxBytes: number): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
    const chosen = await this.open(handle, maxBytes);
    if (!chosen.ok) return chosen;
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of chosen.value.read()) pieces.push(piece);
    } catch (error) {
      if (error instanceof StoreFault) return { ok: false, error: error.failure };
      throw error;
    }
    return ok({ name: chosen.value.name, bytes: Buffer.concat(pieces) });
  }

  /** To be read a piece at a time, as often as it is needed. */
  async open(handle: string, maxBytes: number): Promise<Outcome<ChosenFile>> {
    const path = this.#chosen.get(handle);
    if (path === undefined) return fail('app.fileRefused', { action: 'fixInput', sent: 'notSent' });
    const name = basename(path);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return { ok: false, error: missing(name) };
    const { size, mtimeMs } = found;
    if (size > maxBytes) {
      const params = { file: name, megabytes: Math.ceil(size / 1e6), limit: Math.floor(maxBytes / 1e6) };
      return fail('app.fileTooLarge', { params, action: 'fixInput', sent: 'notSent' });
    }
    return ok({ name, size, read: () => pieces(path, { size, mtimeMs }) });
  }

  /** Saves into the person's download folder under a free name. */
  save(name: string, bytes: Uint8Array): Promise<Outcome<FileHandle>> {
    return this.#saveWith(name, async (file) => {
      await file.writeFile(bytes);
      return bytes.byteLength;
    });
  }

  /** The same for what is too large to hold; a file cut short is not left behind. */
  saveStream(name: string, content: AsyncIterable<Uint8Array>): Promise<Outcome<FileHandle>> {
    return this.#saveWith(name, async (file) => {
      let size = 0;
      for await (const chunk of content) {
        await file.write(chunk);
        size += chunk.byteLength;
      }
      return size;
    });
  }

  async #saveWith(name: string, write: (file: OpenFile) => Promise<number>): Promise<Outcome<FileHandle>> {
    const safe = safeName(name);
    for (let copy = 0; copy < 1000; copy += 1) {
      const tried =
        copy === 0 ? safe : `${safe.slice(0, safe.length - extname(safe).length)} (${copy})${extname(safe)}`;
      const path = join(this.#options.downloadFolder, tried);
      try {
        // A new user's download folder need not exist yet.
        await mkdir(this.#options.downloadFolder, { recursive: true });
        // `wx` never overwrites a file that is there.
        const file = await open(path, 'wx');
        let size: number;
        try {
          size = await write(file);
        } catch (error) {
          await unlink(path).catch(() => undefined);
          throw error;
        } finally {
          await file.close();
        }
        return ok({ handle: this.tellSaved(path), name: tried, size });
      } catch (error) {
        if (codeOf(error) === 'EEXIST') continue;
        return fail(codeOf(error) === 'ENOSPC' ? 'store.diskFull' : 'app.fileWriteFailed', {
          params: { file: safe },
          retryable: true,
        });
      }
    }
    return fail('app.fileWriteFailed', { params: { file: safe } });
  }
}

async function* pieces(path: string, asked: { size: number; mtimeMs: number }): AsyncGenerator<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { size, mtimeMs } = await file.stat();
      if (size !== asked.size || mtimeMs !== asked.mtimeMs) throw new Error('changed');
      yield* file.createReadStream({ autoClose: false });
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new StoreFault(missing(basename(path)), error);
  }
}

const missing = (file: string): Failure =>
  failure('app.fileMissing', { params: { file }, action: 'fixInput', sent: 'notSent' });

/** A name from outside as a file name on every system: no folders, no control or reserved characters, never empty. */
export function safeName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[\u0000-\u001f<>:"/\\|?*\u007f]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cleaned);
  const shortened = cleaned.length > 150 ? cleaned.slice(0, 150 - extname(cleaned).length) + extname(cleaned) : cleaned;
  return shortened === '' || isReserved ? `fil_${shortened}` : shortened;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
