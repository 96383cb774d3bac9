import type { ServiceName, ServiceState } from '../../../shared/contract/services.ts';
import type { Clock } from '../ports.ts';

/** How one try of a call ended. `status` is null when there was no answer. */
export interface Call {
  readonly url: string;
  readonly status: number | null;
  readonly ms: number;
  /** Why there was no answer. */
  readonly code: string | null;
}

interface Met {
  readonly at: number;
  readonly ms: number;
  /** Null: it answered as it should, a refusal included. */
  readonly problem: string | null;
}

/** What is older says nothing of now. */
const RECENT_MS = 30 * 60_000;
const KEPT = 20;
/** From here a person notices. */
const SLOW_MS = 5_000;
/** Two in a row: one that is lost happens on any day. */
const FAILING = 2;

const isTrouble = (status: number): boolean => status >= 500 || status === 429 || status === 408;

/** The state of the authorities' services as this engine's own calls meet them; nobody is called to find out. */
export class Pulse {
  readonly #clock: Pick<Clock, 'now'>;
  /** First what an address begins with, then whose it is; the longest that fits counts. */
  readonly #prefixes: readonly (readonly [prefix: string, service: ServiceName])[];
  readonly #met = new Map<ServiceName, Met[]>();

  constructor(clock: Pick<Clock, 'now'>, prefixes: readonly (readonly [string, ServiceName])[]) {
    this.#clock = clock;
    this.#prefixes = [...prefixes].sort(([a], [b]) => b.length - a.length);
  }

  note({ url, status, ms, code }: Call): void {
    const service = this.#prefixes.find(([prefix]) => url.startsWith(prefix))?.[1];
    if (!service || code === 'http.cancelled') return;
    const problem = status === null ? (code ?? 'http.offline') : isTrouble(status) ? `${status}` : null;
    const met = this.#met.get(service) ?? [];
    this.#met.set(service, [...met, { at: this.#clock.now(), ms, problem }].slice(-KEPT));
  }

  states(): ServiceState[] {
    return [...new Set(this.#prefixes.map(([, service]) => service))].sort().map((service) => this.#stateOf(service));
  }

  #stateOf(service: ServiceName): ServiceState {
    const met = this.#met.get(service) ?? [];
    const instant = (each: Met | undefined) => (each ? new Date(each.at).toISOString() : null);
    const lastProblem = met.findLast((each) => each.problem !== null);
    const recent = met.filter((each) => this.#clock.now() - each.at <= RECENT_MS);
    const typical = [...recent].sort((a, b) => a.ms - b.ms)[Math.floor(recent.length / 2)]?.ms ?? null;
    return {
      service,
      state: stateFrom(recent, typical),
      answeredAt: instant(met.findLast((each) => each.problem === null)),
      failedAt: instant(lastProblem),
      problem: lastProblem?.problem ?? null,
      typicalMs: typical,
    };
  }
}

function stateFrom(recent: readonly Met[], typical: number | null): ServiceState['state'] {
  const last = recent.at(-1);
  if (!last || typical === null) return 'unknown';
  const lasts = recent.slice(-FAILING);
  if (lasts.length === FAILING && lasts.every((each) => each.problem !== null)) return 'failing';
  if (last.problem !== null) return 'unsteady';
  return typical > SLOW_MS ? 'slow' : 'working';
}
