import type { Migration } from '../migrate.ts';

/** The firm may have a second system, in which a reference of the first can stand once more. */
export const visibleSystem: Migration = {
  number: 13,
  name: 'visible-system',
  statements: [
    `ALTER TABLE system_users ADD COLUMN system TEXT NOT NULL DEFAULT 'firm'`,
    'DROP INDEX system_users_by_reference',
    'CREATE UNIQUE INDEX system_users_by_reference ON system_users (system, external_ref) WHERE gone_at IS NULL',
  ],
};
