import type { Migration } from '../migrate.ts';

/** What the firm's people know of agreements and scopes they have ordered. */
export const orderNotes: Migration = {
  number: 10,
  name: 'order-notes',
  statements: [
    `CREATE TABLE order_notes (
      id TEXT PRIMARY KEY, status TEXT NOT NULL, day TEXT NOT NULL, reason TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT`,
  ],
};
