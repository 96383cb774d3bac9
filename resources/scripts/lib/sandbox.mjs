// @ts-check
import { tryRun } from './run.mjs';

/**
 * Whether Chromium's sandbox works for a user here: not for root, and on Linux only with user namespaces.
 * @param {{ readonly uid: number, readonly gid: number }} [ids] whoever runs this, when left out
 */
export async function canSandbox(ids) {
  if (process.platform !== 'linux') return true;
  if (ids === undefined && process.getuid?.() === 0) return false;
  const probe = await tryRun('unshare', ['--user', '--pid', '--fork', 'true'], { quiet: true, cwd: '/', ...ids });
  return probe.code === 0;
}
