import type { Migration } from '../migrate.ts';

export const mva: Migration = {
  number: 5,
  name: 'mva',
  statements: [
    `CREATE TABLE returns (
       id TEXT PRIMARY KEY,
       organisation_number TEXT NOT NULL,
       client_name TEXT NOT NULL,
       category TEXT NOT NULL,
       period TEXT NOT NULL,
       document TEXT NOT NULL,
       figures_hash TEXT NOT NULL,
       file_name TEXT NOT NULL,
       file_hash TEXT NOT NULL,
       imported_at TEXT NOT NULL,
       imported_by TEXT NOT NULL,
       discarded_at TEXT
     ) STRICT`,
    'CREATE INDEX returns_by_client ON returns (organisation_number, imported_at DESC)',
    `CREATE TABLE filings (
       id TEXT PRIMARY KEY,
       return_id TEXT NOT NULL REFERENCES returns (id),
       organisation_number TEXT NOT NULL,
       client_name TEXT NOT NULL,
       category TEXT NOT NULL,
       period TEXT NOT NULL,
       channel TEXT NOT NULL CHECK (channel IN ('systemUser', 'person')),
       person TEXT NOT NULL,
       figures_hash TEXT NOT NULL,
       reference TEXT NOT NULL,
       job_id TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('running', 'waitingForLogin', 'waitingForFeedback', 'settled', 'unknown', 'failed')),
       sent TEXT NOT NULL CHECK (sent IN ('sent', 'notSent', 'unknown')),
       open INTEGER NOT NULL,
       instance TEXT,
       verdict TEXT,
       server_findings TEXT NOT NULL DEFAULT '[]',
       payment TEXT,
       problem TEXT,
       started_at TEXT NOT NULL,
       settled_at TEXT
     ) STRICT`,
    // Two windows, two clicks, two engines: the database decides.
    'CREATE UNIQUE INDEX filings_one_open ON filings (organisation_number, category, period) WHERE open = 1',
    'CREATE INDEX filings_by_return ON filings (return_id, started_at DESC)',
    `CREATE TABLE filing_steps (
       filing_id TEXT NOT NULL REFERENCES filings (id),
       step TEXT NOT NULL,
       begun_at TEXT NOT NULL,
       done_at TEXT,
       PRIMARY KEY (filing_id, step)
     ) STRICT`,
    `CREATE TABLE filing_documents (
       id TEXT PRIMARY KEY,
       filing_id TEXT NOT NULL REFERENCES filings (id),
       kind TEXT NOT NULL,
       name TEXT NOT NULL,
       size INTEGER NOT NULL,
       hash TEXT NOT NULL,
       UNIQUE (filing_id, kind)
     ) STRICT`,
  ],
};
