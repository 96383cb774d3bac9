import { type Insertable, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { Queries } from './store.ts';

/** Some hundreds of rows in one statement with one parameter: SQLite takes only so many, and each costs time. */
export async function insertMany<T extends keyof Schema & string>(
  db: Queries,
  table: T,
  columns: readonly (keyof Schema[T] & string)[],
  rows: readonly Insertable<Schema[T]>[],
): Promise<void> {
  const values = columns.map((_, index) => sql`json_extract(value, ${sql.lit(`$[${index}]`)})`);
  const plain = rows.map((row) => columns.map((column) => row[column as keyof typeof row] ?? null));
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(values)} from json_each(${JSON.stringify(plain)})`.execute(db);
}
