import type { Migration } from '../migrate.ts';

export const dialogs: Migration = {
  number: 6,
  name: 'dialogs',
  statements: [
    `CREATE TABLE dialogs (
      id TEXT PRIMARY KEY, organisation_number TEXT NOT NULL, party TEXT NOT NULL, system_user_id TEXT NOT NULL,
      service_resource TEXT NOT NULL, service_resource_type TEXT NOT NULL, sender TEXT NOT NULL, title TEXT NOT NULL,
      summary TEXT NOT NULL, status TEXT NOT NULL, external_reference TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
      content_updated_at TEXT NOT NULL, due_at TEXT, is_content_seen INTEGER NOT NULL, attachment_count INTEGER NOT NULL,
      context_revision TEXT NOT NULL, labels TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0, opened_at TEXT, details TEXT, gone TEXT
    ) STRICT`,
    'CREATE INDEX dialogs_newest ON dialogs (content_updated_at DESC)',
    'CREATE INDEX dialogs_by_client ON dialogs (organisation_number, content_updated_at DESC)',
    `CREATE TABLE dialog_attachments (
      dialog_id TEXT NOT NULL REFERENCES dialogs (id) ON DELETE CASCADE, attachment_id TEXT NOT NULL, name TEXT NOT NULL,
      media_type TEXT, url TEXT NOT NULL, expires_at TEXT, file_hash TEXT, PRIMARY KEY (dialog_id, attachment_id)
    ) STRICT`,
    `CREATE TABLE dialog_cursors (
      organisation_number TEXT NOT NULL, party TEXT PRIMARY KEY, cursor TEXT, reconciled_at TEXT, problem TEXT
    ) STRICT`,
    // `remove_diacritics 0` keeps æ, ø and å apart from a and o.
    `CREATE VIRTUAL TABLE dialog_search USING fts5 (
      id UNINDEXED, title, summary, sender, client, body, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
    )`,
  ],
};
