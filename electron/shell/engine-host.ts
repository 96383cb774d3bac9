import type { EngineState } from '../../shared/contract/app.ts';
import { type EngineOperation, type PushEnvelope, type PushName, pushes } from '../../shared/contract.ts';
import { fail, type Outcome } from '../../shared/outcome.ts';
import type { Conditions, EngineConfig, FromEngine, ToEngine } from '../../shared/wire.ts';
import type { Clock } from './clock.ts';
import type { ShellLog } from './log.ts';
import { type Child, type ChildState, Supervisor } from './supervisor.ts';

export interface EngineHostOptions {
  readonly fork: () => Child;
  readonly clock: Clock;
  readonly log: ShellLog;
  readonly onPush: (push: PushEnvelope) => void;
  readonly onSaved: (handle: string, path: string) => void;
  /** How the operating system would reach an address: `PROXY a:8080;DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** The page that the window shows, as PDF; null when it could not be made. */
  readonly printToPdf: () => Promise<Uint8Array | null>;
  /** Files chosen so far; every new engine is told before its first call. */
  readonly files: () => Iterable<readonly [handle: string, path: string]>;
  /** What the background may do now; every new engine is told. */
  readonly conditions: () => Conditions;
}

/**
 * The engine's life as the windows see it. Every call gets an answer: the engine's own, or a code that says why there is
 * none. Pushes are numbered here, so that the shell's own (`app.engine`) and the engine's share one order per epoch.
 */
export class EngineHost {
  readonly #options: EngineHostOptions;
  readonly #supervisor: Supervisor;
  readonly #pending = new Map<number, (result: Outcome<unknown>) => void>();
  #config: EngineConfig | undefined;
  #nextCall = 1;
  #epoch = 0;
  #revision = 0;

  constructor(options: EngineHostOptions) {
    this.#options = options;
    this.#supervisor = new Supervisor({
      name: 'engine',
      fork: () => {
        this.#epoch += 1;
        this.#revision = 0;
        return options.fork();
      },
      clock: options.clock,
      log: options.log,
      openMessage: () => this.#openMessage(),
      onOpened: () => {
        this.setConditions(options.conditions());
        for (const [handle, path] of options.files()) this.grantFile(handle, path);
      },
      onMessage: (message) => this.#receive(message as FromEngine),
      onState: () => this.push('app.engine', this.state()),
      onGone: (intended) => this.#rejectPending(intended),
    });
  }

  state(): EngineState {
    const state = this.#supervisor.state;
    const restarts = this.#supervisor.restarts;
    if (state === 'failed') return { state, restarts, code: 'engine.died' };
    return { state: state === 'stopping' ? 'none' : state, restarts };
  }

  /** The number of engines started so far. */
  get epoch(): number {
    return this.#epoch;
  }

  start(config: EngineConfig): void {
    this.#config = config;
    this.#supervisor.start();
  }

  async stop(): Promise<void> {
    await this.#supervisor.stop();
    this.#config = undefined;
  }

  call(name: EngineOperation, input: unknown): Promise<Outcome<unknown>> {
    const id = this.#nextCall++;
    const message: ToEngine = { type: 'call', id, name, input };
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      if (this.#supervisor.send(message)) return;
      this.#pending.delete(id);
      resolve(this.#refusal(this.#supervisor.state));
    });
  }

  grantFile(handle: string, path: string): void {
    this.#supervisor.send({ type: 'file', handle, path } satisfies ToEngine);
  }

  setPerson(name: string): void {
    if (this.#config) this.#config = { ...this.#config, personName: name };
    this.#supervisor.send({ type: 'person', name } satisfies ToEngine);
  }

  setConditions(conditions: Conditions): void {
    this.#supervisor.send({ type: 'conditions', conditions } satisfies ToEngine);
  }

  #openMessage(): ToEngine {
    if (!this.#config) throw new Error('the engine was started without a config');
    return { type: 'open', config: this.#config };
  }

  #refusal(state: ChildState): Outcome<unknown> {
    if (state === 'stopping') return fail('engine.stopping', { retryable: true, sent: 'notSent' });
    return fail('engine.notRunning', { retryable: true, sent: 'notSent' });
  }

  #receive(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
        this.#supervisor.markReady();
        return;
      case 'reply': {
        const resolve = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        resolve?.(message.result);
        return;
      }
      case 'push':
        this.push(message.name, message.payload);
        return;
      case 'saved':
        this.#options.onSaved(message.handle, message.path);
        return;
      case 'askProxy':
        void this.#tellProxies(message.id, message.url);
        return;
      case 'askPdf':
        void this.#tellPdf(message.id);
        return;
      case 'stopped':
        this.#supervisor.markStopped();
        return;
      default:
        message satisfies never;
        this.#options.log.warn('engine.unknownMessage');
    }
  }

  async #tellProxies(id: number, url: string): Promise<void> {
    const epoch = this.#epoch;
    const list = await this.#options.resolveProxy(url).catch(() => '');
    // Another engine's question may have the same number.
    if (epoch === this.#epoch) this.#supervisor.send({ type: 'proxies', id, list } satisfies ToEngine);
  }

  async #tellPdf(id: number): Promise<void> {
    const epoch = this.#epoch;
    const bytes = await this.#options.printToPdf();
    if (epoch === this.#epoch) this.#supervisor.send({ type: 'pdf', id, bytes } satisfies ToEngine);
  }

  /** Unknown fields are stripped here as in answers, so that a push cannot carry more than the contract says. */
  push(name: PushName, payload: unknown): void {
    const parsed = Object.hasOwn(pushes, name) ? pushes[name].safeParse(payload) : undefined;
    if (!parsed?.success) {
      this.#options.log.warn('push.invalid', { name });
      return;
    }
    this.#revision += 1;
    this.#options.onPush({
      name,
      epoch: this.#epoch,
      revision: this.#revision,
      payload: parsed.data,
    } as PushEnvelope);
  }

  /** Whether a lost call reached an authority is not known: the engine's own journal tells when it is up again. */
  #rejectPending(intended: boolean): void {
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    const code = intended ? 'engine.stopping' : 'engine.died';
    for (const resolve of waiting) resolve(fail(code, { retryable: true, sent: 'unknown' }));
  }
}
