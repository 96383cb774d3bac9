import type { z } from 'zod';
import type { Queries, Store } from './store.ts';

/** Small JSON values that the environment remembers: one row per key, `<domain>.<name>`. */
export class Settings {
  #store: Store;
  constructor(store: Store) {
    this.#store = store;
  }

  /** The value, or undefined where none is set. */
  async get(key: string): Promise<unknown> {
    const row = await this.#store.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
    return row === undefined ? undefined : JSON.parse(row.value);
  }

  /** The value as `schema` reads it; undefined where none is set or an older shape does not fit. */
  async read<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const parsed = schema.safeParse(await this.get(key));
    return parsed.success ? parsed.data : undefined;
  }

  async set(key: string, value: unknown, trx?: Queries): Promise<void> {
    const text = JSON.stringify(value);
    await (trx ?? this.#store.db)
      .insertInto('setting')
      .values({ key, value: text })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
      .execute();
  }

  async delete(key: string, trx?: Queries): Promise<void> {
    await (trx ?? this.#store.db).deleteFrom('setting').where('key', '=', key).execute();
  }
}
