import type { SyncState } from '../../../shared/contract/dialogs.ts';
import { type Failure, fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Conditions } from '../../../shared/wire.ts';
import { dialogScopes } from '../access/scopes.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import type { SystemUserTokens } from '../altinn/tokens.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import { attempt } from '../store/faults.ts';
import type { DialogportenApi } from './api.ts';
import { asking } from './asking.ts';
import type { Budget } from './budget.ts';
import { SearchLimits } from './limits.ts';
import { Look, type LookClient } from './look.ts';
import { Pace } from './pace.ts';
import type { Looking } from './party-sync.ts';
import type { Changed, SyncStore } from './sync-store.ts';

export interface SyncOptions {
  readonly store: SyncStore;
  readonly api: DialogportenApi;
  readonly tokens: SystemUserTokens;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  readonly systemUsers: () => Promise<readonly HeldSystemUser[]>;
  /** Organisations this system user is linked to, with names; for a standard one, its owner. */
  readonly clientsOf: (systemUser: HeldSystemUser) => Promise<readonly LookClient[]>;
  /** Whether one of them still is, now that its turn has come. */
  readonly isReached: (systemUser: HeldSystemUser, organisationNumber: string) => Promise<boolean>;
  readonly onSeen: (systemUser: HeldSystemUser, seen: ReadonlySet<string>) => Promise<void>;
  /** `ok`, or the code of what this system user's look failed with. */
  readonly onHealth: (systemUser: HeldSystemUser, health: string) => Promise<void>;
  readonly budget: Budget;
  /** Which services' messages are kept of a client; all when left out. Those of others are listed and passed over. */
  readonly wants?: (organisationNumber: string, serviceResource: string) => boolean;
  /** Told of rows that are new or changed, but for the first listing of a party. */
  readonly onRows?: (rows: readonly Changed[]) => void;
  /** Resolves when nobody types: a look that begins by itself begins then. */
  readonly rest?: () => Promise<void>;
  readonly random?: () => number;
}

/** After so long a listing of everything pauses, so that what is new at others is looked at in between. */
const LEARN_MS = 10 * 60_000;

/**
 * The quiet sync: lists, never details, so that nothing is marked as seen (reference/dialogporten.md 3.3, policy A). One
 * client's failure is kept at that client and stops nobody.
 */
export class DialogSync {
  readonly #options: SyncOptions;
  #running: Promise<void> | undefined;
  #again = false;
  #broke = false;
  #stopped = false;
  readonly #stop = new AbortController();
  readonly #limits: SearchLimits;
  readonly #pace: Pace;
  #watched: string | undefined;
  #recalled: Promise<void> = Promise.resolve();
  #state: SyncState = { running: false, lastFinishedAt: null, nextAt: null, failures: [] };

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#limits = new SearchLimits(options.api, options.clock);
    this.#pace = new Pace({ ...options, look: () => void this.now(), told: (next) => this.#set(next) });
  }

  state(): SyncState {
    return this.#state;
  }

  start(): void {
    this.#recalled = this.#recall().catch((error: unknown) => this.#bug(error));
    this.#pace.start();
  }

  /** How often, and whether anything may begin by itself now. */
  setConditions(conditions: Conditions): void {
    this.#pace.set(conditions);
  }

  /** The machine sleeps, or the network is away or costs: the background asks for nothing. */
  get isHeld(): boolean {
    return this.#pace.waitsFor !== undefined;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stop.abort();
    this.#pace.stop();
    await this.#recalled;
    await this.#running;
  }

  /** A look now. One under way is followed by another, since what is asked for may have changed since it began. */
  async now(): Promise<SyncState> {
    if (this.#stopped) return this.#state;
    if (this.#running) this.#again = true;
    else this.#begin();
    return this.#state;
  }

  /** A look that begins after this call, to its end. */
  async lookOnce(): Promise<Outcome<SyncState>> {
    await this.now();
    await this.settled();
    return this.#broke ? fail('engine.bug') : ok(this.#state);
  }

  /** Resolves when nothing is under way; for tests and for a clean stop. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** A window looks at this client's messages: they come first. */
  watch(organisationNumber: string | undefined): void {
    this.#watched = organisationNumber;
  }

  /** What failed before the restart is still so until it is tried again. */
  async #recall(): Promise<void> {
    const failures = await this.#options.store.cursors.problems();
    if (this.#state.lastFinishedAt === null) this.#set({ failures });
  }

  #begin(): void {
    this.#pace.begun();
    this.#again = false;
    this.#broke = false;
    this.#set({ running: true });
    this.#running = this.#run()
      .catch((error: unknown) => this.#bug(error))
      .finally(() => {
        this.#running = undefined;
        this.#set({ running: false, lastFinishedAt: new Date(this.#options.clock.now()).toISOString() });
        if (this.#stopped) return;
        if (this.#again) this.#begin();
        else this.#pace.ended(this.#state.failures.some(({ problem }) => problem.code === 'http.offline'));
      });
  }

  async #run(): Promise<void> {
    const asked = new Map<string, LookClient>();
    const looked = await attempt(() => this.#lookAll(asked));
    this.#set({ failures: looked.ok ? await this.#failures(asked) : [...asked.values()].map(failing(looked.error)) });
    if (looked.ok && looked.value > 0) this.#options.push('dialogs.changed', {});
  }

  /** How many messages came or changed. */
  async #lookAll(asked: Map<string, LookClient>): Promise<number> {
    const { systemUsers, clientsOf, audit, onHealth } = this.#options;
    const looks: { readonly systemUser: HeldSystemUser; readonly clients: readonly LookClient[] }[] = [];
    for (const systemUser of await systemUsers()) looks.push({ systemUser, clients: await clientsOf(systemUser) });
    const reaching = new Set(
      looks.flatMap(({ systemUser, clients }) =>
        clients.map((client) => `${systemUser.id} ${client.organisationNumber}`),
      ),
    );
    let changed = 0;
    for (const { systemUser, clients } of looks) {
      if (clients.length === 0 || this.#stopped) continue;
      for (const client of clients) asked.set(client.organisationNumber, client);
      const run = await audit.around(
        { act: 'dialogs.sync', params: { systemUser: systemUser.title, clients: clients.length } },
        () => this.#look(systemUser, clients, (id, organisationNumber) => reaching.has(`${id} ${organisationNumber}`)),
      );
      // A network that is down says nothing about the system user.
      if (run.ok || !run.error.retryable) await onHealth(systemUser, run.ok ? 'ok' : run.error.code);
      if (run.ok) changed += run.value;
    }
    return changed;
  }

  /** Of the clients there are now; what is kept of others is history. */
  async #failures(asked: ReadonlyMap<string, LookClient>): Promise<SyncState['failures']> {
    const failures = await this.#options.store.cursors.problems();
    return failures.filter(({ client }) => asked.has(client.organisationNumber));
  }

  #look(systemUser: HeldSystemUser, clients: readonly LookClient[], reaches: Looking['reaches']) {
    const { isReached, onSeen, push, api, store, tokens, clock, budget, wants, onRows } = this.#options;
    const { signal } = this.#stop;
    const until = clock.now() + LEARN_MS;
    const isPaused = () => this.#stopped || clock.now() > until;
    const looking: Looking = {
      api,
      store,
      ask: asking({
        token: () => tokens.altinn(systemUser, dialogScopes),
        forget: (bearer) => tokens.forget(bearer),
        budget,
        signal,
      }),
      now: () => api.now(clock),
      reaches,
      wants: wants ?? (() => true),
      onRows: onRows ?? (() => undefined),
      isPaused,
    };
    return new Look({
      looking,
      clock,
      budget,
      systemUser,
      clients,
      mostParties: () => this.#limits.mostParties(),
      isReached: (organisationNumber) => isReached(systemUser, organisationNumber),
      onSeen: (seen) => onSeen(systemUser, seen),
      onChanged: () => push('dialogs.changed', {}),
      isWatched: (organisationNumber) => organisationNumber === this.#watched,
      isStopped: () => this.#stopped,
      isPaused,
      onPaused: () => {
        this.#again = true;
      },
    }).run();
  }

  #bug(error: unknown): void {
    this.#broke = true;
    this.#options.log.error('dialogs.sync', { kind: error instanceof Error ? error.name : 'unknown' });
  }

  #set(change: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.push('dialogs.sync', this.#state);
  }
}

const failing = (error: Failure) => (client: LookClient) => ({
  client: { organisationNumber: client.organisationNumber, name: client.name },
  problem: { ...error, params: { ...error.params } },
});
