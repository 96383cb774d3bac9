import { randomUUID } from 'node:crypto';
import { type MessageFilter, messageFilter, type SavedSearch } from '../../../../shared/contract/messages-list.ts';
import type { Store } from '../../store/store.ts';

const norwegian = new Intl.Collator('nb', { numeric: true });

/** Searches a person keeps. Each sees their own. */
export class SavedSearches {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async of(personId: string): Promise<SavedSearch[]> {
    const rows = await this.#store.db
      .selectFrom('saved_searches')
      .selectAll()
      .where('person_id', '=', personId)
      .execute();
    return rows
      .flatMap((row) => {
        // One that a newer or older version wrote otherwise is not offered.
        const filter = messageFilter.safeParse(JSON.parse(row.filter));
        return filter.success ? [{ id: row.id, name: row.name, filter: filter.data }] : [];
      })
      .sort((a, b) => norwegian.compare(a.name, b.name));
  }

  async save(
    personId: string,
    search: { id?: string | undefined; name: string; filter: MessageFilter },
  ): Promise<void> {
    const values = { name: search.name, filter: JSON.stringify(search.filter) };
    await this.#store.transaction(async (trx) => {
      const own = trx.selectFrom('saved_searches').selectAll().where('person_id', '=', personId);
      const known = await own.execute();
      const same = known.filter(({ id, name }) => id === search.id || name === search.name);
      const [first, ...others] = same.sort((a, b) => Number(b.id === search.id) - Number(a.id === search.id));
      for (const { id } of others) await trx.deleteFrom('saved_searches').where('id', '=', id).execute();
      if (first) await trx.updateTable('saved_searches').set(values).where('id', '=', first.id).execute();
      else
        await trx
          .insertInto('saved_searches')
          .values({ id: randomUUID(), person_id: personId, ...values })
          .execute();
    });
  }

  async remove(personId: string, id: string): Promise<void> {
    await this.#store.db.deleteFrom('saved_searches').where('id', '=', id).where('person_id', '=', personId).execute();
  }
}
