import type { Migration } from '../migrate.ts';

/** What is unread is counted per client each time a message changes: over every row that took a second. */
export const unreadIndex: Migration = {
  number: 41,
  name: 'unread-index',
  statements: [
    `CREATE INDEX dialogs_unread ON dialogs (organisation_number) WHERE is_content_seen = 0 AND done = 0 AND gone IS NULL`,
  ],
};
