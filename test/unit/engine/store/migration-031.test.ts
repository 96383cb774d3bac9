import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 031 leaves how far the looks have come as it was, and begins with no service chosen', () => {
  const at = migratedTo(30);
  at.run(`INSERT INTO dialog_cursors (organisation_number, party, system_user_id, cursor)
    VALUES ('310000019', 'p', 's', 'c')`);
  at.next(31);
  expect(at.rows('SELECT cursor FROM dialog_cursors')).toEqual([{ cursor: 'c' }]);
  expect(at.rows('SELECT count(*) AS chosen FROM dialog_service_choices')).toEqual([{ chosen: 0 }]);
});
