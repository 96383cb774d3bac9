import { type Failure, fail, type Outcome } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import { HostLimiter } from '../http/limiter.ts';
import type { Clock } from '../ports.ts';

export interface BudgetOptions {
  readonly clock: Clock;
  /** Undefined: as many as there are. */
  readonly perMinute: number | undefined;
}

/** How many questions at once: so many to begin with, and so many at most (reference/dialogporten.md 2.8, 3.8). */
const BEGIN = 2;
const MOST = 4;
/** An answer that takes longer says that the server has enough to do. */
const SLOW_MS = 5_000;
/** So many good answers in a row let one more in. */
const GOOD = 4;
/** Told to stay away for longer, what is asked fails with that instead of waiting. */
const LONGEST_WAIT_MS = 60_000;

/**
 * What the background asks of Dialogporten, and of what stands behind it on the same host, is kept within bounds: so many a minute, and at
 * once as many as it answers well. Told to stay away, nothing is asked until then. What a person asks waits for none of it, and counts.
 */
export class Budget {
  readonly #clock: Clock;
  readonly #limits: { concurrent: number; readonly perSecond: number | undefined; readonly burst: number | undefined };
  readonly #limiter: HostLimiter;
  #good = 0;
  #away: { readonly until: number; readonly error: Failure } | undefined;

  constructor({ clock, perMinute }: BudgetOptions) {
    this.#clock = clock;
    this.#limits = {
      concurrent: BEGIN,
      perSecond: perMinute === undefined ? undefined : perMinute / 60,
      burst: perMinute,
    };
    this.#limiter = new HostLimiter(this.#limits, clock);
  }

  /** As many as could be under way at the best of times. */
  get most(): number {
    return MOST;
  }

  get atOnce(): number {
    return this.#limits.concurrent;
  }

  /** The same door for what a person waits for: it is let through at once, and the background has that much less. */
  ahead(http: Http): Http {
    return {
      send: (request) => {
        this.#limiter.spend();
        return http.send(request);
      },
      fetch: http.fetch,
      clockSkewMs: () => http.clockSkewMs(),
    };
  }

  async run<T>(question: () => Promise<Outcome<T>>, signal: AbortSignal, isLong = false): Promise<Outcome<T>> {
    const away = this.#away;
    const ms = away ? away.until - this.#clock.now() : 0;
    if (away && ms > LONGEST_WAIT_MS) return { ok: false, error: away.error };
    if (ms > 0) await this.#rest(ms, signal);
    if (!(await this.#limiter.enter(signal))) return fail('http.cancelled', { retryable: true });
    const from = this.#clock.now();
    try {
      const outcome = await question();
      this.#learn(outcome, isLong ? 0 : this.#clock.now() - from);
      return outcome;
    } finally {
      this.#limiter.leave();
    }
  }

  #rest(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = this.#clock.timer(ms, end);
      signal.addEventListener('abort', end, { once: true });
    });
  }

  #learn(outcome: Outcome<unknown>, ms: number): void {
    const isBusy = !outcome.ok && ['http.throttled', 'http.unavailable', 'http.timeout'].includes(outcome.error.code);
    if (isBusy || ms > SLOW_MS) {
      this.#good = 0;
      this.#limits.concurrent = Math.max(1, Math.floor(this.#limits.concurrent / 2));
    } else {
      this.#good += 1;
      if (this.#good % GOOD === 0) this.#limits.concurrent = Math.min(MOST, this.#limits.concurrent + 1);
    }
    const waitSeconds = outcome.ok ? undefined : outcome.error.params.waitSeconds;
    if (!outcome.ok && typeof waitSeconds === 'number')
      this.#away = { until: this.#clock.now() + waitSeconds * 1_000, error: outcome.error };
  }
}
