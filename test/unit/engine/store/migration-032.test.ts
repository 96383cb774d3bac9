import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 032 keeps files as they were, and what is fetched beside a message goes with it', () => {
  const at = migratedTo(31);
  at.run(`INSERT INTO dialogs (id, organisation_number, party, system_user_id, service_resource, service_resource_type, sender, title,
    summary, status, created_at, updated_at, content_updated_at, is_content_seen, attachment_count, context_revision, labels, done)
    VALUES ('d', '310000019', 'p', 'u', 's', 't', 'Skatteetaten', 'Vedtak', '', 'Draft', '1', '2', '2', 0, 0, 'r', '[]', 1)`);
  at.run(`INSERT INTO dialog_attachments VALUES ('d', 'a', 'brev.pdf', NULL, 'https://x', NULL, NULL)`);
  at.next(32);
  expect(at.rows('SELECT name, transmission_id, size FROM dialog_attachments')).toEqual([
    { name: 'brev.pdf', transmission_id: null, size: null },
  ]);
  at.run(`INSERT INTO dialog_parts VALUES ('d', 'text', '{}', '3')`);
  expect(() => at.run(`INSERT INTO dialog_parts VALUES ('d', 'text', '{}', '4')`)).toThrow('UNIQUE');
  expect(() => at.run(`INSERT INTO dialog_parts VALUES ('e', 'text', '{}', '4')`)).toThrow('FOREIGN KEY');
});
