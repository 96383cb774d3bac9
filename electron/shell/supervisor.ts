import type { Clock } from './clock.ts';
import type { ShellLog } from './log.ts';
import { RestartPolicy } from './restart-policy.ts';

/** A utility process as the hosts see it; tests give their own. */
export interface Child {
  postMessage(message: unknown): void;
  kill(): void;
  onSpawn(listener: (pid: number | undefined) => void): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number) => void): void;
}

export type ChildState = 'none' | 'starting' | 'running' | 'restarting' | 'failed' | 'stopping';

export interface SupervisorOptions {
  /** For the log. */
  readonly name: string;
  readonly fork: () => Child;
  readonly clock: Clock;
  readonly log: ShellLog;
  /** Asked at every start, so that a restart gets today's settings. */
  readonly openMessage: () => unknown;
  /** Right after the open message, before anybody else can send. */
  readonly onOpened?: () => void;
  readonly onMessage: (message: unknown) => void;
  readonly onState: (state: ChildState) => void;
  /** The process is gone; whatever waited for it must be answered. `intended`: we asked it to stop. */
  readonly onGone: (intended: boolean) => void;
}

const DRAIN_MS = 10_000;
const REAP_MS = 2_000;

/** One child process: started, restarted with a cap when it dies by itself, and drained when it is to stop. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #policy: RestartPolicy;
  #child: Child | undefined;
  #state: ChildState = 'none';
  #restarts = 0;
  #cancelRestart: (() => void) | undefined;
  #stopping: { readonly promise: Promise<void>; readonly done: () => void } | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#policy = new RestartPolicy(options.clock);
  }

  get state(): ChildState {
    return this.#state;
  }

  /** How many times it has died and been started again since `start`. */
  get restarts(): number {
    return this.#restarts;
  }

  start(): void {
    if (this.#child || this.#stopping) throw new Error(`${this.#options.name} is already there`);
    this.#cancelRestart?.();
    this.#policy.reset();
    this.#restarts = 0;
    this.#fork('starting');
  }

  /** False when there is no process to tell. */
  send(message: unknown): boolean {
    if (!this.#child || this.#stopping) return false;
    this.#child.postMessage(message);
    return true;
  }

  /** The child has said that it is ready. */
  markReady(): void {
    if (this.#child && !this.#stopping) this.#enter('running');
  }

  /** The child has said that it has drained; it may go now. */
  markStopped(): void {
    if (this.#stopping) this.#child?.kill();
  }

  /** Asks the child to finish what it holds, waits up to ten seconds, then ends it. */
  stop(): Promise<void> {
    this.#cancelRestart?.();
    this.#cancelRestart = undefined;
    if (this.#stopping) return this.#stopping.promise;
    const child = this.#child;
    if (!child) {
      this.#enter('none');
      return Promise.resolve();
    }
    let done: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => {
      done = resolve;
    });
    const { clock, log, name } = this.#options;
    const timers: (() => void)[] = [];
    this.#stopping = {
      promise,
      done: () => {
        for (const cancel of timers) cancel();
        done();
      },
    };
    this.#enter('stopping');
    timers.push(
      clock.timer(DRAIN_MS, () => {
        log.warn('child.killed', { name });
        child.kill();
        // A process that outlives its own death must not keep the app from quitting.
        timers.push(clock.timer(REAP_MS, () => this.#gone(child, -1)));
      }),
    );
    child.postMessage({ type: 'stop' });
    return promise;
  }

  #fork(state: 'starting' | 'restarting'): void {
    const { fork, openMessage, onMessage, log, name } = this.#options;
    const child = fork();
    this.#child = child;
    // The process id, so that a person (or a test) can tell our processes apart in the system's list.
    child.onSpawn((pid) => log.info('child.spawned', { name, pid }));
    child.onExit((code) => this.#gone(child, code));
    child.onMessage((message) => {
      if (this.#child === child) onMessage(message);
    });
    log.info('child.started', { name, restarts: this.#restarts });
    this.#enter(state);
    child.postMessage(openMessage());
    this.#options.onOpened?.();
  }

  #gone(child: Child, code: number): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    const { clock, log, name, onGone } = this.#options;
    const stopping = this.#stopping;
    this.#stopping = undefined;
    log.info('child.exited', { name, code, intended: stopping !== undefined });
    onGone(stopping !== undefined);
    if (stopping) {
      this.#enter('none');
      stopping.done();
      return;
    }
    const delay = this.#policy.next();
    if (delay === undefined) {
      log.error('child.gaveUp', { name });
      this.#enter('failed');
      return;
    }
    this.#enter('restarting');
    this.#cancelRestart = clock.timer(delay, () => {
      this.#cancelRestart = undefined;
      this.#restarts += 1;
      this.#fork('restarting');
    });
  }

  #enter(state: ChildState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
