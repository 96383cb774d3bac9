import type { Migration } from '../migrate.ts';

/** The firm's own list: rows that need no link, what the registers say of them, and what Altinn listed at the last login. */
export const clientList: Migration = {
  number: 8,
  name: 'client-list',
  statements: [
    'ALTER TABLE clients ADD COLUMN in_list INTEGER NOT NULL DEFAULT 0',
    `ALTER TABLE clients ADD COLUMN groups TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE clients ADD COLUMN responsible TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE clients ADD COLUMN deputy TEXT NOT NULL DEFAULT ''`,
    'ALTER TABLE clients ADD COLUMN vat_term TEXT',
    'ALTER TABLE clients ADD COLUMN delivers_from TEXT',
    'ALTER TABLE clients ADD COLUMN joint_unit TEXT',
    `ALTER TABLE clients ADD COLUMN notes TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE clients ADD COLUMN status TEXT NOT NULL DEFAULT 'unknown'`,
    'ALTER TABLE clients ADD COLUMN status_since TEXT',
    'ALTER TABLE clients ADD COLUMN parent TEXT',
    'ALTER TABLE clients ADD COLUMN merging_with TEXT',
    'ALTER TABLE clients ADD COLUMN register_joint_unit TEXT',
    'ALTER TABLE clients ADD COLUMN accountant INTEGER',
    'ALTER TABLE clients ADD COLUMN roles_checked_at TEXT',
    // Every client there is was linked once, and so is the firm's.
    'UPDATE clients SET in_list = 1',
    `UPDATE clients SET status = CASE bankrupt WHEN 1 THEN 'bankrupt' ELSE 'active' END WHERE looked_up_at IS NOT NULL`,
    // Asked again at the next look: the new facts are not known yet.
    'UPDATE clients SET looked_up_at = NULL',
    'ALTER TABLE client_links ADD COLUMN missed_since TEXT',
    `CREATE TABLE client_candidates (
      system_user_id TEXT NOT NULL, organisation_number TEXT NOT NULL, linked INTEGER NOT NULL, PRIMARY KEY (system_user_id, organisation_number)
    ) STRICT`,
    'CREATE TABLE client_candidate_lists (system_user_id TEXT PRIMARY KEY, fetched_at TEXT NOT NULL) STRICT',
    `CREATE TABLE delegation_asks (
      organisation_number TEXT NOT NULL, package TEXT NOT NULL, asked_at TEXT NOT NULL, asked_by TEXT NOT NULL, reminded_at TEXT,
      settled_at TEXT, PRIMARY KEY (organisation_number, package)
    ) STRICT`,
    `CREATE TABLE client_changes (
      id INTEGER PRIMARY KEY AUTOINCREMENT, organisation_number TEXT NOT NULL, kind TEXT NOT NULL, before TEXT NOT NULL,
      after TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX client_changes_by_client ON client_changes (organisation_number)',
  ],
};
