import type { Migration } from '../migrate.ts';

/** Why a filing was told to stop, when a link was refused in use, and clients the firm is taking leave of. */
export const wayOut: Migration = {
  number: 11,
  name: 'way-out',
  statements: [
    'ALTER TABLE filings ADD COLUMN stopped TEXT',
    'ALTER TABLE client_links ADD COLUMN refused_at TEXT',
    `CREATE TABLE client_endings (
      organisation_number TEXT PRIMARY KEY REFERENCES clients (organisation_number), begun_at TEXT NOT NULL, begun_by TEXT NOT NULL,
      exported_at TEXT, exported_as TEXT, ended_at TEXT, delete_on TEXT
    ) STRICT`,
  ],
};
