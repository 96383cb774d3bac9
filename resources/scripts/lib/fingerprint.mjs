// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Every file under the given files and folders, sorted; a path that does not exist counts as nothing.
 * @param {readonly string[]} paths
 * @returns {string[]}
 */
function filesUnder(paths) {
  return paths.flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    if (stat.isFile()) return [path];
    return filesUnder(
      readdirSync(path)
        .sort()
        .map((name) => join(path, name)),
    );
  });
}

/**
 * One hash over names and contents: equal as long as a build of them would be.
 * @param {string} base folder the names are relative to, so that a moved clone keeps its fingerprint
 * @param {readonly string[]} paths
 * @param {string} [extra] whatever else the result depends on
 */
export function fingerprint(base, paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const file of filesUnder(paths)) {
    hash.update(`\0${relative(base, file).split(sep).join('/')}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Does the work unless the stamp says that it was done for the same fingerprint. The stamp is written last: a cut-off run counts as not done.
 * @param {string} stampFile
 * @param {string} wanted
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether the work was done now
 */
export async function unlessStamped(stampFile, wanted, work) {
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === wanted) return false;
  await writeStamp(stampFile, '');
  await work();
  await writeStamp(stampFile, wanted);
  return true;
}

/** @param {string} file @param {string} text */
async function writeStamp(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
