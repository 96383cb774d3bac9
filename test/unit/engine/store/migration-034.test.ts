import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 034 begins with nothing fetched in the background', () => {
  const at = migratedTo(33);
  at.next(34);
  expect(at.rows('SELECT count(*) AS texts FROM dialog_owner_fetches')).toEqual([{ texts: 0 }]);
  expect(at.rows('SELECT count(*) AS files FROM dialog_owner_files')).toEqual([{ files: 0 }]);
});
