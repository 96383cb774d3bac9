import type { Migration } from '../migrate.ts';

/** A person's word that these figures may be sent; goes with the return. */
export const returnReleases: Migration = {
  number: 17,
  name: 'return-releases',
  statements: [
    `CREATE TABLE return_releases (
      return_id TEXT PRIMARY KEY REFERENCES returns (id) ON DELETE CASCADE, figures_hash TEXT NOT NULL,
      released_by TEXT NOT NULL, person_id TEXT, proved_by TEXT, despite TEXT, released_at TEXT NOT NULL
    ) STRICT`,
  ],
};
