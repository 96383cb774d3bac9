import type { Migration } from '../migrate.ts';

/**
 * Everything that a list row of Dialogporten says, the names of sub-units, and a cursor for each system user that reads a party.
 * Without cursors everything is listed once more: that fills the new columns of the rows there are.
 */
export const dialogRows: Migration = {
  number: 29,
  name: 'dialog-rows',
  statements: [
    `ALTER TABLE dialogs ADD COLUMN org TEXT NOT NULL DEFAULT ''`,
    'ALTER TABLE dialogs ADD COLUMN extended_status TEXT',
    `ALTER TABLE dialogs ADD COLUMN extended_status_text TEXT NOT NULL DEFAULT ''`,
    'ALTER TABLE dialogs ADD COLUMN progress INTEGER',
    'ALTER TABLE dialogs ADD COLUMN has_unopened_content INTEGER NOT NULL DEFAULT 0',
    `ALTER TABLE dialogs ADD COLUMN seen TEXT NOT NULL DEFAULT '[]'`,
    'ALTER TABLE dialogs ADD COLUMN latest_activity_id TEXT',
    'ALTER TABLE dialogs ADD COLUMN latest_activity_type TEXT',
    'ALTER TABLE dialogs ADD COLUMN latest_activity_at TEXT',
    'ALTER TABLE dialogs ADD COLUMN from_service_owner_transmissions INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE dialogs ADD COLUMN from_party_transmissions INTEGER NOT NULL DEFAULT 0',
    'CREATE INDEX dialogs_by_party ON dialogs (party, created_at, id)',
    `CREATE TABLE dialog_parties (party TEXT PRIMARY KEY, organisation_number TEXT NOT NULL, name TEXT NOT NULL) STRICT`,
    'DROP TABLE dialog_cursors',
    `CREATE TABLE dialog_cursors (
      organisation_number TEXT NOT NULL, party TEXT NOT NULL, system_user_id TEXT NOT NULL, cursor TEXT, reconciled_at TEXT, problem TEXT,
      PRIMARY KEY (party, system_user_id)
    ) STRICT`,
  ],
};
