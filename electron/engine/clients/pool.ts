import type { Clock } from '../ports.ts';

/** How one try of one item ended. */
export type Try =
  /** Answered: nothing is left to do here. */
  | { readonly kind: 'settled' }
  /** Turned away because there was too much (429): tried again here. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number | undefined }
  /** It may have been done or not (5xx, a cut connection): somebody must look before it is tried again. */
  | { readonly kind: 'trouble'; readonly retryAfterMs: number | undefined }
  /** Nothing more is begun. */
  | { readonly kind: 'stop' };

export interface PoolEnd<T> {
  /** Turned away as often as one item may be. */
  readonly givenUp: readonly T[];
  /** Told to come back so late that it is no longer worth holding a run for: milliseconds since 1970. */
  readonly untilMs: number | undefined;
}

export interface PoolLimits {
  readonly start: number;
  readonly ceiling: number;
  readonly perSecond: number;
  readonly triesEach: number;
  readonly troublesInARow: number;
  readonly longestPauseMs: number;
}

/**
 * Altinn states no limit (reference/systemuser.md 6.3), so what it answers is the measure. It begins as its own page works, with a
 * handful at once. At most 24 in hand (some of them waiting for our own disk) and 150 a second: what a few colleagues in that page
 * make together. An item is turned away at most 6 times (some 15 s in all); after 10 troubles in a row the other side is down, and
 * the job comes back later.
 */
export const POLITE: PoolLimits = {
  start: 4,
  ceiling: 24,
  perSecond: 150,
  triesEach: 6,
  troublesInARow: 10,
  longestPauseMs: 60_000,
};

/** Share of a second's budget that may start at once. */
const BURST = 0.1;
/** Of the width at which it was too much: up to there it is soon as wide again, since most often a moment was meant, not a limit. */
const NEARLY = 0.85;
/** From there on, for each good answer. Told again there, it stays below: the width it goes back to is less each time. */
const CAREFUL = 0.25;
/** Turned away once among this many good answers it was a crowded moment; again before that, a limit. */
const RARE = 40;
/** What is kept of the width then. */
const CROWDED = 0.75;
const LIMITED = 0.5;
const FIRST_BACKOFF_MS = 500;

interface Entry<T> {
  readonly item: T;
  readonly tries: number;
  readonly notBefore: number;
}

/**
 * Works through items, as many at once as the other side takes well: wider while answers come as quickly as the best ones seen,
 * narrower when told that it is too much (once for all that were under way then), and a pause for all when told how long.
 */
export class Pool {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #limits: PoolLimits;
  #width: number;
  /** Up to here it doubles with each round of good answers. */
  #quickUpTo: number;
  #narrowedAt = Number.NEGATIVE_INFINITY;
  #goodSince = 0;
  #bestMs = Number.POSITIVE_INFINITY;
  #pausedUntil = 0;
  #tokens: number;
  #filledAt: number;

  constructor(options: { clock: Clock; random: () => number; limits?: PoolLimits }) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#limits = options.limits ?? POLITE;
    this.#width = Math.min(this.#limits.start, this.#limits.ceiling);
    this.#quickUpTo = this.#limits.ceiling;
    this.#tokens = this.#limits.perSecond * BURST;
    this.#filledAt = this.#clock.now();
  }

  /** Ends when every item has, or when nothing more may begin and what was under way has come back. Rejects when `attempt` does. */
  run<T>(items: readonly T[], attempt: (item: T) => Promise<Try>, signal: AbortSignal): Promise<PoolEnd<T>> {
    const waiting: Entry<T>[] = items.map((item) => ({ item, tries: 0, notBefore: 0 }));
    const givenUp: T[] = [];
    let underWay = 0;
    let troubles = 0;
    let stopped = signal.aborted;
    let untilMs: number | undefined;
    let bug: { readonly error: unknown } | undefined;
    let cancelTimer = (): void => {};

    return new Promise((resolve, reject) => {
      const end = (): void => {
        cancelTimer();
        signal.removeEventListener('abort', stop);
        if (bug) reject(bug.error);
        else resolve({ givenUp, untilMs });
      };
      const next = (): void => {
        cancelTimer();
        while (!stopped && waiting.length > 0 && underWay < Math.floor(this.#width)) {
          const now = this.#clock.now();
          if (this.#pausedUntil - now > this.#limits.longestPauseMs) {
            untilMs = this.#pausedUntil;
            stopped = true;
            break;
          }
          const ready = waiting.findIndex((each) => each.notBefore <= now);
          const first = ready < 0 ? Math.min(...waiting.map((each) => each.notBefore)) : now;
          const wait = Math.max(first, this.#pausedUntil, now + this.#untilToken(now)) - now;
          if (wait > 0) {
            cancelTimer = this.#clock.timer(wait, next);
            return;
          }
          for (const entry of waiting.splice(ready, 1)) begin(entry);
        }
        if (underWay === 0 && (stopped || waiting.length === 0)) end();
      };
      const begin = (entry: Entry<T>): void => {
        underWay += 1;
        this.#tokens -= 1;
        const from = this.#clock.now();
        attempt(entry.item)
          .then((ended) => take(entry, ended, from))
          .catch((error: unknown) => {
            bug ??= { error };
            stopped = true;
          })
          .finally(() => {
            underWay -= 1;
            next();
          });
      };
      const take = (entry: Entry<T>, ended: Try, from: number): void => {
        if (ended.kind === 'stop') stopped = true;
        if (ended.kind === 'settled') {
          troubles = 0;
          this.#good(from, underWay);
        }
        if (ended.kind !== 'busy' && ended.kind !== 'trouble') return;
        this.#slower(from, ended);
        if (ended.kind === 'trouble') {
          troubles += 1;
          stopped ||= troubles >= this.#limits.troublesInARow;
          return;
        }
        const tries = entry.tries + 1;
        if (tries >= this.#limits.triesEach) givenUp.push(entry.item);
        else waiting.push({ item: entry.item, tries, notBefore: this.#clock.now() + this.#backoff(tries) });
      };
      const stop = (): void => {
        stopped = true;
        next();
      };
      signal.addEventListener('abort', stop, { once: true });
      next();
    });
  }

  #good(from: number, underWay: number): void {
    const ms = this.#clock.now() - from;
    this.#goodSince += 1;
    // Let the best age, so that one lucky answer does not hold the width down for ever.
    this.#bestMs = Math.min(ms, this.#bestMs * 1.01);
    const width = Math.floor(this.#width);
    if (ms > this.#bestMs * 4 + 100) this.#width = Math.max(1, this.#width - 1 / width);
    // What began before it was too much says nothing of the width since.
    else if (ms <= this.#bestMs * 2 + 50 && underWay >= width && from >= this.#narrowedAt) {
      this.#width = Math.min(this.#limits.ceiling, this.#width + (this.#width < this.#quickUpTo ? 1 : CAREFUL));
    }
  }

  #slower(from: number, { kind, retryAfterMs }: Extract<Try, { kind: 'busy' | 'trouble' }>): void {
    const now = this.#clock.now();
    if (retryAfterMs !== undefined) this.#pausedUntil = Math.max(this.#pausedUntil, now + retryAfterMs);
    if (from < this.#narrowedAt) return;
    this.#narrowedAt = now;
    this.#quickUpTo = this.#width * NEARLY;
    const isRare = kind === 'busy' && this.#goodSince >= RARE;
    this.#width = Math.max(1, this.#width * (isRare ? CROWDED : LIMITED));
    this.#goodSince = 0;
  }

  /** Half a second doubled each time, of which half is random. */
  #backoff(tries: number): number {
    const full = FIRST_BACKOFF_MS * 2 ** (tries - 1);
    return Math.round(full / 2 + this.#random() * (full / 2));
  }

  #untilToken(now: number): number {
    const { perSecond } = this.#limits;
    const most = Math.max(1, perSecond * BURST);
    this.#tokens = Math.min(most, this.#tokens + ((now - this.#filledAt) / 1_000) * perSecond);
    this.#filledAt = now;
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / perSecond) * 1_000);
  }
}
