import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, failure } from '../../../../shared/outcome.ts';
import { absent, codeOf, type Disk, lay, type Paper } from '../../laying.ts';
import { writeFileAtomic } from '../../store/atomic-file.ts';
import { clientFolder, type Placed, placeOf } from './layout.ts';

export interface Written {
  /** Below the chosen folder. */
  readonly place: readonly string[];
  /** Name and SHA-256 of each file as it lies there. */
  readonly files: readonly { readonly name: string; readonly hash: string }[];
  /** How many were not there before. */
  readonly added: number;
}

/** The chosen folder, and the folders in it under which all clients lie. */
export interface Shelf {
  readonly root: string;
  readonly top: readonly string[];
  readonly disk: Disk;
}

export const MANIFEST = 'SHA256SUMS';

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The papers of a filing into its folder, whole or not at all, each beside whatever has its name already. Nothing that lies
 * there is changed but the list of hashes, and that only while it is the one written here before.
 */
export async function writePapers(
  { root, top, disk }: Shelf,
  filing: Placed,
  papers: readonly Paper[],
): Promise<Written> {
  const clients = join(root, ...top);
  await mkdir(clients, { recursive: true });
  const place = [...top, clientFolder(filing, await readdir(clients)), ...placeOf(filing)];
  const folder = join(root, ...place);
  await mkdir(folder, { recursive: true });
  const files = [];
  let added = 0;
  for (const { name, bytes } of papers) {
    const lain = await lay(disk, folder, { name, bytes });
    files.push({ name: lain.name, hash: hashOf(bytes) });
    if (lain.isNew) added += 1;
  }
  await writeManifest(disk, folder, files);
  return { place, files, added };
}

/** As `sha256sum -c` reads it. One that somebody else wrote, or changed, stays as it is beside ours. */
async function writeManifest(disk: Disk, folder: string, files: Written['files']): Promise<void> {
  const text = files.map(({ name, hash }) => `${hash}  ${name}\n`).join('');
  const path = join(folder, MANIFEST);
  const there = await readFile(path, 'utf8').catch(absent);
  const bytes = Buffer.from(text);
  if (there === undefined) await lay(disk, folder, { name: MANIFEST, bytes });
  else if (there === text) return;
  // Ours from before names only what is still ours, and no more.
  else if (there.split('\n').every((line) => line === '' || text.includes(`${line}\n`)))
    await writeFileAtomic(path, text);
  else await lay(disk, folder, { name: MANIFEST, bytes });
}

/** Whether every file still lies there, unchanged. */
export async function isWhole(root: string, { place, files }: Pick<Written, 'place' | 'files'>): Promise<boolean> {
  for (const { name, hash } of files) {
    const bytes = await readFile(join(root, ...place, name)).catch(() => undefined);
    if (!bytes || hashOf(bytes) !== hash) return false;
  }
  return true;
}

/** What disk and folder did; undefined for a bug. */
export function problemOf(error: unknown): Failure | undefined {
  const code = codeOf(error);
  if (/^(ENOSPC|EDQUOT)$/.test(code)) return failure('archive.diskFull', { retryable: true });
  if (/^(ENOENT|ENOTDIR|ESTALE|EHOSTDOWN|ENETUNREACH)$/.test(code)) return folderMissing();
  if (/^(EACCES|EPERM|EROFS|EIO|EBUSY|EMFILE|ENAMETOOLONG|EISDIR|UNKNOWN|ETIMEDOUT)$/.test(code)) {
    return failure('archive.failed', { params: { reason: code }, retryable: true });
  }
  return undefined;
}

export function folderMissing(): Failure {
  return failure('archive.folderMissing', { retryable: true });
}
