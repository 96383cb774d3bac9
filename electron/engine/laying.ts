import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface Paper {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it is called while it is written, for whoever lays it again after a kill: what lies there under it is then its own, and goes. */
  readonly temporary?: string;
}

/** What writing asks of the disk; a test gives one that is full. */
export interface Disk {
  open(path: string, flags: 'wx', mode: number): Promise<Pick<FileHandle, 'writeFile' | 'sync' | 'close'>>;
}

export const theDisk: Disk = { open };

/** The folder is there and is one: a share that is not connected must not be made anew where it would be. */
export async function isThere(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
}

/** Under its name, or the first free one like it. The same content under one of them is the paper itself. */
export async function lay(
  disk: Disk,
  folder: string,
  { name, bytes, temporary }: Paper,
): Promise<{ name: string; isNew: boolean }> {
  const end = extname(name);
  for (let copy = 1; copy < 1000; copy += 1) {
    const tried = copy === 1 ? name : `${name.slice(0, name.length - end.length)} (${copy})${end}`;
    const there = await readFile(join(folder, tried)).catch(absent);
    if (there?.equals(bytes)) {
      // Killed between its name and the end.
      if (temporary !== undefined) await rm(join(folder, temporary), { force: true });
      return { name: tried, isNew: false };
    }
    const path = join(folder, tried);
    const meanwhile =
      temporary === undefined ? `${path}.${randomBytes(6).toString('hex')}.tmp` : join(folder, temporary);
    if (!there && (await create(disk, { path, meanwhile }, bytes))) return { name: tried, isNew: true };
  }
  throw new Error('a thousand files of one name');
}

export function absent(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined;
  throw error;
}

/** False when something came to have that name meanwhile. */
async function create(
  disk: Disk,
  { path, meanwhile }: { readonly path: string; readonly meanwhile: string },
  bytes: Uint8Array,
): Promise<boolean> {
  const file = await disk.open(meanwhile, 'wx', 0o600).catch(async (error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
    await rm(meanwhile);
    return disk.open(meanwhile, 'wx', 0o600);
  });
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return await giveName(meanwhile, path);
  } finally {
    // One call to the disk; `rm` looks first.
    await unlink(meanwhile).catch(absent);
  }
}

/** A link, unlike a rename, never takes another file's place; where a disk has no links, the look just before must do. */
export async function giveName(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK|EINVAL|UNKNOWN)$/.test(codeOf(error))) throw error;
  }
  if (await stat(path).catch(absent)) return false;
  await rename(temporary, path);
  return true;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
