import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 029 keeps messages as they were, and lets everything be listed once more', () => {
  const at = migratedTo(28);
  at.run(`INSERT INTO dialogs (id, organisation_number, party, system_user_id, service_resource, service_resource_type, sender, title,
    summary, status, created_at, updated_at, content_updated_at, is_content_seen, attachment_count, context_revision, labels, done)
    VALUES ('d', '310000019', 'p', 'u', 's', 't', 'Skatteetaten', 'Vedtak', '', 'Draft', '1', '2', '2', 0, 0, 'r', '[]', 1)`);
  at.run(`INSERT INTO dialog_cursors VALUES ('310000019', 'p', '2', '2026-11-21T08:00:00.000Z', NULL)`);
  at.next(29);
  expect(
    at.rows('SELECT title, done, org, progress, seen, latest_activity_id, from_party_transmissions FROM dialogs'),
  ).toEqual([
    {
      title: 'Vedtak',
      done: 1,
      org: '',
      progress: null,
      seen: '[]',
      latest_activity_id: null,
      from_party_transmissions: 0,
    },
  ]);
  expect(at.rows('SELECT party FROM dialog_cursors')).toEqual([]);
  const add = (user: string) =>
    at.run(
      `INSERT INTO dialog_cursors (organisation_number, party, system_user_id) VALUES ('310000019', 'p', '${user}')`,
    );
  add('u');
  add('v');
  expect(() => add('u')).toThrow('UNIQUE');
});
