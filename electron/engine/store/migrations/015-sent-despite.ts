import type { Migration } from '../migrate.ts';

/** Why somebody sent a return past errors that the rules here found, and which. */
export const sentDespite: Migration = {
  number: 15,
  name: 'sent-despite',
  statements: ['ALTER TABLE filings ADD COLUMN despite TEXT'],
};
