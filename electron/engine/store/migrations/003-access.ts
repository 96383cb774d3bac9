import type { Migration } from '../migrate.ts';

export const access: Migration = {
  number: 3,
  name: 'access',
  statements: [
    `CREATE TABLE system_user_requests (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, external_ref TEXT NOT NULL, packages TEXT NOT NULL,
      status TEXT NOT NULL, escalated INTEGER NOT NULL, confirm_url TEXT NOT NULL, created_at TEXT NOT NULL, checked_at TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE system_users (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, external_ref TEXT NOT NULL UNIQUE, packages TEXT NOT NULL,
      approved_at TEXT NOT NULL, health TEXT NOT NULL, checked_at TEXT
    ) STRICT`,
  ],
};
