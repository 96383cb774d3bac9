import type { Failure } from '../../../shared/outcome.ts';
import type { Clock } from '../ports.ts';
import type { ClaimsPartyTable } from '../store/schema/claims.ts';
import type { Queries, Store } from '../store/store.ts';
import type { Asked } from './daily.ts';
import { DeadlinesStore } from './deadlines-store.ts';
import type { OpenClaims } from './model.ts';
import { type Movement, movements } from './movements.ts';

/** What is known of one client. */
export interface KeptParty {
  readonly organisationNumber: string;
  readonly fetchedAt: string | null;
  readonly answer: OpenClaims | null;
  /** What the last question failed with; what was told before stands all the same. */
  readonly problem: Failure | null;
  readonly seenAt: string | null;
}

export interface Told {
  readonly answer: OpenClaims;
  /** When. */
  readonly at: string;
}

/** An answer, and the one that news was told from last; null: it is the first, of which everything is history. */
export interface Saved {
  readonly before: Told | null;
  readonly now: Told;
}

export interface KeptMovement extends Movement {
  readonly at: string;
}

/** What Skatteetaten told, as it was read. An answer takes the place of the one before it; what moved between them is kept apart. */
export class ClaimsStore extends DeadlinesStore {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    super(store, clock);
    this.#store = store;
    this.#clock = clock;
  }

  async asked(): Promise<ReadonlyMap<string, Asked>> {
    const rows = await this.#store.db
      .selectFrom('claims_parties')
      .select(['organisation_number', 'asked_at', 'fetched_at', 'paused_until'])
      .execute();
    return new Map(
      rows.map((row) => [
        row.organisation_number,
        {
          organisationNumber: row.organisation_number,
          askedAt: millis(row.asked_at),
          fetchedAt: millis(row.fetched_at),
          pausedUntil: millis(row.paused_until),
        },
      ]),
    );
  }

  /** As the question goes out, so that a kill in the middle of a morning makes no second round. */
  async noteAsked(organisationNumber: string): Promise<void> {
    await put(this.#store.db, organisationNumber, { asked_at: this.#now() });
  }

  /** When each client's official deadlines were asked for last. */
  async deadlinesAsked(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#store.db
      .selectFrom('claims_parties')
      .select(['organisation_number', 'deadlines_asked_at'])
      .where('deadlines_asked_at', 'is not', null)
      .execute();
    return new Map(rows.map((row) => [row.organisation_number, millis(row.deadlines_asked_at) ?? 0]));
  }

  async noteDeadlinesAsked(organisationNumber: string): Promise<void> {
    await put(this.#store.db, organisationNumber, { deadlines_asked_at: this.#now() });
  }

  /** What moved since the answer before is kept; the first one of a client moves nothing. */
  async save(organisationNumber: string, answer: OpenClaims): Promise<Saved> {
    const at = this.#now();
    return this.#store.transaction(async (trx) => {
      const [row] = await trx
        .selectFrom('claims_parties')
        .select(['answer', 'fetched_at', 'untold'])
        .where('organisation_number', '=', organisationNumber)
        .execute();
      const last =
        row?.answer && row.fetched_at ? { answer: JSON.parse(row.answer) as OpenClaims, at: row.fetched_at } : null;
      const before = row?.untold ? (JSON.parse(row.untold) as Told) : last;
      const moved = last ? movements(last.answer, answer) : [];
      const fresh = { fetched_at: at, answer: JSON.stringify(answer), problem: null, paused_until: null };
      await put(trx, organisationNumber, { ...fresh, untold: before && JSON.stringify(before) });
      const rows = moved.map((each) => {
        return { organisation_number: organisationNumber, at, movement: JSON.stringify(each) };
      });
      if (rows.length > 0) await trx.insertInto('claims_movements').values(rows).execute();
      return { before, now: { answer, at } };
    });
  }

  /** Answers that a kill or a fault kept news from being told of. */
  async untold(): Promise<readonly ({ readonly organisationNumber: string } & Saved)[]> {
    const rows = await this.#store.db
      .selectFrom('claims_parties')
      .selectAll()
      .where('untold', 'is not', null)
      .execute();
    return rows.flatMap(({ organisation_number, untold, answer, fetched_at }) =>
      untold === null || answer === null || fetched_at === null
        ? []
        : [
            {
              organisationNumber: organisation_number,
              before: JSON.parse(untold) as Told,
              now: { answer: JSON.parse(answer) as OpenClaims, at: fetched_at },
            },
          ],
    );
  }

  /** News of the answer of then is told; one that came since is not. */
  async noteTold(organisationNumber: string, at: string): Promise<void> {
    await this.#store.db
      .updateTable('claims_parties')
      .set({ untold: null })
      .where('organisation_number', '=', organisationNumber)
      .where('fetched_at', '=', at)
      .execute();
  }

  async saveProblem(organisationNumber: string, problem: Failure, pausedUntil: number | null): Promise<void> {
    await put(this.#store.db, organisationNumber, {
      problem: JSON.stringify(problem),
      paused_until: pausedUntil === null ? null : new Date(pausedUntil).toISOString(),
    });
  }

  async find(organisationNumber: string): Promise<KeptParty | undefined> {
    const [row] = await this.#store.db
      .selectFrom('claims_parties')
      .selectAll()
      .where('organisation_number', '=', organisationNumber)
      .execute();
    return row && partyOf(row);
  }

  async all(): Promise<readonly KeptParty[]> {
    return (await this.#store.db.selectFrom('claims_parties').selectAll().execute()).map(partyOf);
  }

  /** Whose last answer is known and was not refused since, and of when it is. */
  async told(): Promise<readonly { readonly organisationNumber: string; readonly fetchedAt: string }[]> {
    const rows = await this.#store.db
      .selectFrom('claims_parties')
      .select(['organisation_number', 'fetched_at', 'problem'])
      .where('answer', 'is not', null)
      .execute();
    return rows.flatMap(({ organisation_number: organisationNumber, fetched_at: fetchedAt, problem }) => {
      const code = problem === null ? null : (JSON.parse(problem) as Failure).code;
      const isRefused = code === 'claims.noAccess' || code === 'claims.partyUnknown';
      return fetchedAt === null || isRefused ? [] : [{ organisationNumber, fetchedAt }];
    });
  }

  /** The newest first; after `since`, or all. */
  async movements(organisationNumber: string, since: string | null): Promise<readonly KeptMovement[]> {
    const rows = await this.#store.db
      .selectFrom('claims_movements')
      .select(['at', 'movement'])
      .where('organisation_number', '=', organisationNumber)
      .where('at', '>', since ?? '')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ at, movement }) => ({ ...(JSON.parse(movement) as Movement), at }));
  }

  /** How many there are of each client that nobody has looked at. */
  async unseen(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#store.db
      .selectFrom('claims_movements')
      .innerJoin('claims_parties', 'claims_parties.organisation_number', 'claims_movements.organisation_number')
      .select([
        'claims_movements.organisation_number as organisationNumber',
        (of) => of.fn.countAll<number>().as('count'),
      ])
      .where((of) => of.or([of('seen_at', 'is', null), of('at', '>', of.ref('seen_at'))]))
      .groupBy('claims_movements.organisation_number')
      .execute();
    return new Map(rows.map(({ organisationNumber, count }) => [organisationNumber, Number(count)]));
  }

  async see(organisationNumber: string): Promise<void> {
    await put(this.#store.db, organisationNumber, { seen_at: this.#now() });
  }

  /** Claims that left what is open, the oldest first, of one client or of all. */
  async gone(organisationNumber?: string): Promise<readonly ({ readonly client: string } & KeptMovement)[]> {
    const all = this.#store.db
      .selectFrom('claims_movements')
      .select(['organisation_number', 'at', 'movement'])
      .where('movement', 'like', '{"kind":"gone"%')
      .orderBy('id');
    const rows = await (organisationNumber ? all.where('organisation_number', '=', organisationNumber) : all).execute();
    return rows.map((row) => ({
      ...(JSON.parse(row.movement) as Movement),
      client: row.organisation_number,
      at: row.at,
    }));
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

async function put(db: Queries, organisationNumber: string, change: Partial<ClaimsPartyTable>): Promise<void> {
  const none = {
    asked_at: null,
    fetched_at: null,
    answer: null,
    problem: null,
    paused_until: null,
    seen_at: null,
    untold: null,
    deadlines_asked_at: null,
  };
  await db
    .insertInto('claims_parties')
    .values({ ...none, ...change, organisation_number: organisationNumber })
    .onConflict((conflict) => conflict.column('organisation_number').doUpdateSet(change))
    .execute();
}

const partyOf = (row: ClaimsPartyTable): KeptParty => ({
  organisationNumber: row.organisation_number,
  fetchedAt: row.fetched_at,
  answer: row.answer === null ? null : (JSON.parse(row.answer) as OpenClaims),
  problem: row.problem === null ? null : (JSON.parse(row.problem) as Failure),
  seenAt: row.seen_at,
});

const millis = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));
