import type { Migration } from '../migrate.ts';

/** Where a listing of everything stands, since when a party is missed, and which units are deleted. What had failed is tried anew. */
export const dialogWalks: Migration = {
  number: 30,
  name: 'dialog-walks',
  statements: [
    'ALTER TABLE dialog_parties ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE dialog_cursors ADD COLUMN walk TEXT',
    'ALTER TABLE dialog_cursors ADD COLUMN missed_since TEXT',
    'UPDATE dialog_cursors SET problem = NULL',
  ],
};
