import type { Migration } from '../migrate.ts';

/** How far the background has come with the text and the attachments of each message, where the firm has chosen to have them fetched. */
export const ownerFetch: Migration = {
  number: 34,
  name: 'owner-fetch',
  statements: [
    `CREATE TABLE dialog_owner_fetches (
      dialog_id TEXT PRIMARY KEY REFERENCES dialogs (id) ON DELETE CASCADE, reference TEXT, state TEXT NOT NULL, tries INTEGER NOT NULL,
      due_at TEXT NOT NULL, problem TEXT
    ) STRICT`,
    `CREATE TABLE dialog_owner_files (
      dialog_id TEXT NOT NULL REFERENCES dialogs (id) ON DELETE CASCADE, attachment_id TEXT NOT NULL, name TEXT NOT NULL, checksum TEXT,
      expires_at TEXT, state TEXT NOT NULL, tries INTEGER NOT NULL, due_at TEXT NOT NULL, problem TEXT,
      PRIMARY KEY (dialog_id, attachment_id)
    ) STRICT`,
    'CREATE INDEX dialog_owner_files_due ON dialog_owner_files (state, due_at)',
  ],
};
