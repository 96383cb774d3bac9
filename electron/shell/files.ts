import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileHandle } from '../../shared/contract/common.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';

const MAX_HANDLES = 1000;

/** Paths behind handles. The renderer holds handles only; a path leaves this file towards the engine and the file manager. */
export class FileRegistry {
  readonly #chosen = new Map<string, string>();
  readonly #saved = new Map<string, string>();

  /** A file the person chose or dropped. Only an existing regular file gets a handle. */
  async register(path: string): Promise<Outcome<FileHandle>> {
    try {
      const real = await realpath(path);
      const found = await stat(real);
      if (!found.isFile()) return fail('app.fileRefused');
      const handle = randomUUID();
      remember(this.#chosen, handle, real);
      return ok({ handle, name: basename(path), size: found.size });
    } catch {
      return fail('app.fileRefused');
    }
  }

  /** A folder the person chose in the operating system's own dialog. */
  async registerFolder(path: string): Promise<Outcome<FileHandle>> {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) return fail('app.fileRefused');
    const handle = randomUUID();
    remember(this.#chosen, handle, path);
    return ok({ handle, name: basename(path), size: 0 });
  }

  /** The engine saved a file for the person. */
  saved(handle: string, path: string): void {
    remember(this.#saved, handle, path);
  }

  /** Where a saved file lies, if it still does. */
  async find(handle: string): Promise<string | undefined> {
    const path = this.#saved.get(handle) ?? this.#chosen.get(handle);
    if (!path) return undefined;
    const found = await stat(path).catch(() => undefined);
    return found?.isFile() || found?.isDirectory() ? path : undefined;
  }

  /** Everything chosen so far, for an engine that has just started. */
  chosen(): Iterable<readonly [handle: string, path: string]> {
    return this.#chosen;
  }

  chosenPath(handle: string): string | undefined {
    return this.#chosen.get(handle);
  }

  /** Another environment was opened: its engine must not reach what was chosen for this one. */
  clear(): void {
    this.#chosen.clear();
    this.#saved.clear();
  }
}

function remember(map: Map<string, string>, handle: string, path: string): void {
  map.set(handle, path);
  const oldest = map.keys().next();
  if (map.size > MAX_HANDLES && !oldest.done) map.delete(oldest.value);
}
