import type { Migration } from '../migrate.ts';

/** Drafts from SAF-T: what was collected of a ledger, the postings behind it, and what a client's answers were. */
export const saftDrafts: Migration = {
  number: 20,
  name: 'saft-drafts',
  statements: [
    `CREATE TABLE saft_drafts (
       id INTEGER PRIMARY KEY,
       job_id TEXT NOT NULL UNIQUE,
       return_id TEXT UNIQUE REFERENCES returns (id),
       organisation_number TEXT NOT NULL,
       mapping_version INTEGER NOT NULL,
       files TEXT NOT NULL,
       ledger TEXT NOT NULL,
       answers TEXT NOT NULL,
       remembered TEXT NOT NULL
     ) STRICT`,
    // The rows lie in the order they are read in: one group of one draft after another.
    `CREATE TABLE saft_postings (
       draft INTEGER NOT NULL,
       group_number INTEGER NOT NULL,
       number INTEGER NOT NULL,
       date TEXT NOT NULL,
       transaction_id TEXT NOT NULL,
       voucher_type TEXT,
       document_id TEXT,
       description TEXT NOT NULL,
       amount TEXT NOT NULL,
       base TEXT NOT NULL,
       tax TEXT NOT NULL,
       PRIMARY KEY (draft, group_number, number)
     ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE saft_answers (
       organisation_number TEXT PRIMARY KEY,
       answers TEXT NOT NULL
     ) STRICT`,
  ],
};
