import type { Clock } from './clock.ts';

const MAX_RESTARTS = 3;
const WINDOW_MS = 5 * 60_000;
const DELAYS_MS = [500, 2_000, 5_000] as const;

/** Three restarts within five minutes, each after a longer pause; a process that dies more often needs a person. */
export class RestartPolicy {
  readonly #clock: Clock;
  #restarts: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds to wait before the next start, or undefined when the cap is reached. */
  next(): number | undefined {
    const now = this.#clock.now();
    this.#restarts = this.#restarts.filter((at) => now - at < WINDOW_MS);
    if (this.#restarts.length >= MAX_RESTARTS) return undefined;
    const delay = DELAYS_MS[this.#restarts.length] ?? DELAYS_MS[DELAYS_MS.length - 1];
    this.#restarts.push(now);
    return delay;
  }

  /** A person asked for a new start: the count begins anew. */
  reset(): void {
    this.#restarts = [];
  }
}
