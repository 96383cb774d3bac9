import { tryRun } from '../../../resources/scripts/lib/run.mjs';
import type { TestUser } from './user.ts';

/** Whether Chromium's sandbox works for this user here: not as root, and on Linux only with user namespaces. */
export async function canSandbox(user: TestUser): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  if (user.ids === undefined && process.getuid?.() === 0) return false;
  const { code } = await tryRun('unshare', ['--user', '--pid', '--fork', 'true'], {
    quiet: true,
    cwd: '/',
    ...user.ids,
  });
  return code === 0;
}
