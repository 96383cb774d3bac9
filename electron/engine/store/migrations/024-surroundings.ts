import type { Migration } from '../migrate.ts';

/** What Altinn holds for a client that was not made here, and what a filing replaces. */
export const surroundings: Migration = {
  number: 24,
  name: 'surroundings',
  statements: [
    `CREATE TABLE other_instances (
       id TEXT PRIMARY KEY,
       organisation_number TEXT NOT NULL,
       created TEXT,
       made_by TEXT,
       stand TEXT NOT NULL CHECK (stand IN ('draft', 'confirmation', 'sent', 'delivered', 'rejected')),
       filled INTEGER NOT NULL,
       category TEXT,
       period TEXT,
       seen_at TEXT NOT NULL
     ) STRICT`,
    'CREATE INDEX other_instances_by_client ON other_instances (organisation_number)',
    'ALTER TABLE filings ADD COLUMN replaces TEXT REFERENCES filings (id)',
    "ALTER TABLE filings ADD COLUMN replaces_others TEXT NOT NULL DEFAULT '[]'",
    'ALTER TABLE filings ADD COLUMN looked TEXT',
    'CREATE INDEX filings_by_replaced ON filings (replaces) WHERE replaces IS NOT NULL',
  ],
};
