import type { Migration } from '../migrate.ts';

/** Files that go with a return, and those that went with a filing. What was under way before had none to upload. */
export const attachments: Migration = {
  number: 26,
  name: 'attachments',
  statements: [
    `CREATE TABLE return_attachments (
       id TEXT PRIMARY KEY,
       return_id TEXT NOT NULL REFERENCES returns (id),
       name TEXT NOT NULL,
       content_type TEXT NOT NULL,
       size INTEGER NOT NULL,
       hash TEXT NOT NULL,
       added_at TEXT NOT NULL,
       added_by TEXT NOT NULL
     ) STRICT`,
    'CREATE UNIQUE INDEX return_attachments_by_name ON return_attachments (return_id, lower(name))',
    `CREATE TABLE filing_attachments (
       id TEXT PRIMARY KEY,
       filing_id TEXT NOT NULL REFERENCES filings (id),
       name TEXT NOT NULL,
       content_type TEXT NOT NULL,
       size INTEGER NOT NULL,
       hash TEXT NOT NULL
     ) STRICT`,
    'CREATE INDEX filing_attachments_by_filing ON filing_attachments (filing_id)',
    `INSERT INTO filing_steps (filing_id, step, begun_at, done_at)
       SELECT filing_id, 'attachmentsUploaded', done_at, done_at FROM filing_steps
       WHERE step = 'returnUploaded' AND done_at IS NOT NULL`,
  ],
};
