import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../ports.ts';

/** Milliseconds without a question until whoever types is taken to rest. */
const REST_MS = 300;
/** Milliseconds that work waits in all: where somebody never rests, it still gets done. */
const AT_MOST_MS = 10_000;

/**
 * Work on many rows that nobody waits for steps back while somebody types: its pieces would hold the engine's only thread, and push
 * what the search reads out of the database's memory.
 */
export class Courtesy {
  readonly #clock: Clock;
  #asks = 0;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Somebody types, and waits for an answer. */
  asked(): void {
    this.#asks += 1;
    this.#askedAt = this.#clock.now();
  }

  /** For one walk: what to wait for between two pieces of it. What was asked before it began holds nothing up. */
  pause(): () => Promise<void> {
    const before = this.#asks;
    let left = AT_MOST_MS;
    return async () => {
      await setImmediate();
      if (this.#asks > before) left = await this.#rest(left);
    };
  }

  /** For work that has not begun: resolves when nobody types. */
  async rest(): Promise<void> {
    await this.#rest(AT_MOST_MS);
  }

  /** Waits no longer than `left`; what is left of that then. */
  async #rest(left: number): Promise<number> {
    const wait = Math.min(this.#askedAt + REST_MS - this.#clock.now(), left);
    if (wait <= 0) return left;
    await new Promise<void>((resolve) => this.#clock.timer(wait, resolve));
    return this.#rest(left - wait);
  }
}
