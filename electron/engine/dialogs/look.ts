import { organisationUrn } from '../../../shared/ids.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import type { Clock } from '../ports.ts';
import type { DialogCursorTable } from '../store/schema/dialogs.ts';
import type { Budget } from './budget.ts';
import type { PartyAt } from './cursors.ts';
import { delta } from './delta.ts';
import { learn, type Unknown } from './learn.ts';
import type { Followed, Looking } from './party-sync.ts';
import type { Party } from './shapes.ts';

export interface LookClient {
  readonly organisationNumber: string;
  readonly name: string;
}

export interface LookOptions {
  readonly looking: Looking;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly systemUser: HeldSystemUser;
  readonly clients: readonly LookClient[];
  /** How many parties one question may name. */
  readonly mostParties: () => Promise<number>;
  /** Whether the system user still reaches a client, now that its turn has come. */
  readonly isReached: (organisationNumber: string) => Promise<boolean>;
  /** Which of the clients Altinn lists. */
  readonly onSeen: (seen: ReadonlySet<string>) => Promise<void>;
  /** Something changed that a window may show already. */
  readonly onChanged: () => void;
  /** Whom a window looks at. */
  readonly isWatched: (organisationNumber: string) => boolean;
  readonly isStopped: () => boolean;
  /** Listing everything is to go on in another look. */
  readonly isPaused: () => boolean;
  readonly onPaused: () => void;
}

const RECONCILE_MS = 24 * 60 * 60_000;
/** A party drops out of the list now and then; one that is missed for longer is out of reach (2.7). */
const MISSED_MS = 60 * 60_000;
/** So many are listed whole together: in the order of time for all of them, which the indexes are written in. More gains little and fails together. */
const TOGETHER = 20;

/** One look at all that a system user reaches. A failure of one party is kept at its client and stops no other. */
export class Look {
  readonly #options: LookOptions;
  #changed = 0;

  constructor(options: LookOptions) {
    this.#options = options;
  }

  /** How many messages came or changed; a failure is of the whole look, and kept at each client. */
  async run(): Promise<Outcome<number>> {
    const { looking, clients, systemUser, onSeen } = this.#options;
    const listed = await looking.ask((bearer, signal) => looking.api.parties(bearer, signal));
    if (!listed.ok) {
      for (const client of clients) await this.#failed(this.#main(client), listed.error);
      return listed;
    }
    const units = unitsOf(clients, listed.value);
    await onSeen(new Set(units.map(({ client }) => client.organisationNumber)));
    await looking.store.cursors.saveParties(
      units.map(({ client, unit }) => ({
        party: unit.party,
        organisation_number: client.organisationNumber,
        name: unit.name ?? '',
        deleted: unit.isDeleted ? 1 : 0,
      })),
    );
    const known = await looking.store.cursors.of(systemUser.id);
    const asked = units.filter(({ isAsked }) => isAsked).map(({ client, unit }) => this.#at(client, unit.party));
    await this.#miss(known, asked);
    const followed: Followed[] = [];
    const unknown: Unknown[] = [];
    for (const at of asked) {
      const row = known.get(at.party);
      const cursor = row?.cursor ?? null;
      if (cursor !== null) followed.push({ ...at, cursor });
      if (cursor === null || row?.walk != null || this.#isOld(row?.reconciled_at ?? null)) unknown.push({ ...at, row });
    }
    await this.#follow(followed);
    await this.#learnAll(unknown);
    return ok(this.#changed);
  }

  /** What changed at those that are known, many at a time. */
  async #follow(parties: readonly Followed[]): Promise<void> {
    const { looking, isStopped, mostParties } = this.#options;
    const reached: Followed[] = [];
    for (const each of parties) if (await this.#isReached(each)) reached.push(each);
    if (reached.length === 0) return;
    const told = await delta(looking, reached, { atOnce: await mostParties(), isStopped });
    for (const each of reached) {
      const outcome = told.get(each.party);
      if (outcome?.ok) this.#count(outcome.value);
      else if (outcome) await this.#failed(each, outcome.error);
    }
  }

  /** Everything of those that are new, or were not looked through for a day. */
  async #learnAll(parties: readonly Unknown[]): Promise<void> {
    const { looking, clock, budget, systemUser, mostParties, isWatched, isPaused, onPaused } = this.#options;
    if (parties.length === 0) return;
    await learn(looking, parties, {
      atOnce: parties.length === 1 ? 1 : Math.min(TOGETHER, await mostParties()),
      writers: budget.most * 2,
      isWatched: ({ origin }) => isWatched(origin.organisationNumber),
      isReached: (each) => this.#isReached(each),
      isPaused,
      onPaused,
      onPage: (changed) => this.#count(changed),
      onFailed: (each, error) => this.#failed(each, error),
      rows: () => looking.store.cursors.of(systemUser.id),
      now: () => clock.now(),
      age: (since) => this.#age(since),
    });
  }

  /** Parties of these clients that Altinn does not list: twice, with more than an hour between, and they are out of reach. */
  async #miss(known: ReadonlyMap<string, DialogCursorTable>, asked: readonly PartyAt[]): Promise<void> {
    const { looking, clients, clock, onChanged } = this.#options;
    const own = new Map(clients.map((client) => [client.organisationNumber, client]));
    const listed = new Set(asked.map(({ party }) => party));
    for (const row of known.values()) {
      const client = own.get(row.organisation_number);
      if (!client) continue;
      const at = this.#at(client, row.party);
      const since = row.missed_since;
      if (listed.has(row.party)) {
        if (since !== null) await looking.store.cursors.save(at, { missed_since: null });
      } else if (since === null) {
        await looking.store.cursors.save(at, { missed_since: new Date(clock.now()).toISOString(), problem: null });
      } else if (this.#age(since) > MISSED_MS) {
        const lost = await looking.store.loseAccess(row.party, row.system_user_id);
        this.#changed += lost;
        if (lost > 0) onChanged();
      }
    }
  }

  #count(changed: number): void {
    this.#changed += changed;
    if (changed > 0) this.#options.onChanged();
  }

  #at({ organisationNumber, name }: LookClient, party: string): PartyAt {
    return { party, origin: { organisationNumber, clientName: name, systemUserId: this.#options.systemUser.id } };
  }

  #main(client: LookClient): PartyAt {
    return this.#at(client, organisationUrn(client.organisationNumber));
  }

  #isReached({ origin }: PartyAt): Promise<boolean> {
    return this.#options.isReached(origin.organisationNumber);
  }

  #isOld(reconciledAt: string | null): boolean {
    return reconciledAt === null || this.#age(reconciledAt) >= RECONCILE_MS;
  }

  /** By this machine's clock; one that was set back makes everything old rather than young for ever. */
  #age(since: string): number {
    const age = this.#options.clock.now() - Date.parse(since);
    return age < 0 ? Number.POSITIVE_INFINITY : age;
  }

  async #failed(at: PartyAt, error: Failure): Promise<void> {
    if (error.code === 'http.cancelled') return;
    await this.#options.looking.store.cursors.save(at, { problem: JSON.stringify(error) });
  }
}

/** The clients that are listed and their sub-units. A main unit that is only a heading is not asked about (2.7). */
function unitsOf(clients: readonly LookClient[], parties: readonly Party[]) {
  const listed = new Map(parties.map((party) => [party.party, party]));
  return clients.flatMap((client) => {
    const main = listed.get(organisationUrn(client.organisationNumber));
    if (!main) return [];
    const subUnits = (main.subParties ?? []).map((unit) => ({ client, unit, isAsked: true }));
    return [{ client, unit: main, isAsked: main.hasOnlyAccessToSubParties !== true }, ...subUnits];
  });
}
