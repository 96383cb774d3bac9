import { setImmediate, setTimeout } from 'node:timers/promises';

/** Milliseconds without a question until whoever types is taken to rest. */
const REST = 300;
/** Milliseconds that work waits in all: where somebody never rests, it still gets done. */
const AT_MOST = 10_000;

/**
 * Work on many rows that nobody waits for steps back while somebody types: its pieces would hold the engine's only thread, and push
 * what the search reads out of the database's memory. Real time, not the engine's clock: it is about this thread, now.
 */
export class Courtesy {
  #askedAt = Number.NEGATIVE_INFINITY;
  readonly #atMost: number;

  constructor(atMost = AT_MOST) {
    this.#atMost = atMost;
  }

  /** Somebody types, and waits for an answer. */
  asked(): void {
    this.#askedAt = performance.now();
  }

  /** For one walk: what to wait for between two pieces of it. What was asked before it began holds nothing up. */
  pause(): () => Promise<void> {
    const begun = performance.now();
    let left = this.#atMost;
    return async () => {
      await setImmediate();
      while (this.#askedAt > begun && left > 0) {
        const wait = Math.min(this.#askedAt + REST - performance.now(), left);
        if (wait <= 0) return;
        left -= wait;
        await setTimeout(wait);
      }
    };
  }
}
