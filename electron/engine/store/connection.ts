import Database from 'libsql';
import { faultOf } from './faults.ts';

type Row = Record<string, unknown>;
interface Prepared {
  readonly reader: boolean;
  all(parameters: ReadonlyArray<unknown>): Row[];
  run(parameters: ReadonlyArray<unknown>): { changes: number; lastInsertRowid: number };
}

const CACHED_STATEMENTS = 256;

/**
 * libsql 0.5.29 aborts the whole process on a parameter it cannot bind (a boolean, a plain object), so each is looked at
 * first. `undefined` would be bound as NULL without a word, so it is refused too.
 */
function checked(parameters: ReadonlyArray<unknown>): unknown[] {
  return parameters.map((value, index) => {
    if (value === null || typeof value === 'string') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    // A bigint outside 53 bits would come back as another number.
    if (typeof value === 'bigint' && BigInt.asIntN(53, value) === value) return Number(value);
    throw new TypeError(`store: parameter ${index + 1} is ${value === undefined ? 'undefined' : typeof value}`);
  });
}

/** Blobs come out of `.all()` as ArrayBuffer; everybody else says Uint8Array. */
function cleaned(rows: Row[]): Row[] {
  for (const row of rows) {
    for (const key in row) {
      const value = row[key];
      if (value instanceof ArrayBuffer) row[key] = new Uint8Array(value);
    }
  }
  return rows;
}

/** One encrypted database file, with libsql's traps closed. The shape is the one kysely's SQLite driver asks for. */
export class Connection {
  #database: Database.Database;
  #statements = new Map<string, Prepared>();
  #open = true;
  /** Called when SQLite finds the file damaged while in use. */
  onDamage: () => void = () => {};

  /** @param key 32 bytes; handed to SQLite's cipher (aes256cbc) as 64 hex digits. */
  constructor(path: string, key: Uint8Array) {
    this.#database = this.#guard(
      () => new Database(path, { encryptionKey: Buffer.from(key).toString('hex') } as Database.Options),
    );
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** Several statements at once, without parameters. */
  exec(sql: string): void {
    this.#refuseClosed();
    this.#guard(() => this.#database.exec(sql));
  }

  rows(sql: string, parameters: ReadonlyArray<unknown> = []): Row[] {
    return this.prepare(sql).all(parameters);
  }

  prepare(sql: string): Prepared & { iterate(parameters: ReadonlyArray<unknown>): IterableIterator<Row> } {
    this.#refuseClosed();
    const statement = this.#statement(sql);
    const all = (parameters: ReadonlyArray<unknown>): Row[] =>
      this.#guard(() => cleaned(statement.all(checked(parameters))));
    return {
      reader: statement.reader,
      all,
      run: (parameters) => {
        // A full disk has SQLite roll back by itself; the second rollback must not hide the first error.
        if (sql === 'rollback' && !this.inTransaction) return { changes: 0, lastInsertRowid: 0 };
        // One row after the other (`insertRows`).
        if (parameters.length > 0 && parameters.every(Array.isArray)) {
          return this.#guard(() => {
            let changes = 0;
            let lastInsertRowid = 0;
            for (const row of parameters) {
              const done = statement.run(checked(row));
              changes += done.changes;
              lastInsertRowid = done.lastInsertRowid;
            }
            return { changes, lastInsertRowid };
          });
        }
        return this.#guard(() => statement.run(checked(parameters)));
      },
      iterate: (parameters) => all(parameters)[Symbol.iterator](),
    };
  }

  close(): void {
    if (!this.#open) return;
    // Statements that JavaScript still holds keep SQLite from closing (and from emptying the log) by itself.
    try {
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#open = false;
      this.#statements.clear();
      this.#database.close();
    }
  }

  /** Lets go of a file that is not to be written to. */
  abandon(): void {
    this.#open = false;
    this.#statements.clear();
    this.#database.close();
  }

  #statement(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#guard(() => this.#database.prepare(sql)) as unknown as Prepared;
    const oldest = this.#statements.size >= CACHED_STATEMENTS ? this.#statements.keys().next().value : undefined;
    if (oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, made);
    return made;
  }

  #refuseClosed(): void {
    // A closed libsql database goes on answering statements it prepared before.
    if (!this.#open) throw new Error('store: closed');
  }

  #guard<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      const fault = faultOf(error);
      if (fault?.failure.code === 'store.damaged') this.onDamage();
      throw fault ?? error;
    }
  }
}
