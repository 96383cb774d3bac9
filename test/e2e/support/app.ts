import { type ChildProcess, spawn } from 'node:child_process';
import { chown, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright';
import { canSandbox } from '../../../resources/scripts/lib/sandbox.mjs';
import { launchBrowser } from './browser.ts';
import { packageFor } from './package.ts';
import { descendantsOf, holdsFileBelow } from './processes.ts';
import { type Session, startSession } from './session.ts';
import { makeTestUser, type TestUser } from './user.ts';

export interface LaunchOptions {
  /** Default true. False starts the app without a bus to a keychain service, as on a server. */
  readonly keyring?: boolean;
  /** Default `virtual`. */
  readonly display?: 'own' | 'virtual';
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const START_LIMIT_MS = 60_000;

/** The packaged app, started in a throwaway profile and driven over the DevTools protocol. */
export class Klientbro {
  readonly #user: TestUser;
  readonly #session: Session;
  readonly #executable: string;
  readonly #options: LaunchOptions;
  #process: ChildProcess | undefined;
  #connection: Browser | undefined;
  #page: Page | undefined;
  #browser: Browser | undefined;
  #output = '';
  #linksRead = 0;
  #lastLink: string | undefined;
  /** The profile: what `--user-data-dir` names. */
  readonly folder: string;
  /** A folder that the app's user can read and write, for files to import and save. */
  readonly files: string;
  /** False where no unprivileged user with user namespaces could be had, and the app runs with --no-sandbox. */
  readonly sandboxed: boolean;

  private constructor(parts: {
    user: TestUser;
    session: Session;
    executable: string;
    folder: string;
    files: string;
    sandboxed: boolean;
    options: LaunchOptions;
  }) {
    this.#user = parts.user;
    this.#session = parts.session;
    this.#executable = parts.executable;
    this.#options = parts.options;
    this.folder = parts.folder;
    this.files = parts.files;
    this.sandboxed = parts.sandboxed;
  }

  static async launch(options: LaunchOptions = {}): Promise<Klientbro> {
    const user = await makeTestUser();
    let session: Session | undefined;
    let app: Klientbro | undefined;
    try {
      session = await startSession(user, {
        display: options.display ?? 'virtual',
        keyring: options.keyring ?? true,
      });
      app = new Klientbro({
        user,
        session,
        executable: await packageFor(user),
        folder: await user.make('profile'),
        files: await user.make('files'),
        sandboxed: await canSandbox(user.ids),
        options,
      });
      if (!app.sandboxed) console.warn('No sandbox can be had here: the app runs with --no-sandbox.');
      await app.start();
      return app;
    } catch (error) {
      await app?.kill();
      await session?.end();
      await user.remove();
      throw error;
    }
  }

  /** The packaged app's executable, where its user can run it. */
  get executable(): string {
    return this.#executable;
  }

  /** Gives a file in the profile to the app's user. */
  async handOver(path: string): Promise<void> {
    if (this.#user.ids) await chown(path, this.#user.ids.uid, this.#user.ids.gid);
  }

  /** The home folder of the app's user: the keyring's files, caches, downloads. */
  get home(): string {
    return join(this.#user.folder, 'home');
  }

  /** The main window's page. After `restart()` it is another one. */
  get page(): Page {
    if (this.#page === undefined) throw new Error('the app is not running');
    return this.#page;
  }

  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error('the app is not running');
    return pid;
  }

  /** Starts the app on the same profile. */
  async start(): Promise<void> {
    const child = this.#spawn(['--remote-debugging-port=0', ...(this.#options.args ?? [])]);
    this.#process = child;
    const endpoint = await this.#devToolsAddress(child);
    this.#connection = await this.#connect(endpoint);
    const context = this.#connection.contexts()[0];
    if (context === undefined) throw this.#failure('the app has no browser context');
    this.#page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: START_LIMIT_MS }));
    await this.#page.waitForLoadState('domcontentloaded');
  }

  /** Starts the app once more on the same profile, and waits until that start ends. */
  async run(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = this.#spawn(args);
    const said = { out: '', err: '' };
    child.stdout?.on('data', (chunk: Buffer) => {
      said.out += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said.err += chunk.toString();
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { code, ...said };
  }

  #spawn(args: readonly string[]): ChildProcess {
    return this.spawnBeside(this.#executable, [`--user-data-dir=${this.folder}`, ...args]);
  }

  /** Starts an Electron as the app's user in its session; whoever starts it ends it. */
  spawnBeside(executable: string, args: readonly string[]): ChildProcess {
    return this.spawnPlain(executable, [...(this.sandboxed ? [] : ['--no-sandbox']), ...args]);
  }

  /** As `spawnBeside`, any program. */
  spawnPlain(program: string, args: readonly string[]): ChildProcess {
    return spawn(program, args, {
      cwd: this.#user.folder,
      env: {
        ...this.#session.env,
        ...((this.#options.keyring ?? true) ? { KLIENTBRO_TEMPORARY_KEYRING: '1' } : {}),
        ...this.#options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...this.#user.ids,
    });
  }

  /** Asked while a slow machine is still starting it, Electron may leave the first questions unanswered: ask again. */
  async #connect(endpoint: string): Promise<Browser> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await chromium.connectOverCDP(endpoint, { timeout: START_LIMIT_MS / 3 });
      } catch (error) {
        if (attempt === 3) throw this.#failure(String(error));
      }
    }
  }

  #devToolsAddress(child: ChildProcess): Promise<string> {
    const startedWith = this.#output.length;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(this.#failure('the app did not start in time')), START_LIMIT_MS);
      const settle = (act: () => void): void => {
        clearTimeout(limit);
        act();
      };
      const read = (chunk: Buffer): void => {
        this.#output += chunk.toString();
        const found = /DevTools listening on (ws:\S+)\s/.exec(this.#output.slice(startedWith))?.[1];
        if (found !== undefined) settle(() => resolve(found));
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('error', (error) => settle(() => reject(error)));
      child.once('exit', (code, signal) => settle(() => reject(this.#failure(`the app ended (${code ?? signal})`))));
    });
  }

  #failure(what: string): Error {
    return new Error(`${what}\n${this.#output}`);
  }

  /** What the app printed. Its own logs are in `folder`. */
  logs(): string {
    return this.#output;
  }

  /** The next address that the app handed to the system browser (Linux). */
  async nextExternalLink(timeoutMs = 15_000): Promise<string> {
    if (process.platform !== 'linux') throw new Error('the system browser can be watched on Linux only');
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline) {
      const lines = (await readFile(this.#session.linksFile, 'utf8')).split('\n').slice(0, -1);
      const link = lines[this.#linksRead];
      if (link !== undefined) {
        this.#linksRead += 1;
        this.#lastLink = link;
        return link;
      }
      await delay(50);
    }
    throw this.#failure(`the app opened no address within ${timeoutMs} ms`);
  }

  /** The address that `nextExternalLink` gave last. */
  get lastExternalLink(): string {
    if (this.#lastLink === undefined) throw new Error('the app has opened no address');
    return this.#lastLink;
  }

  /** The system's browser for portal and log-in pages: a new one at first use, closed with the app. */
  async browser(): Promise<Browser> {
    this.#browser ??= await launchBrowser();
    return this.#browser;
  }

  /** The pid of the engine's utility process (Linux): the one with the environment's files open. */
  async enginePid(): Promise<number> {
    for (const info of await descendantsOf(this.pid)) {
      if (!info.command.includes('--utility-sub-type=node.mojom.NodeService')) continue;
      if (await holdsFileBelow(info.pid, join(this.folder, 'environments'))) return info.pid;
    }
    throw this.#failure('no engine is running');
  }

  /** SIGKILL to the main process; what hangs on it goes with it. */
  async kill(): Promise<void> {
    await this.#stop('SIGKILL');
  }

  /** Ends the app as a log-out does (SIGTERM: it may finish what it does). */
  async quit(): Promise<void> {
    await this.#stop('SIGTERM');
  }

  /** Quits, and starts on the same profile. */
  async restart(): Promise<void> {
    await this.quit();
    await this.start();
  }

  async #stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#process;
    if (child === undefined) return;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill(signal);
      const patience = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await ended;
      clearTimeout(patience);
    }
    await this.#connection?.close().catch(() => undefined);
    this.#process = undefined;
    this.#connection = undefined;
    this.#page = undefined;
  }

  /** Ends the app, its session and its user, and deletes the profile and the keyring with everything else. */
  async close(): Promise<void> {
    await this.#stop('SIGTERM');
    await this.#browser?.close();
    await this.#session.end();
    await this.#user.remove();
  }
}

/** Where the package's own files are, for tests that look into it. */
export const packageFolder = (executable: string): string => dirname(executable);
