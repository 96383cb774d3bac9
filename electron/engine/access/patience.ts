import type { Clock, Logger } from '../ports.ts';

/** While a person is likely in the portal, then seldom: Altinn has no webhook (reference/systemuser.md 4.4). */
const EAGER_MS = 5_000;
const EAGER_FOR_MS = 30 * 60_000;
const SELDOM_MS = 5 * 60_000;

export interface PatienceOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** Names it in the log. */
  readonly name: string;
  /** When each of those still waited for was sent; empty ends the waiting. */
  readonly open: () => Promise<readonly string[]>;
  readonly look: () => Promise<unknown>;
}

/** Looks again and again for the answer of a person in the portal, eagerly at first. */
export class Patience {
  readonly #options: PatienceOptions;
  #cancel: () => void = () => undefined;
  #eagerUntil = 0;
  #stopped = false;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /** `eager`: something was just sent. */
  start(eager = false): void {
    if (eager) this.#eagerUntil = this.#options.clock.now() + EAGER_FOR_MS;
    this.#cancel();
    if (!this.#stopped) this.#schedule(EAGER_MS);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #schedule(ms: number): void {
    const { clock, log, name } = this.#options;
    this.#cancel = clock.timer(ms, () => {
      this.#poll().catch((error: unknown) => {
        log.error(name, { kind: error instanceof Error ? error.name : 'unknown' });
        if (!this.#stopped) this.#schedule(SELDOM_MS);
      });
    });
  }

  async #poll(): Promise<void> {
    if (this.#stopped) return;
    const open = await this.#options.open();
    if (open.length === 0) return;
    await this.#options.look();
    if (this.#stopped) return;
    const now = this.#options.clock.now();
    const young = open.some((sentAt) => now - Date.parse(sentAt) < EAGER_FOR_MS);
    this.#schedule(young || now < this.#eagerUntil ? EAGER_MS : SELDOM_MS);
  }
}
