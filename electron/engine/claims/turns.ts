import { type Failure, fail, type Outcome } from '../../../shared/outcome.ts';
import type { Clock } from '../ports.ts';

export type Service = 'claims' | 'deadlines';

export interface TurnOptions {
  readonly clock: Clock;
  /** How many at once over both services, and over everything that asks: Skatteetaten allows five for all of a company's installations (skatteetaten-systembruker.md 1.8). */
  readonly atOnce: () => number;
}

export interface Turn {
  readonly service: Service;
  readonly signal: AbortSignal;
  /** Somebody waits for it: before what the background asks, and also while the service is left alone. */
  readonly byPerson: boolean;
}

/** So many faults in a row, whoever was asked about, say that the service itself is down. */
const FAULTS = 5;
const REST_MS = 15 * 60_000;

interface Health {
  faults: number;
  until: number;
  error: Failure | undefined;
}

/** Lets questions through: a few at once, a person's first, and none from the background to a service that is down or has asked for rest. */
export class Turns {
  readonly #options: TurnOptions;
  readonly #waiting: { readonly byPerson: boolean; readonly start: () => void }[] = [];
  readonly #health: Record<Service, Health> = {
    claims: { faults: 0, until: 0, error: undefined },
    deadlines: { faults: 0, until: 0, error: undefined },
  };
  #underWay = 0;

  constructor(options: TurnOptions) {
    this.#options = options;
  }

  /** Why the background asks this service for nothing now, and until when; undefined: it may. */
  resting(service: Service): { readonly until: number; readonly error: Failure } | undefined {
    const { until, error } = this.#health[service];
    return error && until > this.#options.clock.now() ? { until, error } : undefined;
  }

  async run<T>(turn: Turn, question: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (!(await this.#enter(turn))) return fail('http.cancelled', { retryable: true, sent: 'notSent' });
    try {
      // Looked at when its turn has come: others may have learnt meanwhile that it is down.
      const rest = turn.byPerson ? undefined : this.resting(turn.service);
      if (rest) return { ok: false, error: rest.error };
      const outcome = await question();
      this.#learn(turn.service, outcome);
      return outcome;
    } finally {
      this.#underWay -= 1;
      this.#next();
    }
  }

  #enter({ signal, byPerson }: Turn): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const giveUp = (): void => {
        const at = this.#waiting.indexOf(entry);
        if (at !== -1) this.#waiting.splice(at, 1);
        resolve(false);
      };
      const start = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(true);
      };
      const entry = { byPerson, start };
      signal.addEventListener('abort', giveUp, { once: true });
      const before = byPerson ? this.#waiting.findIndex((each) => !each.byPerson) : -1;
      this.#waiting.splice(before === -1 ? this.#waiting.length : before, 0, entry);
      this.#next();
    });
  }

  #next(): void {
    while (this.#waiting.length > 0 && this.#underWay < this.#options.atOnce()) {
      this.#underWay += 1;
      this.#waiting.shift()?.start();
    }
  }

  #learn(service: Service, outcome: Outcome<unknown>): void {
    const health = this.#health[service];
    const now = this.#options.clock.now();
    const isFault = !outcome.ok && outcome.error.code.startsWith('http.') && outcome.error.code !== 'http.cancelled';
    health.faults = isFault ? health.faults + 1 : 0;
    if (outcome.ok || !isFault) return;
    const { waitSeconds } = outcome.error.params;
    const asked = typeof waitSeconds === 'number' ? waitSeconds * 1_000 : 0;
    const rest = health.faults >= FAULTS ? Math.max(asked, REST_MS) : asked;
    if (rest === 0) return;
    health.until = Math.max(health.until, now + rest);
    health.error = outcome.error;
  }
}
