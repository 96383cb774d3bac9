import type { Migration } from '../migrate.ts';

/** Labels that people want to change in Altinn, until they are. */
export const labelWishes: Migration = {
  number: 33,
  name: 'label-wishes',
  statements: [
    `CREATE TABLE dialog_label_wishes (
      dialog_id TEXT PRIMARY KEY REFERENCES dialogs(id) ON DELETE CASCADE,
      folder TEXT,
      unopened INTEGER,
      person TEXT NOT NULL,
      asked_at TEXT NOT NULL,
      stale INTEGER NOT NULL DEFAULT 0,
      alone INTEGER NOT NULL DEFAULT 0,
      problem TEXT
    ) STRICT`,
  ],
};
