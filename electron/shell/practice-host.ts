import { z } from 'zod';
import { organisationNumber } from '../../shared/contract/common.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Clock } from './clock.ts';
import type { ShellLog } from './log.ts';
import type { FromPractice, PracticeReady, PracticeWishes, ToPractice } from './practice-wire.ts';
import { type Child, Supervisor } from './supervisor.ts';

export interface PracticeHostOptions {
  readonly fork: () => Child;
  readonly clock: Clock;
  readonly log: ShellLog;
  readonly wishes?: PracticeWishes;
  /** A practice that somebody else runs: none is started here. */
  readonly served?: PracticeReady | undefined;
  /** It came up again by itself on another origin: whoever was told the old one must be told anew. */
  readonly onMoved: (ready: PracticeReady) => void;
}

const readySchema = z.object({
  type: z.literal('ready'),
  // Loopback only: this origin is the one http address that the link door and the engine will allow.
  origin: z.string().regex(/^http:\/\/127\.0\.0\.1:\d{2,5}$/),
  firm: z.object({ organisationNumber, name: z.string() }),
});

/** Where a practice listens that whoever starts the app runs beside it. Anything but a loopback origin and a firm is none. */
export function servedPractice(environment: Readonly<Record<string, string | undefined>>): PracticeReady | undefined {
  try {
    const told: unknown = JSON.parse(environment.KLIENTBRO_PRACTICE_SERVED ?? '');
    return readySchema.safeParse({ ...Object(told), type: 'ready' }).data;
  } catch {
    return undefined;
  }
}

/** A secret that can be guessed is none. */
const MIN_SECRET = 16;

export function practiceWishes(environment: Readonly<Record<string, string | undefined>>): PracticeWishes {
  const secret = environment.KLIENTBRO_PRACTICE_FAULT_SECRET ?? '';
  return {
    ...(secret.length >= MIN_SECRET ? { faultSecret: secret } : {}),
    ...(environment.KLIENTBRO_PRACTICE_SIZE === 'large' ? { size: 'large' } : {}),
  };
}

/** All that whoever starts the app asks of practice. */
export const practiceAsked = (environment: Readonly<Record<string, string | undefined>>) => ({
  wishes: practiceWishes(environment),
  served: servedPractice(environment),
});

/** Practice's life: opened with the practice environment, started again when it dies, reset on request. */
export class PracticeHost {
  readonly #options: PracticeHostOptions;
  readonly #supervisor: Supervisor;
  #folder = '';
  #ready: PracticeReady | undefined;
  #waiting: ((result: Outcome<PracticeReady>) => void)[] = [];

  constructor(options: PracticeHostOptions) {
    this.#options = options;
    this.#ready = options.served;
    this.#supervisor = new Supervisor({
      name: 'practice',
      fork: options.fork,
      clock: options.clock,
      log: options.log,
      openMessage: () => ({ type: 'open', folder: this.#folder, ...options.wishes }) satisfies ToPractice,
      onMessage: (message) => this.#receive(message as FromPractice),
      onState: (state) => {
        if (state === 'failed' || state === 'none') this.#settle(fail('app.practiceFailed', { retryable: true }));
      },
      onGone: () => undefined,
    });
  }

  /** Where practice listens, while it does. */
  get origin(): string | undefined {
    return this.#ready?.origin;
  }

  async open(folder: string): Promise<Outcome<PracticeReady>> {
    if (this.#options.served) return ok(this.#options.served);
    if (this.#supervisor.state === 'running' && this.#ready) return ok(this.#ready);
    if (this.#supervisor.state === 'stopping') await this.#supervisor.stop();
    this.#folder = folder;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#supervisor.state === 'none' || this.#supervisor.state === 'failed') this.#supervisor.start();
    });
  }

  /** "Begynn på nytt": everything practice holds is made anew. */
  reset(): Promise<Outcome<PracticeReady>> {
    if (this.#options.served) return Promise.resolve(fail('app.practiceFailed'));
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#supervisor.send({ type: 'reset' } satisfies ToPractice)) return;
      this.#settle(fail('app.practiceFailed', { retryable: true }));
    });
  }

  async stop(): Promise<void> {
    if (this.#options.served) return;
    this.#ready = undefined;
    await this.#supervisor.stop();
  }

  #receive(message: FromPractice): void {
    switch (message.type) {
      case 'ready': {
        const parsed = readySchema.safeParse(message);
        if (!parsed.success) {
          this.#options.log.error('practice.invalidReady');
          this.#giveUp();
          return;
        }
        const before = this.#ready;
        this.#ready = parsed.data;
        this.#supervisor.markReady();
        const asked = this.#waiting.length > 0;
        this.#settle(ok(parsed.data));
        if (!asked && before?.origin !== parsed.data.origin) this.#options.onMoved(parsed.data);
        return;
      }
      case 'failed':
        this.#options.log.error('practice.failed', { reason: message.reason });
        this.#giveUp();
        return;
      case 'stopped':
        this.#supervisor.markStopped();
        return;
      default:
        message satisfies never;
        this.#options.log.warn('practice.unknownMessage');
    }
  }

  /** It lives but cannot serve; the next `open` starts a new one. */
  #giveUp(): void {
    this.#ready = undefined;
    void this.#supervisor.stop();
    this.#settle(fail('app.practiceFailed', { retryable: true }));
  }

  #settle(result: Outcome<PracticeReady>): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(result);
  }
}
