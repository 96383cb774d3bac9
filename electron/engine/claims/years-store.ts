import type { Clock } from '../ports.ts';
import type { ClaimsYearTable } from '../store/schema/claims.ts';
import type { Store } from '../store/store.ts';
import type { Claim, History } from './model.ts';

export interface KeptYear<T = unknown> {
  readonly fetchedAt: string;
  readonly answer: History<T>;
}

type Year = Pick<ClaimsYearTable, 'year' | 'kind'>;

/** A client's claims, payments and payouts by calendar year: asked for when somebody wants them, and kept from then on. */
export class YearsStore {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async year<T>(organisationNumber: string, { year, kind }: Year): Promise<KeptYear<T> | undefined> {
    const [row] = await this.#store.db
      .selectFrom('claims_years')
      .select(['fetched_at', 'answer'])
      .where('organisation_number', '=', organisationNumber)
      .where('year', '=', year)
      .where('kind', '=', kind)
      .execute();
    return row && { fetchedAt: row.fetched_at, answer: JSON.parse(row.answer) as History<T> };
  }

  /** Those that anything is kept of, the newest first. */
  async years(organisationNumber: string): Promise<number[]> {
    const rows = await this.#store.db
      .selectFrom('claims_years')
      .select('year')
      .distinct()
      .where('organisation_number', '=', organisationNumber)
      .orderBy('year', 'desc')
      .execute();
    return rows.map(({ year }) => year);
  }

  /** All that is kept of claims by year, of one client or of all. */
  async claimYears(
    organisationNumber?: string,
  ): Promise<readonly ({ readonly client: string; readonly year: number } & KeptYear<Claim>)[]> {
    const all = this.#store.db
      .selectFrom('claims_years')
      .select(['organisation_number', 'year', 'fetched_at', 'answer'])
      .where('kind', '=', 'claims');
    const rows = await (organisationNumber ? all.where('organisation_number', '=', organisationNumber) : all).execute();
    return rows.map((row) => ({
      ...{ client: row.organisation_number, year: row.year, fetchedAt: row.fetched_at },
      answer: JSON.parse(row.answer) as History<Claim>,
    }));
  }

  async saveYear(organisationNumber: string, { year, kind }: Year, answer: History<unknown>): Promise<void> {
    const change = { fetched_at: new Date(this.#clock.now()).toISOString(), answer: JSON.stringify(answer) };
    await this.#store.db
      .insertInto('claims_years')
      .values({ organisation_number: organisationNumber, year, kind, ...change })
      .onConflict((conflict) => conflict.columns(['organisation_number', 'year', 'kind']).doUpdateSet(change))
      .execute();
  }
}
