import type { Migration } from '../migrate.ts';

/** What a person must still do after the verdict, once somebody has said that it is done. */
export const filingFollowUps: Migration = {
  number: 18,
  name: 'filing-follow-ups',
  statements: [
    'ALTER TABLE filings ADD COLUMN followed_up_by TEXT',
    'ALTER TABLE filings ADD COLUMN followed_up_at TEXT',
  ],
};
