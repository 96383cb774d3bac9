import type { Migration } from '../migrate.ts';

/** The firm's people, who prepared a return, and who had it filed and how they had shown who they were. */
export const people: Migration = {
  number: 12,
  name: 'people',
  statements: [
    `CREATE TABLE people (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, os_user TEXT NOT NULL, set_up INTEGER NOT NULL, grants TEXT NOT NULL,
      blocked TEXT NOT NULL, proof TEXT, proved_at TEXT, created_at TEXT NOT NULL, deactivated_at TEXT
    ) STRICT`,
    'CREATE UNIQUE INDEX people_by_proof ON people (proof) WHERE proof IS NOT NULL',
    'ALTER TABLE returns ADD COLUMN prepared_by TEXT',
    'ALTER TABLE filings ADD COLUMN preparer TEXT',
    'ALTER TABLE filings ADD COLUMN signed_by TEXT',
    'ALTER TABLE filings ADD COLUMN proved_by TEXT',
  ],
};
