import type { Migration } from '../migrate.ts';

/** Who approves and who links, what was asked for, where a system user came from, when it was tried and when it went. */
export const systemUserLife: Migration = {
  number: 9,
  name: 'system-user-life',
  statements: [
    `ALTER TABLE system_user_requests ADD COLUMN wanted TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE system_user_requests ADD COLUMN access_manager TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE system_user_requests ADD COLUMN client_administrator TEXT NOT NULL DEFAULT ''`,
    'UPDATE system_user_requests SET wanted = packages',
    // Made anew: a reference may be used again once its system user is gone.
    `CREATE TABLE system_users_9 (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, external_ref TEXT NOT NULL, packages TEXT NOT NULL,
      approved_at TEXT NOT NULL, health TEXT NOT NULL, checked_at TEXT, origin TEXT NOT NULL, access_manager TEXT NOT NULL,
      client_administrator TEXT NOT NULL, verified_at TEXT, gone_at TEXT
    ) STRICT`,
    `INSERT INTO system_users_9 SELECT id, kind, title, external_ref, packages, approved_at, health, checked_at,
      'requested', '', '', NULL, NULL FROM system_users`,
    'DROP TABLE system_users',
    'ALTER TABLE system_users_9 RENAME TO system_users',
    'CREATE UNIQUE INDEX system_users_by_reference ON system_users (external_ref) WHERE gone_at IS NULL',
  ],
};
