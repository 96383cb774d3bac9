import { setMaxListeners } from 'node:events';
import type { Failure } from '../../../shared/outcome.ts';
import type { Clock, Logger } from '../ports.ts';
import { Daily } from './daily.ts';
import { isOfClient, type Look, type Reached } from './look.ts';
import type { ClaimsStore } from './store.ts';
import type { Turns } from './turns.ts';

export interface WatchOptions {
  readonly look: Pick<Look, 'open' | 'deadlines'>;
  readonly store: Pick<ClaimsStore, 'asked' | 'deadlinesAsked'>;
  readonly turns: Pick<Turns, 'resting'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** None while the firm does not use the service. */
  readonly clients: () => Promise<readonly Reached[]>;
  /** The machine sleeps, or the network is away or costs. */
  readonly isHeld: () => boolean;
  /** A round is over, or began. */
  readonly onRound: () => void;
  readonly random?: () => number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** What else starts with the app comes first. */
const FIRST_MS = 20_000;
const HELD_MS = 5 * MINUTE_MS;
/** Those whose time has come meanwhile are asked about together. */
const STEP_MS = 5 * MINUTE_MS;
/** After a fault that is the firm's set-up, which somebody may be mending. */
const SET_UP_MS = 60 * MINUTE_MS;
/** "Frister" changes seldom (skatteetaten-systembruker.md 7). */
const DEADLINES_EVERY_DAYS = 7;

/** The quiet round of the morning: each client once a working day, a few at a time, and the official deadlines once a week. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #daily: Daily;
  readonly #stop = new AbortController();
  #cancel: () => void = () => undefined;
  #running: Promise<void> | undefined;
  #problem: Failure | null = null;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#daily = new Daily(options.random);
  }

  /** Why the whole round stopped, which is never one client's fault; null: it did not. */
  get problem(): Failure | null {
    return this.#problem;
  }

  start(): void {
    this.#wait(FIRST_MS);
  }

  /** Clients came, the firm has begun to use the service, or what stopped it may be mended. */
  kick(): void {
    if (this.#running || this.#stop.signal.aborted) return;
    this.#problem = null;
    this.#wait(0);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#cancel();
    await this.#running;
  }

  #wait(ms: number): void {
    this.#cancel();
    if (this.#stop.signal.aborted) return;
    this.#cancel = this.#options.clock.timer(ms, () => {
      this.#running = this.#round()
        .catch((error: unknown) => {
          this.#options.log.error('claims.round', { kind: error instanceof Error ? error.name : 'unknown' });
          return SET_UP_MS;
        })
        .then((next) => {
          this.#running = undefined;
          this.#wait(next);
        });
    });
  }

  /** Answers how long until the next. */
  async #round(): Promise<number> {
    const { clock, isHeld, onRound, turns } = this.#options;
    if (isHeld()) return HELD_MS;
    const clients = await this.#options.clients();
    const { now: due } = await this.#due(clients);
    const weekly = await this.#dueDeadlines(clients, due);
    if (due.length > 0 || weekly.length > 0) onRound();
    this.#problem = await this.#all(due, (client, by) => this.#options.look.open(client, by));
    // A service of its own, which may not have been ordered: nothing else depends on it.
    if (!this.#problem) await this.#all(weekly, (client, by) => this.#options.look.deadlines(client, by));
    if (due.length > 0 || weekly.length > 0) onRound();
    if (this.#problem) return SET_UP_MS;
    const resting = turns.resting('claims') ?? turns.resting('deadlines');
    const { next } = await this.#due(clients);
    return Math.max(STEP_MS, Math.max(next, resting?.until ?? 0) - clock.now());
  }

  async #due(clients: readonly Reached[]) {
    const { store, clock } = this.#options;
    const asked = await store.asked();
    const known = clients.map(
      ({ organisationNumber }) =>
        asked.get(organisationNumber) ?? { organisationNumber, askedAt: null, fetchedAt: null, pausedUntil: null },
    );
    const { now, next } = this.#daily.due(known, clock.now());
    const chosen = new Set(now);
    return { now: clients.filter(({ organisationNumber }) => chosen.has(organisationNumber)), next };
  }

  /** With the day's round of claims, so that they too are spread over the morning. */
  async #dueDeadlines(clients: readonly Reached[], due: readonly Reached[]): Promise<readonly Reached[]> {
    const { store, clock } = this.#options;
    const asked = await store.deadlinesAsked();
    const before = clock.now() - DEADLINES_EVERY_DAYS * DAY_MS + DAY_MS / 2;
    const today = new Set(due.map(({ organisationNumber }) => organisationNumber));
    return clients.filter(
      ({ organisationNumber }) => today.has(organisationNumber) && (asked.get(organisationNumber) ?? 0) < before,
    );
  }

  /** A fault of the set-up meets every client alike: the first one ends the round. */
  async #all(
    clients: readonly Reached[],
    ask: (client: Reached, by: By) => ReturnType<Look['open']>,
  ): Promise<Failure | null> {
    let problem: Failure | null = null;
    const round = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, round.signal]);
    // Each client of the round listens for its end.
    setMaxListeners(0, signal);
    await Promise.all(
      clients.map(async (client) => {
        const answer = await ask(client, { byPerson: false, signal });
        if (answer.ok || isOfClient(answer.error) || answer.error.retryable || round.signal.aborted) return;
        problem = answer.error;
        round.abort();
      }),
    );
    return problem;
  }
}

type By = Parameters<Look['open']>[1];
