import type { Migration } from '../migrate.ts';

/** Every version of a draft that was changed, the one it was made as first; goes with the return. */
export const returnVersions: Migration = {
  number: 19,
  name: 'return-versions',
  statements: [
    `CREATE TABLE return_versions (
      return_id TEXT NOT NULL REFERENCES returns (id) ON DELETE CASCADE, number INTEGER NOT NULL, document TEXT NOT NULL,
      made_at TEXT NOT NULL, made_by TEXT NOT NULL, PRIMARY KEY (return_id, number)
    ) STRICT`,
  ],
};
