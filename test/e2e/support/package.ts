import { chmod, cp, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { packagedExecutable } from '../../../resources/packaging/package.mjs';
import { linkTree } from '../../../resources/scripts/lib/link-tree.mjs';
import { tryRun } from '../../../resources/scripts/lib/run.mjs';
import type { TestUser } from './user.ts';

/**
 * The packaged app where the user can read it: the clone may lie in a closed home folder, and a new build may replace
 * out/package while this app still runs. Hard links make it cheap.
 */
export async function packageFor(user: TestUser): Promise<string> {
  const built = packagedExecutable();
  if ((await stat(built).catch(() => undefined)) === undefined) {
    throw new Error(`the app is not packaged (${built}): run \`npm run pack\` first`);
  }
  if (process.platform !== 'linux') return built;

  const folder = join(user.folder, 'package');
  const executable = join(folder, basename(built));
  await linkTree(dirname(built), folder);
  if (user.ids === undefined) return executable;
  const readable = await tryRun(
    'sh',
    ['-c', 'test -x "$0" && test -r "$1"', executable, join(folder, 'resources', 'app.asar')],
    {
      quiet: true,
      cwd: '/',
      ...user.ids,
    },
  );
  if (readable.code === 0) return executable;

  await rm(folder, { recursive: true });
  await cp(dirname(built), folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chmod(join(entry.parentPath, entry.name), 0o755);
  }
  return executable;
}
