import Database from 'libsql';

/** libsql aborts the whole process on a boolean, and on a lone object or Buffer: hence this narrow type, always in an array. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** Practice's own database. Everything in it is invented, so it is not encrypted. */
export class PracticeDatabase {
  readonly #database: Database.Database;

  constructor(file: string) {
    this.#database = new Database(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
    this.#database.exec('CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  }

  /** Several statements, no parameters: each room creates its tables with `CREATE TABLE IF NOT EXISTS`. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** `Row` states what the query selects; it is not checked. */
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[] {
    return this.#database.prepare(sql).all(checked(values)) as Row[];
  }

  one<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0];
  }

  /** Number of rows changed. */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return this.#database.prepare(sql).run(checked(values)).changes;
  }

  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  setting(name: string): string | undefined {
    return this.one<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)?.value;
  }

  set(name: string, value: string): void {
    this.run(
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value,
    );
  }

  /** The stored value, or the one made now and stored. */
  settled(name: string, make: () => string): string {
    const stored = this.setting(name);
    if (stored !== undefined) return stored;
    const value = make();
    this.set(name, value);
    return value;
  }

  close(): void {
    this.#database.close();
  }
}

function checked(values: readonly SqlValue[]): SqlValue[] {
  for (const value of values) {
    const kind = typeof value;
    const sound = value === null || kind === 'string' || kind === 'number' || kind === 'bigint';
    if (!sound && !(value instanceof Uint8Array)) throw new TypeError(`a ${kind} cannot be bound to SQL`);
  }
  return [...values];
}
