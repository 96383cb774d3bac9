import type { Migration } from '../migrate.ts';

/**
 * What a first sync writes, made less. A place is found in `dialogs_listed`, which begins with it: an index of places alone is written for
 * nothing (dialogs/list/places.ts keeps them apart). And the words are merged a bit at a time, never a whole level at once, which held the
 * engine for a second.
 */
export const lighterIndex: Migration = {
  number: 40,
  name: 'lighter-index',
  statements: [
    'DROP INDEX dialogs_by_place',
    `INSERT INTO dialog_words (dialog_words, rank) VALUES ('crisismerge', 200)`,
  ],
};
