import type { Migration } from '../migrate.ts';

/** What a login may do for each client, and which login was whose. A row of a batch may be sent although the right is known to be missing. */
export const filingRights: Migration = {
  number: 27,
  name: 'filing-rights',
  statements: [
    `CREATE TABLE filing_logins (
       person_id TEXT PRIMARY KEY,
       identity TEXT NOT NULL,
       logged_in_at TEXT NOT NULL,
       read_at TEXT,
       problem TEXT
     ) STRICT`,
    `CREATE TABLE filing_rights (
       identity TEXT NOT NULL,
       organisation_number TEXT NOT NULL,
       fill_in TEXT NOT NULL CHECK (fill_in IN ('yes', 'no', 'unknown')),
       sign TEXT NOT NULL CHECK (sign IN ('yes', 'no', 'unknown')),
       source TEXT NOT NULL CHECK (source IN ('altinn', 'filing')),
       checked_at TEXT NOT NULL,
       PRIMARY KEY (identity, organisation_number)
     ) STRICT`,
    'ALTER TABLE filing_batch_rows ADD COLUMN despite_right INTEGER NOT NULL DEFAULT 0',
  ],
};
