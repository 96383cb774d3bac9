import type { Migration } from '../migrate.ts';

/** Letters of Correspondence that stand in a larger dialog are fetched in the background too: one row for each, beside the message's own. */
export const ownerTransmissions: Migration = {
  number: 38,
  name: 'owner-transmissions',
  statements: [
    `CREATE TABLE dialog_owner_fetches_new (
      dialog_id TEXT NOT NULL REFERENCES dialogs (id) ON DELETE CASCADE, transmission_id TEXT NOT NULL DEFAULT '', reference TEXT,
      state TEXT NOT NULL, tries INTEGER NOT NULL, due_at TEXT NOT NULL, problem TEXT, listed INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (dialog_id, transmission_id)
    ) STRICT`,
    `INSERT INTO dialog_owner_fetches_new (dialog_id, reference, state, tries, due_at, problem)
      SELECT dialog_id, reference, state, tries, due_at, problem FROM dialog_owner_fetches`,
    'DROP TABLE dialog_owner_fetches',
    'ALTER TABLE dialog_owner_fetches_new RENAME TO dialog_owner_fetches',
  ],
};
