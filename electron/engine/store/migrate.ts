import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Connection } from './connection.ts';

/** One step forward. A shipped migration is never edited: write the next one. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

const TABLE = `CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT`;

/** Numbers of the migrations this file has been through; empty for a new file. Reads only. */
export function appliedMigrations(connection: Connection): number[] {
  const known = connection.rows(`SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = 'migration'`);
  if (known.length === 0) return [];
  return connection.rows('SELECT number FROM migration ORDER BY number').map((row) => Number(row.number));
}

/** Refuses a file from a newer Klientbro before anything is written to it. */
export function checkVersion(connection: Connection, migrations: readonly Migration[]): Outcome<void> {
  const newest = migrations.at(-1)?.number ?? 0;
  const found = appliedMigrations(connection).at(-1) ?? 0;
  return found > newest ? fail('store.newerVersion', { params: { found, known: newest } }) : ok(undefined);
}

/** Runs what is missing, in order, each in its own transaction: a cut leaves the file whole at the step before. */
export function migrate(connection: Connection, migrations: readonly Migration[], now: () => number): void {
  connection.exec(TABLE);
  const applied = new Set(appliedMigrations(connection));
  for (const migration of migrations) {
    if (applied.has(migration.number)) continue;
    connection.exec('BEGIN IMMEDIATE');
    try {
      for (const statement of migration.statements) connection.exec(statement);
      connection
        .prepare('INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)')
        .run([migration.number, migration.name, new Date(now()).toISOString()]);
      connection.exec('COMMIT');
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  }
}
