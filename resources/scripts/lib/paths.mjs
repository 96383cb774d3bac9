// @ts-check
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** What set-up downloads and `npm ci` must not throw away lives in the user's own cache folder. */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'klientbro', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'klientbro');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'klientbro');
}
