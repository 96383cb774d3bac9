import type { Migration } from '../migrate.ts';

/** Where the figures of a return came from; all there was before were read from XML. */
export const returnSource: Migration = {
  number: 16,
  name: 'return-source',
  statements: ["ALTER TABLE returns ADD COLUMN source_kind TEXT NOT NULL DEFAULT 'xml'"],
};
