import { mkdir } from 'node:fs/promises';
import type { Environment } from '../../shared/contract/common.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { EngineConfig } from '../../shared/wire.ts';
import type { FolderRefusal } from './data-folder.ts';
import type { EngineHost } from './engine-host.ts';
import type { FileRegistry } from './files.ts';
import { emptyEnvironmentFolder, type Folders } from './folders.ts';
import type { PracticeHost } from './practice-host.ts';
import type { PracticeReady } from './practice-wire.ts';
import type { ProfileStore } from './profile.ts';

export interface WorkspaceOptions {
  readonly folders: Folders;
  readonly profile: Pick<ProfileStore, 'current' | 'update'>;
  readonly files: FileRegistry;
  readonly engine: Pick<EngineHost, 'start' | 'stop'>;
  readonly practice: Pick<PracticeHost, 'open' | 'reset' | 'stop'>;
  readonly offered: readonly Environment[];
  readonly appVersion: string;
  readonly downloadFolder: string;
  readonly temporaryKeychain: boolean;
  /** Where the data would lie is no place for a database: nothing is opened. */
  readonly folderRefused?: FolderRefusal | undefined;
  /** The environment changed: titles and the like follow. */
  readonly onChange: (environment: Environment | null) => void;
}

const refusedAs = { network: 'app.folderNetwork', roaming: 'app.folderRoaming', synced: 'app.folderSynced' } as const;

/** Which environment is open. Opening, leaving, resetting and closing happen one at a time, in the order asked for. */
export class Workspace {
  readonly #options: WorkspaceOptions;
  #environment: Environment | null = null;
  #restoring = false;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  get environment(): Environment | null {
    return this.#environment;
  }

  /** Resolves when nothing is being opened, left or reset: a call made meanwhile waits instead of meeting no engine. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  get folderRefused(): FolderRefusal | undefined {
    return this.#options.folderRefused;
  }

  open(environment: Environment, restoring = false): Promise<Outcome<void>> {
    return this.#inTurn(async () => {
      if (this.folderRefused) return fail(refusedAs[this.folderRefused]);
      if (!this.#options.offered.includes(environment)) return fail('app.noEnvironment');
      if (this.#environment !== environment) this.#options.files.clear();
      await this.#stopAll();
      this.#set(environment);
      this.#restoring = restoring;
      // A restore that is left half way shall not have opened a new, empty database at the next start.
      const remembered = restoring ? ok(undefined) : this.#options.profile.update({ lastEnvironment: environment });
      const started = await this.#start(environment);
      return started.ok && !remembered.ok ? remembered : started;
    });
  }

  leave(): Promise<Outcome<void>> {
    return this.#inTurn(async () => {
      await this.#stopAll();
      this.#options.files.clear();
      this.#set(null);
      const remembered = this.#options.profile.update({ lastEnvironment: null });
      return remembered.ok ? ok(undefined) : remembered;
    });
  }

  /** Starts the engine anew, and practice too where it has given up. */
  restart(): Promise<Outcome<void>> {
    return this.#inTurn(async () => {
      if (!this.#environment) return fail('app.noEnvironment');
      await this.#options.engine.stop();
      return this.#start(this.#environment);
    });
  }

  /** "Begynn på nytt": practice's own state and Klientbro's practice data go together, or one would contradict the other. */
  resetPractice(): Promise<Outcome<void>> {
    return this.#inTurn(async () => {
      if (this.#environment !== 'practice') return fail('app.noEnvironment');
      const { engine, practice, folders, files } = this.#options;
      await engine.stop();
      files.clear();
      const running = await practice.open(folders.practice);
      const reset = running.ok ? await practice.reset() : running;
      // Practice first: had it failed, our data would point at what is still there.
      if (!reset.ok) {
        await this.#start('practice');
        return reset;
      }
      try {
        await emptyEnvironmentFolder(folders.environment('practice'));
      } catch {
        return fail('app.fileWriteFailed', { retryable: true });
      }
      return this.#start('practice');
    });
  }

  /** Practice came up on another origin by itself: the engine must learn it. */
  practiceMoved(): Promise<Outcome<void>> {
    return this.#environment === 'practice' ? this.restart() : Promise.resolve(ok(undefined));
  }

  /** For the quit: nothing opens any more, everything running is drained. */
  async close(): Promise<void> {
    this.#closed = true;
    // Not in turn: an opening that waits for a process must not hold up the quit. What it still starts is stopped after it.
    await this.#stopAll();
    await this.#queue;
    await this.#stopAll();
  }

  async #start(environment: Environment): Promise<Outcome<void>> {
    const { engine, practice, folders } = this.#options;
    let ready: PracticeReady | undefined;
    if (environment === 'practice') {
      await mkdir(folders.practice, { recursive: true, mode: 0o700 });
      if (this.#closed) return fail('engine.stopping');
      const opened = await practice.open(folders.practice);
      if (!opened.ok) return opened;
      ready = opened.value;
    }
    await mkdir(folders.environment(environment), { recursive: true, mode: 0o700 });
    if (this.#closed) return fail('engine.stopping');
    engine.start(this.#config(environment, ready));
    return ok(undefined);
  }

  #config(environment: Environment, ready: PracticeReady | undefined): EngineConfig {
    const { folders, profile, appVersion, downloadFolder, temporaryKeychain } = this.#options;
    return {
      environment,
      folder: folders.environment(environment),
      logFolder: folders.logs,
      downloadFolder,
      appVersion,
      profileId: profile.current.profileId,
      personName: profile.current.personName,
      restoring: this.#restoring,
      temporaryKeychain,
      extraRoots: folders.extraRoots,
      practice: ready && { origin: ready.origin, firm: ready.firm },
    };
  }

  async #stopAll(): Promise<void> {
    await this.#options.engine.stop();
    await this.#options.practice.stop();
  }

  #set(environment: Environment | null): void {
    this.#environment = environment;
    this.#options.onChange(environment);
  }

  #inTurn(run: () => Promise<Outcome<void>>): Promise<Outcome<void>> {
    const result = this.#queue.then(() => (this.#closed ? fail('engine.stopping') : run()));
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
