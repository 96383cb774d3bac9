import type { SyncState } from '../../../shared/contract/dialogs.ts';
import { organisationUrn } from '../../../shared/ids.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { dialogScopes } from '../access/scopes.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import type { SystemUserTokens } from '../altinn/tokens.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import type { DialogportenApi } from './api.ts';
import { type Cursor, reconcile, walk } from './party-sync.ts';
import type { Origin } from './rows.ts';
import type { Party } from './shapes.ts';
import type { DialogStore } from './store.ts';

export interface SyncOptions {
  readonly store: DialogStore;
  readonly api: DialogportenApi;
  readonly tokens: SystemUserTokens;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  readonly systemUsers: () => Promise<readonly HeldSystemUser[]>;
  /** Organisations this system user is linked to, with names; for a standard one, its owner. */
  readonly clientsOf: (systemUser: HeldSystemUser) => Promise<readonly { organisationNumber: string; name: string }[]>;
  /** Whether one of them still is, now that its turn has come. */
  readonly isReached: (systemUser: HeldSystemUser, organisationNumber: string) => Promise<boolean>;
  readonly onSeen: (systemUser: HeldSystemUser, seen: ReadonlySet<string>) => Promise<void>;
  /** `ok`, or the code of what this system user's look failed with. */
  readonly onHealth: (systemUser: HeldSystemUser, health: string) => Promise<void>;
  readonly random?: () => number;
}

const INTERVAL_MS = 10 * 60_000;
const FIRST_MS = 1_000;
const RECONCILE_MS = 24 * 60 * 60_000;

/**
 * The quiet sync: lists, never details, so that nothing is marked as seen (reference/dialogporten.md 3.3, policy A). One
 * client's failure is kept at that client and stops nobody.
 */
export class DialogSync {
  readonly #options: SyncOptions;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #cancelTimer: () => void = () => undefined;
  #state: SyncState = { running: false, lastFinishedAt: null, nextAt: null, failures: [] };

  constructor(options: SyncOptions) {
    this.#options = options;
  }

  state(): SyncState {
    return this.#state;
  }

  start(): void {
    this.#schedule(FIRST_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
    await this.#running;
  }

  /** A look now. One under way is followed by another, since what is asked for may have changed since it began. */
  async now(): Promise<SyncState> {
    if (this.#stopped) return this.#state;
    if (this.#running) this.#again = true;
    else this.#begin();
    return this.#state;
  }

  /** Resolves when nothing is under way; for tests and for a clean stop. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #schedule(ms: number): void {
    this.#cancelTimer();
    if (this.#stopped) return;
    this.#cancelTimer = this.#options.clock.timer(ms, () => void this.now());
    this.#set({ nextAt: new Date(this.#options.clock.now() + ms).toISOString() });
  }

  #begin(): void {
    this.#cancelTimer();
    this.#again = false;
    this.#set({ running: true, nextAt: null });
    this.#running = this.#run()
      .catch((error: unknown) =>
        this.#options.log.error('dialogs.sync', { kind: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => {
        this.#running = undefined;
        this.#set({ running: false, lastFinishedAt: new Date(this.#options.clock.now()).toISOString() });
        if (this.#stopped) return;
        if (this.#again) this.#begin();
        // Jitter, so that firms do not all ask at the same minute.
        else this.#schedule(INTERVAL_MS * (0.9 + 0.2 * (this.#options.random ?? Math.random)()));
      });
  }

  async #run(): Promise<void> {
    const failures: SyncState['failures'] = [];
    let changed = 0;
    for (const systemUser of await this.#options.systemUsers()) {
      const clients = await this.#options.clientsOf(systemUser);
      if (clients.length === 0 || this.#stopped) continue;
      const run = await this.#options.audit.around(
        { act: 'dialogs.sync', params: { systemUser: systemUser.title, clients: clients.length } },
        () => this.#systemUser(systemUser, clients, failures),
      );
      // A network that is down says nothing about the system user.
      if (run.ok || !run.error.retryable) await this.#options.onHealth(systemUser, run.ok ? 'ok' : run.error.code);
      if (run.ok) changed += run.value;
      else for (const client of clients) failures.push({ client: nameOf(client), problem: view(run.error) });
    }
    this.#set({ failures });
    if (changed > 0) this.#options.push('dialogs.changed', {});
  }

  async #systemUser(
    systemUser: HeldSystemUser,
    clients: readonly { organisationNumber: string; name: string }[],
    failures: SyncState['failures'],
  ): Promise<Outcome<number>> {
    const { tokens, api } = this.#options;
    const token = () => tokens.altinn(systemUser, dialogScopes);
    const first = await token();
    if (!first.ok) return first;
    const listed = await api.parties(first.value);
    if (!listed.ok) {
      tokens.forget(first.value);
      return listed;
    }
    const seen = reachable(listed.value);
    await this.#options.store.saveParties(
      clients.flatMap(({ organisationNumber }) => unitsOf(organisationNumber, listed.value)),
    );
    await this.#options.onSeen(
      systemUser,
      new Set(clients.map((each) => each.organisationNumber).filter((each) => seen.has(organisationUrn(each)))),
    );
    let changed = 0;
    for (const client of clients) {
      if (this.#stopped) break;
      // Its access may have ended while the others had their turn.
      if (!(await this.#options.isReached(systemUser, client.organisationNumber))) continue;
      for (const party of seen.get(organisationUrn(client.organisationNumber)) ?? []) {
        const origin: Origin = {
          organisationNumber: client.organisationNumber,
          clientName: client.name,
          systemUserId: systemUser.id,
        };
        const outcome = await this.#party(origin, party, token);
        if (outcome.ok) changed += outcome.value;
        else failures.push({ client: nameOf(client), problem: view(outcome.error) });
      }
      if (changed > 0) this.#options.push('dialogs.changed', {});
    }
    return ok(changed);
  }

  async #party(origin: Origin, party: string, token: () => Promise<Outcome<string>>): Promise<Outcome<number>> {
    const { store, api, clock } = this.#options;
    const known = await store.cursor(party, origin.systemUserId);
    const reconciledAt = known?.reconciled_at ? Date.parse(known.reconciled_at) : 0;
    const isFull = clock.now() - reconciledAt >= RECONCILE_MS;
    const cursor: Cursor = { value: known?.cursor ?? null };
    const context = { api, store, origin, party, token };
    const outcome = isFull ? await reconcile(context, cursor) : await walk(context, cursor);
    await store.saveCursor(origin, party, {
      ...(outcome.ok ? { cursor: cursor.value } : {}),
      ...(outcome.ok && isFull ? { reconciledAt: new Date(clock.now()).toISOString() } : {}),
      problem: outcome.ok ? null : outcome.error.code,
    });
    return outcome;
  }

  #set(change: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.push('dialogs.sync', this.#state);
  }
}

/** Main unit → the parties to ask about: itself, unless it is only a heading, and its sub-units. */
function reachable(parties: readonly Party[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    parties.map((party) => {
      const subs = (party.subParties ?? []).map((each) => each.party);
      return [party.party, party.hasOnlyAccessToSubParties ? subs : [party.party, ...subs]];
    }),
  );
}

/** A client and its sub-units, as they are called. */
function unitsOf(organisationNumber: string, parties: readonly Party[]) {
  const main = parties.find(({ party }) => party === organisationUrn(organisationNumber));
  if (!main) return [];
  return [main, ...(main.subParties ?? [])].map(({ party, name = '' }) => ({
    party,
    organisation_number: organisationNumber,
    name,
  }));
}

const nameOf = (client: { organisationNumber: string; name: string }) => ({
  organisationNumber: client.organisationNumber,
  name: client.name,
});
const view = (error: Failure) => ({ ...error, params: { ...error.params } });
