import { execFile } from 'node:child_process';
import type { Known } from '../../shared/contract/background.ts';

/** Runs a program of the system and gives what it writes; undefined when it is not there, fails or takes long. */
export type Ask = (program: string, args: readonly string[]) => Promise<string | undefined>;

export const askProgram: Ask = (program, args) =>
  new Promise((resolve) => {
    execFile(program, [...args], { timeout: 2_000, windowsHide: true }, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });

/**
 * Whether the network is metered. On Linux NetworkManager says so (1 and 3: yes, 2 and 4: no, the latter two guessed). Windows and macOS know it
 * too, but tell it to nobody who asks from Electron: there it stays unknown.
 */
export async function meteredNetwork(platform: string, ask: Ask): Promise<Known> {
  if (platform !== 'linux') return 'unknown';
  const path = '/org/freedesktop/NetworkManager';
  const name = 'org.freedesktop.NetworkManager';
  const answer = await ask('busctl', ['--system', 'get-property', name, path, name, 'Metered']);
  const value = /^u (\d)\s*$/.exec(answer ?? '')?.[1];
  if (value === '1' || value === '3') return 'yes';
  return value === '2' || value === '4' ? 'no' : 'unknown';
}

/** Whether the desktop shows icons of running programs: on Linux, whether somebody on the session's bus collects them. */
export async function trayShown(platform: string, ask: Ask): Promise<Known> {
  if (platform !== 'linux') return 'yes';
  const bus = 'org.freedesktop.DBus';
  const call = ['--user', 'call', bus, '/org/freedesktop/DBus', bus, 'NameHasOwner', 's'];
  const answer = (await ask('busctl', [...call, 'org.kde.StatusNotifierWatcher']))?.trim();
  if (answer === 'b true') return 'yes';
  return answer === 'b false' ? 'no' : 'unknown';
}
