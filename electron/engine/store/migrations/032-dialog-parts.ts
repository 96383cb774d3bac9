import type { Migration } from '../migrate.ts';

/** What is fetched of a message beside its details: texts, logs, why it is open to us. */
export const dialogParts: Migration = {
  number: 32,
  name: 'dialog-parts',
  statements: [
    `CREATE TABLE dialog_parts (
      dialog_id TEXT NOT NULL REFERENCES dialogs (id) ON DELETE CASCADE, part TEXT NOT NULL, json TEXT NOT NULL,
      fetched_at TEXT NOT NULL, PRIMARY KEY (dialog_id, part)
    ) STRICT`,
    'ALTER TABLE dialog_attachments ADD COLUMN transmission_id TEXT',
    'ALTER TABLE dialog_attachments ADD COLUMN size INTEGER',
  ],
};
