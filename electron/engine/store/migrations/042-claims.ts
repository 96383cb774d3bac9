import type { Migration } from '../migrate.ts';

/** What each client owes, as Skatteetaten told it last, and what moved since; years of claims, payments and payouts; official deadlines. */
export const claims: Migration = {
  number: 42,
  name: 'claims',
  statements: [
    `CREATE TABLE claims_parties (
      organisation_number TEXT PRIMARY KEY, asked_at TEXT, fetched_at TEXT, answer TEXT, problem TEXT, paused_until TEXT, seen_at TEXT,
      deadlines_asked_at TEXT
    ) STRICT`,
    `CREATE TABLE claims_movements (
      id INTEGER PRIMARY KEY, organisation_number TEXT NOT NULL, at TEXT NOT NULL, movement TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX claims_movements_of_client ON claims_movements (organisation_number, at)',
    `CREATE TABLE claims_years (
      organisation_number TEXT NOT NULL, year INTEGER NOT NULL, kind TEXT NOT NULL, fetched_at TEXT NOT NULL, answer TEXT NOT NULL,
      PRIMARY KEY (organisation_number, year, kind)
    ) STRICT`,
    `CREATE TABLE claims_deadlines (
      organisation_number TEXT NOT NULL, source TEXT NOT NULL, fetched_at TEXT NOT NULL, deadlines TEXT NOT NULL,
      PRIMARY KEY (organisation_number, source)
    ) STRICT`,
  ],
};
