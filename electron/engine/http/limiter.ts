import type { Clock } from '../ports.ts';

export interface HostLimits {
  /** Requests under way at once. */
  readonly concurrent: number;
  /** Requests started per second, on average. Unlimited when left out. */
  readonly perSecond?: number | undefined;
  /** How many may start at once after a rest; one second's worth when left out. */
  readonly burst?: number | undefined;
}

/** Lets requests to one host through: so many at once, and so many a second. First come, first served. */
export class HostLimiter {
  #limits: HostLimits;
  #clock: Clock;
  #underWay = 0;
  #queue: (() => void)[] = [];
  #tokens: number;
  #filledAt: number;
  #timing = false;

  constructor(limits: HostLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
    this.#tokens = limits.burst ?? limits.perSecond ?? 0;
    this.#filledAt = clock.now();
  }

  /** Resolves when the request may start; false when the signal came first. Call `leave` after true. */
  enter(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const start = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(true);
      };
      const giveUp = (): void => {
        this.#queue = this.#queue.filter((each) => each !== start);
        resolve(false);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#queue.push(start);
      this.#next();
    });
  }

  /** One that was sent outside of it counts as started now: those that wait here wait that much longer. */
  spend(): void {
    this.#untilToken();
    this.#tokens -= 1;
  }

  leave(): void {
    this.#underWay -= 1;
    this.#next();
  }

  #next(): void {
    while (this.#queue.length > 0 && this.#underWay < this.#limits.concurrent) {
      const wait = this.#untilToken();
      if (wait > 0) {
        this.#lookAgainIn(wait);
        return;
      }
      this.#tokens -= 1;
      this.#underWay += 1;
      this.#queue.shift()?.();
    }
  }

  #untilToken(): number {
    const { perSecond, burst = perSecond } = this.#limits;
    if (perSecond === undefined || burst === undefined) return 0;
    const now = this.#clock.now();
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) / 1_000) * perSecond);
    this.#filledAt = now;
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / perSecond) * 1_000);
  }

  #lookAgainIn(ms: number): void {
    if (this.#timing) return;
    this.#timing = true;
    this.#clock.timer(ms, () => {
      this.#timing = false;
      this.#next();
    });
  }
}
