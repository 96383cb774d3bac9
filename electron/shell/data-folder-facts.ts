import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type { FolderFacts } from './data-folder.ts';

/** What this machine says of a folder, which need not exist yet. What cannot be asked is left out. */
export function folderFacts(folder: string): FolderFacts {
  const { platform, env } = process;
  return { platform, env, path: followed(folder), home: followed(homedir()), mounts: mounts() };
}

function followed(path: string): string {
  try {
    // The native one tells the share behind a mapped drive.
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : `${followed(above)}${path.slice(above.length)}`;
  }
}

function mounts(): string {
  try {
    if (process.platform === 'linux') return readFileSync('/proc/self/mountinfo', 'utf8');
    if (process.platform === 'darwin') return execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 2_000 });
  } catch {
    // Then the path alone decides.
  }
  return '';
}
