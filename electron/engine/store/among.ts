import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** `column` is one of `values`. As one JSON parameter: SQLite takes only so many, and clients may be thousands. */
export function among(column: string, values: Iterable<string>): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify([...values])}))`;
}
