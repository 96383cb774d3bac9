import type { Migration } from '../migrate.ts';

/**
 * The list of all messages: a place for each, an index that holds what the list is filtered by, and a full-text index of every
 * three letters whose row number is the place. Messages get both when the engine starts (dialogs/list/take-in.ts).
 * And what an office adds to a message, all of it local.
 */
export const messageList: Migration = {
  number: 35,
  name: 'message-list',
  statements: [
    'ALTER TABLE dialogs ADD COLUMN place INTEGER',
    'DROP INDEX dialogs_newest',
    'DROP INDEX dialogs_by_client',
    'CREATE UNIQUE INDEX dialogs_by_place ON dialogs (place)',
    `CREATE INDEX dialogs_listed ON dialogs (
       place DESC, gone, organisation_number, is_content_seen, has_unopened_content, done, due_at, status, org, sender, labels, party, service_resource
     )`,
    'CREATE INDEX dialogs_by_client ON dialogs (organisation_number, place DESC)',
    'CREATE INDEX dialogs_by_due ON dialogs (due_at, place DESC) WHERE due_at IS NOT NULL',
    `CREATE TABLE dialog_texts (
       dialog_id TEXT NOT NULL REFERENCES dialogs (id) ON DELETE CASCADE, part TEXT NOT NULL, text TEXT NOT NULL,
       PRIMARY KEY (dialog_id, part)
     ) STRICT`,
    `INSERT INTO dialog_texts SELECT id, 'text', max(body) FROM dialog_search
       WHERE body <> '' AND id IN (SELECT id FROM dialogs) GROUP BY id`,
    'DROP TABLE dialog_search',
    // Without its texts (they stand in the tables), and with æ, ø and å apart from a and o.
    `CREATE VIRTUAL TABLE dialog_words USING fts5 (
       title, summary, names, held, tokenize = "trigram", content = '', contentless_delete = 1
     )`,
    `CREATE TABLE dialog_office (
       dialog_id TEXT PRIMARY KEY REFERENCES dialogs (id) ON DELETE CASCADE, person_id TEXT, follow_up_on TEXT, follow_up_by TEXT
     ) STRICT`,
    'CREATE INDEX dialog_office_follow_up ON dialog_office (follow_up_on) WHERE follow_up_on IS NOT NULL',
    `CREATE TABLE dialog_notes (
       id TEXT PRIMARY KEY, dialog_id TEXT NOT NULL REFERENCES dialogs (id) ON DELETE CASCADE,
       text TEXT NOT NULL, noted_by TEXT NOT NULL, noted_at TEXT NOT NULL
     ) STRICT`,
    'CREATE INDEX dialog_notes_by_dialog ON dialog_notes (dialog_id)',
    `CREATE TABLE dialog_tags (
       dialog_id TEXT NOT NULL REFERENCES dialogs (id) ON DELETE CASCADE, tag TEXT NOT NULL, PRIMARY KEY (dialog_id, tag)
     ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX dialog_tags_by_tag ON dialog_tags (tag)',
    `CREATE TABLE office_rules (
       id TEXT PRIMARY KEY, rule TEXT NOT NULL, created_by TEXT NOT NULL, created_at TEXT NOT NULL
     ) STRICT`,
    `CREATE TABLE saved_searches (
       id TEXT PRIMARY KEY, person_id TEXT NOT NULL, name TEXT NOT NULL, filter TEXT NOT NULL, UNIQUE (person_id, name)
     ) STRICT`,
  ],
};
