import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 040 finds a message by its place without an index of its own', () => {
  const at = migratedTo(39);
  at.next(40);
  const [plan] = at.rows('EXPLAIN QUERY PLAN SELECT id FROM dialogs WHERE place = 7');
  expect(plan?.detail).toContain('INDEX dialogs_listed (place=?)');
});
