import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Connection } from '../../../../electron/engine/store/connection.ts';
import { migrate } from '../../../../electron/engine/store/migrate.ts';
import { migrations } from '../../../../electron/engine/store/migrations/index.ts';
import { temporaryFolder } from '../support.ts';

/**
 * A database as it was after migration `number`: insert rows as that version wrote them, then `next(n)` and look at
 * what became of them.
 */
export function migratedTo(number: number) {
  const connection = new Connection(join(temporaryFolder(), 'migration.db'), randomBytes(32));
  onTestFinished(() => connection.close());
  const upTo = (last: number): void => {
    migrate(
      connection,
      migrations.filter((migration) => migration.number <= last),
      () => 0,
    );
  };
  connection.exec('PRAGMA foreign_keys = ON');
  upTo(number);
  return {
    run: (sql: string): void => connection.exec(sql),
    rows: (sql: string, parameters: ReadonlyArray<string | number | null> = []) => connection.rows(sql, parameters),
    next: upTo,
  };
}
