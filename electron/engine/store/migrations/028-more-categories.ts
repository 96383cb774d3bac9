import type { Migration } from '../migrate.ts';

/** What a client delivers beside its main return, as a JSON array of categories. */
export const moreCategories: Migration = {
  number: 28,
  name: 'more-categories',
  statements: [`ALTER TABLE clients ADD COLUMN also_delivers TEXT NOT NULL DEFAULT '[]'`],
};
