import { setImmediate } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import type { Schema } from './schema.ts';
import type { Queries } from './store.ts';

/** Rows between two turns of others: below the promises everything is synchronous. */
const AT_A_STRETCH = 25;

/** Wide rows by the hundred: one prepared statement, run again and again below the promises, which cost more than a small row does. */
export async function insertRows<T extends keyof Schema & string, C extends keyof Schema[T] & string>(
  db: Queries,
  table: T,
  columns: readonly C[],
  rows: readonly Readonly<Pick<Schema[T], C>>[],
): Promise<void> {
  const insert = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += AT_A_STRETCH) {
    const stretch = rows.slice(start, start + AT_A_STRETCH);
    const values = stretch.map((row) => columns.map((column) => row[column]));
    await db.executeQuery(CompiledQuery.raw(insert, values));
    await setImmediate();
  }
}
