import type { Migration } from '../migrate.ts';

/** The office's own control of a return; goes with the return. */
export const returnControls: Migration = {
  number: 14,
  name: 'return-controls',
  statements: [
    `CREATE TABLE return_controls (
      return_id TEXT NOT NULL REFERENCES returns (id) ON DELETE CASCADE, control TEXT NOT NULL, name TEXT NOT NULL,
      noted_by TEXT NOT NULL, noted_at TEXT NOT NULL, PRIMARY KEY (return_id, control)
    ) STRICT`,
  ],
};
