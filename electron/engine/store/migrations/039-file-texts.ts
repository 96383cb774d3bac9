import type { Migration } from '../migrate.ts';

/** Files that are held are searched: which of them were not read for it yet. */
export const fileTexts: Migration = {
  number: 39,
  name: 'file-texts',
  statements: [
    'ALTER TABLE dialog_attachments ADD COLUMN text_read INTEGER NOT NULL DEFAULT 0',
    `CREATE INDEX dialog_attachments_unread ON dialog_attachments (dialog_id) WHERE file_hash IS NOT NULL AND text_read = 0`,
  ],
};
