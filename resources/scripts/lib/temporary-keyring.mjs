// @ts-check
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Whether a keychain service can be there at all: on Linux it is reached over the session bus, which starts one on demand.
 * @param {NodeJS.ProcessEnv} env @param {string} platform @param {number | undefined} uid @param {(path: string) => boolean} exists
 */
export const hasSessionBus = (env, platform, uid, exists = existsSync) =>
  platform !== 'linux' || Boolean(env.DBUS_SESSION_BUS_ADDRESS) || exists(`/run/user/${uid}/bus`);

/**
 * Runs the app with a bus and a keyring of its own, in a throwaway profile; all of it goes when the app ends. The app is
 * told, so that TT02 and production store nothing there.
 * @param {string} executable @param {readonly string[]} args
 * @returns {Promise<number>} the app's exit code
 */
export async function runWithTemporaryKeyring(executable, args) {
  const folder = await mkdtemp(join(tmpdir(), 'klientbro-'));
  // The password must not be empty: gnome-keyring would ask for a new one.
  const script =
    'printf %s "$KEYRING_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; unset KEYRING_PASSWORD; exec "$@"';
  const hasProfile = args.some((arg) => arg.startsWith('--user-data-dir='));
  const profile = hasProfile ? [] : [`--user-data-dir=${join(folder, 'profile')}`];
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(
        'dbus-run-session',
        ['--', 'sh', '-c', script, 'klientbro', executable, ...profile, ...args],
        {
          stdio: 'inherit',
          env: {
            ...process.env,
            XDG_DATA_HOME: join(folder, 'data'),
            XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? folder,
            KEYRING_PASSWORD: randomBytes(12).toString('hex'),
            KLIENTBRO_TEMPORARY_KEYRING: '1',
          },
        },
      );
      for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
