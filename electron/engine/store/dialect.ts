import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Connection } from './connection.ts';

const LONGEST_STRETCH_MS = 15;

/**
 * There is one connection, so a query on `store.db` inside a transaction would wait for itself for ever. The driver
 * knows who asks, and throws instead.
 */
export class TransactionScope {
  #current = new AsyncLocalStorage<{ open: boolean } | undefined>();

  async run<T>(work: () => Promise<T>): Promise<T> {
    const scope = { open: true };
    try {
      return await this.#current.run(scope, work);
    } finally {
      scope.open = false;
    }
  }

  /** Runs work that shall wait for the present transaction instead of being part of it. */
  outside<T>(work: () => T): T {
    return this.#current.run(undefined, work);
  }

  check(): void {
    if (this.#current.getStore()?.open) {
      throw new Error('store: this runs inside a transaction and must use its `trx`');
    }
  }
}

class Driver extends SqliteDriver {
  #scope: TransactionScope;
  #stretchFrom = performance.now();

  constructor(connection: Connection, scope: TransactionScope) {
    super({ database: connection });
    this.#scope = scope;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#scope.check();
    // Below kysely's promises everything is synchronous: a long row of queries would never let a timer or a socket in.
    if (performance.now() - this.#stretchFrom > LONGEST_STRETCH_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#stretchFrom = performance.now();
    }
    return super.acquireConnection();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

export function libsqlDialect(connection: Connection, scope: TransactionScope): Dialect {
  return {
    createDriver: () => new Driver(connection, scope),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}
