import { randomBytes } from 'node:crypto';
import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Connection } from '../../../../electron/engine/store/connection.ts';
import { LogKeeper } from '../../../../electron/engine/store/log-keeper.ts';
import { silentLog, temporaryFolder } from '../support.ts';

const MEGABYTE = 1024 * 1024;
const bytes = { carried: MEGABYTE, full: 2 * MEGABYTE };

function written() {
  const path = join(temporaryFolder(), 'klientbro.db');
  const key = randomBytes(32);
  const connection = new Connection(path, key);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 0');
  connection.exec('CREATE TABLE texts (text TEXT)');
  const write = (): void => {
    const insert = connection.prepare('INSERT INTO texts VALUES (?)');
    connection.exec('BEGIN');
    for (let row = 0; row < 600; row += 1) insert.run([randomBytes(2048).toString('hex')]);
    connection.exec('COMMIT');
  };
  const logged = (): number => statSync(`${path}-wal`).size;
  return { path, key, connection, write, logged };
}

it('a log that has grown is carried into the file while the database is open, and begins anew', async () => {
  const { path, key, connection, write, logged } = written();
  write();
  const grown = logged();
  expect(grown).toBeGreaterThan(bytes.full);
  await new LogKeeper(path, key, silentLog(), bytes).room();
  const copy = join(temporaryFolder(), 'copy.db');
  copyFileSync(path, copy);
  const alone = new Connection(copy, key);
  expect(alone.rows('SELECT count(*) AS rows FROM texts')).toEqual([{ rows: 600 }]);
  alone.close();
  connection.exec(`INSERT INTO texts VALUES ('next')`);
  expect(logged()).toBeLessThan(grown / 10);
  connection.close();
});

it('a log that cannot be carried over is left to SQLite', async () => {
  const { path, connection, write, logged } = written();
  write();
  const keeper = new LogKeeper(path, randomBytes(32), silentLog(), bytes);
  await keeper.room();
  await keeper.close();
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(logged()).toBe(0);
  expect(connection.rows('SELECT count(*) AS rows FROM texts')).toEqual([{ rows: 600 }]);
  connection.close();
});
