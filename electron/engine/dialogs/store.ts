import { type SqlBool, sql } from 'kysely';
import { DateTime } from 'luxon';
import type { DialogTable } from '../store/schema/dialogs.ts';
import type { Store } from '../store/store.ts';

export interface StoredDialog extends DialogTable {
  readonly clientName: string;
}

/** Messages held locally, with their full-text index. */
export class DialogStore {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async find(id: string): Promise<StoredDialog | undefined> {
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .selectAll('dialogs')
      .select('clients.name as clientName')
      .where('id', '=', id)
      .execute();
    return rows[0] && { ...rows[0], clientName: rows[0].clientName ?? '' };
  }

  /** Numbers that are written out, not given as parameters, are those of `dialogs_unread`: only that index is read. */
  async unread(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .select(['organisation_number', (each) => each.fn.countAll<number>().as('unread')])
      .where(sql<SqlBool>`is_content_seen = 0 AND done = 0 AND gone IS NULL`)
      .groupBy('organisation_number')
      .execute();
    return new Map(rows.map((row) => [row.organisation_number, Number(row.unread)]));
  }

  /** Not done, due from today to a week ahead in Norway, nearest first. A passed due date is history, not a task. */
  async due(now: number): Promise<{ client: { organisationNumber: string; name: string }; day: string }[]> {
    const today = DateTime.fromMillis(now, { zone: 'Europe/Oslo' }).startOf('day');
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .innerJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .select(['dialogs.organisation_number', 'name', 'due_at'])
      .where('done', '=', 0)
      .where('gone', 'is', null)
      .where('dialogs.status', '!=', 'Completed')
      .where('due_at', '>=', today.toUTC().toISO())
      .where('due_at', '<', today.plus({ days: 8 }).toUTC().toISO())
      .orderBy('due_at')
      .execute();
    return rows.map((row) => ({
      client: { organisationNumber: row.organisation_number, name: row.name },
      day: DateTime.fromISO(row.due_at ?? '', { zone: 'Europe/Oslo' }).toISODate() ?? '',
    }));
  }
}
