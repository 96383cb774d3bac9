import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';
import type { DeadlineSource, OfficialDeadline } from './read-deadlines.ts';
import { YearsStore } from './years-store.ts';

export interface KeptDeadlines {
  readonly source: string;
  readonly fetchedAt: string;
  readonly deadlines: readonly OfficialDeadline[];
}

/** What "Frister" told, by source; with the years below it. */
export class DeadlinesStore extends YearsStore {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    super(store, clock);
    this.#store = store;
    this.#clock = clock;
  }

  /** A source that did not answer keeps what it said before. */
  async saveDeadlines(organisationNumber: string, sources: readonly DeadlineSource[]): Promise<void> {
    const fetched_at = new Date(this.#clock.now()).toISOString();
    await this.#store.transaction(async (trx) => {
      for (const { source, answered, deadlines } of sources) {
        if (!answered) continue;
        const change = { fetched_at, deadlines: JSON.stringify(deadlines) };
        await trx
          .insertInto('claims_deadlines')
          .values({ organisation_number: organisationNumber, source, ...change })
          .onConflict((conflict) => conflict.columns(['organisation_number', 'source']).doUpdateSet(change))
          .execute();
      }
    });
  }

  async deadlines(organisationNumber: string): Promise<readonly KeptDeadlines[]> {
    const rows = await this.#store.db
      .selectFrom('claims_deadlines')
      .selectAll()
      .where('organisation_number', '=', organisationNumber)
      .execute();
    return rows.map(({ source, fetched_at, deadlines }) => ({
      source,
      fetchedAt: fetched_at,
      deadlines: JSON.parse(deadlines) as readonly OfficialDeadline[],
    }));
  }
}
