import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 035 keeps the texts of opened messages, and leaves it to the start to place and index every message', () => {
  const at = migratedTo(34);
  const add = (id: string, body: string) => {
    at.run(`INSERT INTO dialogs (id, organisation_number, party, system_user_id, service_resource, service_resource_type, sender, title,
        summary, status, created_at, updated_at, content_updated_at, is_content_seen, attachment_count, context_revision, labels)
      VALUES ('${id}', '310000019', 'p', 's', 'r', 't', 'skd', 'Vedtak', '', 'NotApplicable', '2026-05-01', '2026-05-01', '2026-05-01', 1, 0, 'c', '[]')`);
    at.run(
      `INSERT INTO dialog_search (id, title, summary, sender, client, body) VALUES ('${id}', 'Vedtak', '', 'skd', '', '${body}')`,
    );
  };
  add('a', 'Fradrag for representasjon');
  add('b', '');
  at.next(35);
  expect(at.rows('SELECT dialog_id, part, text FROM dialog_texts')).toEqual([
    { dialog_id: 'a', part: 'text', text: 'Fradrag for representasjon' },
  ]);
  expect(at.rows('SELECT id FROM dialogs WHERE place IS NULL ORDER BY id')).toHaveLength(2);
});
