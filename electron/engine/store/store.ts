import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Kysely, sql, type Transaction } from 'kysely';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock, Logger } from '../ports.ts';
import { Connection } from './connection.ts';
import { libsqlDialect, TransactionScope } from './dialect.ts';
import { faultOf } from './faults.ts';
import { LogKeeper } from './log-keeper.ts';
import { checkVersion, type Migration, migrate } from './migrate.ts';
import { migrations as ours } from './migrations/index.ts';
import type { Schema } from './schema.ts';

export type Trx = Transaction<Schema>;
/** What a query needs: the store's own handle, or the transaction it is part of. */
export type Queries = Kysely<Schema>;

export interface Store {
  readonly db: Queries;
  /** The name a damaged file was kept under when this store was opened, or null. */
  readonly setAsideAs: string | null;
  /** Everything or nothing. Inside, use `trx`: `store.db` throws there. Keep it short; it holds the only connection. */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /**
   * As `transaction`, without waiting for the disk: after a power cut the last of them may be undone, each as a whole. Only for what
   * is fetched again then.
   */
  refetchable<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Starts work that shall come after the transaction it is called from, instead of being part of it. */
  outside<T>(work: () => T): T;
  /** An encrypted copy under the same key; the path must not exist. */
  vacuumInto(path: string): void;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly path: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /**
   * True when the key's fingerprint is the recorded one. SQLite's error for a wrong key and for damage is the same, so
   * only then is a file called damaged; otherwise it stays where it is and opening fails with `vault.changed`.
   */
  readonly keyKnownRight: boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly migrations?: readonly Migration[];
}

/** A whole check reads every page: only small files at every start, larger ones after damage was met. */
const ALWAYS_CHECKED_BYTES = 16 * 1024 * 1024;
const suspicionOf = (path: string): string => `${path}.check`;

export function openStore(options: StoreOptions): Outcome<Store> {
  const { path, log } = options;
  const first = open(options, null);
  if (first.ok || first.error.code !== 'store.damaged') return first;
  if (!options.keyKnownRight) {
    log.error('store.keyDoesNotOpen');
    return fail('vault.changed');
  }
  try {
    const setAsideAs = setAside(path, options.clock.now());
    log.error('store.setAside', { name: setAsideAs });
    return open(options, setAsideAs);
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    return { ok: false, error: fault.failure };
  }
}

function open(options: StoreOptions, setAsideAs: string | null): Outcome<Store> {
  const { path, key, log, migrations = ours } = options;
  let connection: Connection | undefined;
  try {
    connection = new Connection(path, key);
    const version = checkVersion(connection, migrations);
    if (!version.ok) {
      connection.abandon();
      return version;
    }
    checkPages(connection, path);
    connection.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    // Of 4 kB pages: with less, many rows put in at once are read and written over and over.
    connection.exec('PRAGMA cache_size = 8000;');
    // The log is carried over by its keeper; SQLite does so itself when that comes late.
    connection.exec('PRAGMA wal_autocheckpoint = 48000; PRAGMA journal_size_limit = 0;');
    migrate(connection, migrations, () => options.clock.now());
  } catch (error) {
    connection?.abandon();
    const fault = faultOf(error);
    if (!fault) throw error;
    log.error('store.openFailed', { code: fault.failure.code });
    return { ok: false, error: fault.failure };
  }
  connection.onDamage = () => {
    log.error('store.damageMet');
    // The next start then checks the whole file and sets it aside when it is damaged indeed.
    writeFileSync(suspicionOf(path), '');
  };
  return ok(new OpenStore(connection, setAsideAs, new LogKeeper(path, key, log)));
}

function checkPages(connection: Connection, path: string): void {
  const suspicion = suspicionOf(path);
  const suspected = existsSync(suspicion);
  if (!suspected && statSync(path).size > ALWAYS_CHECKED_BYTES) return;
  const answer = connection.rows('PRAGMA quick_check(1)')[0]?.quick_check;
  if (answer !== 'ok') throw Object.assign(new Error('quick_check'), { code: 'SQLITE_CORRUPT' });
  if (suspected) rmSync(suspicion);
}

/** Renames file and companions; what was in the log belongs to the file. Answers the file's new name. */
function setAside(path: string, now: number): string {
  const suffix = `.damaged-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
  for (const companion of ['-wal', '-shm', '']) {
    if (existsSync(path + companion)) renameSync(path + companion, `${path}${suffix}${companion}`);
  }
  rmSync(suspicionOf(path), { force: true });
  return basename(path + suffix);
}

class OpenStore implements Store {
  readonly db: Queries;
  readonly setAsideAs: string | null;
  #connection: Connection;
  #log: LogKeeper;
  #scope = new TransactionScope();

  constructor(connection: Connection, setAsideAs: string | null, log: LogKeeper) {
    this.#connection = connection;
    this.#log = log;
    this.setAsideAs = setAsideAs;
    this.db = new Kysely<Schema>({ dialect: libsqlDialect(connection, this.#scope) });
  }

  async transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    const value = await this.db.transaction().execute((trx) => this.#scope.run(() => work(trx)));
    this.#log.look();
    return value;
  }

  async refetchable<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    await this.#log.room();
    const value = await this.db.connection().execute(async (connection) => {
      // In a log that is written in order, what is committed later and flushed takes these with it.
      await sql`PRAGMA synchronous = NORMAL`.execute(connection);
      try {
        return await connection.transaction().execute((trx) => this.#scope.run(() => work(trx)));
      } finally {
        await sql`PRAGMA synchronous = FULL`.execute(connection);
      }
    });
    this.#log.look();
    return value;
  }

  outside<T>(work: () => T): T {
    return this.#scope.outside(work);
  }

  vacuumInto(path: string): void {
    this.#connection.prepare('VACUUM INTO ?').run([path]);
  }

  async close(): Promise<void> {
    await this.db.destroy();
    await this.#log.close();
    this.#connection.close();
  }
}
