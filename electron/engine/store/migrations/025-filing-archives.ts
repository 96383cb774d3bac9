import type { Migration } from '../migrate.ts';

/** Which papers of a filing lie in the archive folder that was chosen, and where. */
export const filingArchives: Migration = {
  number: 25,
  name: 'filing-archives',
  statements: [
    `CREATE TABLE filing_archives (
      filing_id TEXT PRIMARY KEY REFERENCES filings (id) ON DELETE CASCADE, root TEXT NOT NULL, place TEXT NOT NULL,
      files TEXT NOT NULL, contents TEXT NOT NULL, complete INTEGER NOT NULL, written_at TEXT NOT NULL
    ) STRICT`,
  ],
};
