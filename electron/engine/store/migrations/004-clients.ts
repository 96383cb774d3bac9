import type { Migration } from '../migrate.ts';

export const clients: Migration = {
  number: 4,
  name: 'clients',
  statements: [
    `CREATE TABLE clients (
      organisation_number TEXT PRIMARY KEY, name TEXT NOT NULL, form TEXT NOT NULL, bankrupt INTEGER NOT NULL,
      vat_registered INTEGER, looked_up_at TEXT
    ) STRICT`,
    `CREATE TABLE client_links (
      system_user_id TEXT NOT NULL, client_id TEXT NOT NULL, organisation_number TEXT NOT NULL REFERENCES clients (organisation_number),
      linked_at TEXT NOT NULL, removed_at TEXT, removed_by TEXT, seen_as_party INTEGER, seen_checked_at TEXT,
      PRIMARY KEY (system_user_id, client_id)
    ) STRICT`,
    'CREATE INDEX client_links_by_client ON client_links (organisation_number)',
  ],
};
