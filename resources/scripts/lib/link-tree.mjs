// @ts-check
import { cp, link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A copy of a folder that takes no space: hard links where the file system has them.
 * @param {string} from
 * @param {string} to
 */
export async function linkTree(from, to) {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(from.length));
    await mkdir(dirname(target), { recursive: true });
    await link(source, target).catch(() => cp(source, target, { verbatimSymlinks: true }));
  }
}
