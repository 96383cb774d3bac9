import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestUser } from './user.ts';

/** What a desktop session gives an app: a display, a bus, an unlocked keyring, a browser opener; all thrown away afterwards. */
export interface Session {
  readonly env: Record<string, string>;
  /** File that gets one line per address the app hands to the system browser. */
  readonly linksFile: string;
  end(): Promise<void>;
}

export interface SessionOptions {
  /** `own`: the display this process has; `virtual`: a new one. */
  readonly display: 'own' | 'virtual';
  /** Without, the app finds no keychain service, as on a server. */
  readonly keyring: boolean;
}

/**
 * Runs inside dbus-run-session. It ends when its standard input closes, so nothing outlives the tests even when they are killed.
 * The keyring's password must not be empty: gnome-keyring would ask for a new one.
 */
const sessionScript = `
if [ "$1" = virtual ]; then
  Xvfb -displayfd 4 -screen 0 1440x1000x24 -nolisten tcp 4>"$XDG_RUNTIME_DIR/display" 2>/dev/null &
  xvfb=$!
  while [ ! -s "$XDG_RUNTIME_DIR/display" ]; do
    kill -0 $xvfb 2>/dev/null || { echo "failed Xvfb did not start"; exit 1; }
    sleep 0.05
  done
  DISPLAY=":$(cat "$XDG_RUNTIME_DIR/display")"
fi
if [ "$2" = keyring ]; then
  printf %s "$KEYRING_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || { echo "failed gnome-keyring did not start"; exit 1; }
fi
echo "ready $DISPLAY $DBUS_SESSION_BUS_ADDRESS"
cat >/dev/null
[ -z "$xvfb" ] || kill $xvfb
`;

/** Starts the session as the user. On Windows and macOS the session is the one of whoever runs the tests. */
export async function startSession(user: TestUser, { display, keyring }: SessionOptions): Promise<Session> {
  const home = await user.make('home');
  const linksFile = join(user.folder, 'links');
  if (process.platform !== 'linux') {
    return { env: { ...definedOnly(process.env) }, linksFile, end: async () => {} };
  }

  const runtime = await user.make('runtime');
  const bin = await makeBrowserOpener(user, linksFile);
  const env: Record<string, string> = {
    PATH: `${bin}:${process.env.PATH ?? '/usr/bin:/bin'}`,
    HOME: home,
    USER: user.name,
    LOGNAME: user.name,
    SHELL: '/bin/sh',
    LANG: 'C.UTF-8',
    NO_AT_BRIDGE: '1',
    TMPDIR: await user.make('tmp'),
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_CURRENT_DESKTOP: 'GNOME',
    ...definedOnly({
      TZ: process.env.TZ,
      ...(display === 'own' ? { DISPLAY: process.env.DISPLAY, XAUTHORITY: process.env.XAUTHORITY } : {}),
    }),
  };
  // Xvfb run by an ordinary user cannot make this folder as the X server wants it.
  if (process.getuid?.() === 0) {
    mkdirSync('/tmp/.X11-unix', { recursive: true });
    await chmod('/tmp/.X11-unix', 0o1777);
  }

  const child = spawn(
    'dbus-run-session',
    ['--', 'sh', '-c', sessionScript, 'session', display, keyring ? 'keyring' : ''],
    {
      env: { ...env, KEYRING_PASSWORD: randomBytes(12).toString('hex') },
      cwd: user.folder,
      stdio: ['pipe', 'pipe', 'ignore'],
      ...user.ids,
    },
  );
  const { shownOn, bus } = await readyLine(child);
  return {
    env: {
      ...env,
      ...(shownOn === '' ? {} : { DISPLAY: shownOn }),
      // A bus alone would start a keyring by itself, and no address at all starts a bus.
      DBUS_SESSION_BUS_ADDRESS: keyring ? bus : `unix:path=${join(runtime, 'no-bus')}`,
    },
    linksFile,
    end: async () => {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      if (child.exitCode !== null) return;
      child.stdin?.end();
      await ended;
    },
  };
}

async function readyLine(child: ChildProcess): Promise<{ shownOn: string; bus: string }> {
  if (child.stdout === null) throw new Error('the session has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, shownOn = '', bus = ''] = line.split(' ');
    if (word === 'ready') return { shownOn, bus };
    if (word === 'failed') throw new Error(line);
  }
  throw new Error('the desktop session ended before it was ready (is dbus-run-session installed?)');
}

/** `xdg-open`, first on PATH: hands the address to the test instead of a browser. The app has no test hook. */
async function makeBrowserOpener(user: TestUser, linksFile: string): Promise<string> {
  const bin = join(user.folder, 'bin');
  mkdirSync(bin);
  writeFileSync(linksFile, '');
  await chmod(linksFile, 0o666);
  const opener = join(bin, 'xdg-open');
  await writeFile(opener, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${linksFile}'\n`);
  await Promise.all([chmod(bin, 0o755), chmod(opener, 0o755)]);
  return bin;
}

const definedOnly = (env: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
