import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 038 keeps what was fetched of messages, and knows of none of their transmissions yet', () => {
  const at = migratedTo(37);
  at.run('PRAGMA foreign_keys = OFF');
  at.run(`INSERT INTO dialog_owner_fetches VALUES ('d-1', 'urn:c', 'done', 1, '2026-05-20T08:00:00.000Z', NULL)`);
  at.next(38);
  expect(
    at.rows('SELECT dialog_id, transmission_id, reference, state, tries, listed FROM dialog_owner_fetches'),
  ).toEqual([{ dialog_id: 'd-1', transmission_id: '', reference: 'urn:c', state: 'done', tries: 1, listed: 0 }]);
});
