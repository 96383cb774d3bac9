import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 030 keeps how far parties are known, and tries anew what had failed', () => {
  const at = migratedTo(29);
  at.run(`INSERT INTO dialog_parties VALUES ('p', '310000019', 'Fjell AS')`);
  at.run(
    `INSERT INTO dialog_cursors VALUES ('310000019', 'p', 'u', '2026-05-01', '2026-11-21T08:00:00.000Z', 'http.cut')`,
  );
  at.next(30);
  expect(at.rows('SELECT name, deleted FROM dialog_parties')).toEqual([{ name: 'Fjell AS', deleted: 0 }]);
  expect(at.rows('SELECT cursor, problem, walk, missed_since FROM dialog_cursors')).toEqual([
    { cursor: '2026-05-01', problem: null, walk: null, missed_since: null },
  ]);
});
