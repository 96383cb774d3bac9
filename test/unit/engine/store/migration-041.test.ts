import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 041 counts what is unread per client in an index of that alone', () => {
  const at = migratedTo(40);
  at.next(41);
  const plan = at.rows(
    `EXPLAIN QUERY PLAN SELECT organisation_number, count(*) FROM dialogs
       WHERE is_content_seen = 0 AND done = 0 AND gone IS NULL GROUP BY organisation_number`,
  );
  expect(JSON.stringify(plan)).toContain('INDEX dialogs_unread');
});
