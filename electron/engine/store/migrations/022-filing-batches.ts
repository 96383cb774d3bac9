import type { Migration } from '../migrate.ts';

/** Returns sent together: what was chosen, and the filing each became. */
export const filingBatches: Migration = {
  number: 22,
  name: 'filing-batches',
  statements: [
    `CREATE TABLE filing_batches (
      id TEXT PRIMARY KEY, channel TEXT NOT NULL, pool INTEGER NOT NULL, person TEXT NOT NULL, job_id TEXT NOT NULL,
      started_at TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE filing_batch_rows (
      batch_id TEXT NOT NULL REFERENCES filing_batches (id) ON DELETE CASCADE, position INTEGER NOT NULL,
      return_id TEXT NOT NULL REFERENCES returns (id) ON DELETE CASCADE, figures_hash TEXT NOT NULL, filing_id TEXT,
      problem TEXT, PRIMARY KEY (batch_id, return_id)
    ) STRICT`,
    'CREATE INDEX filing_batch_rows_filing ON filing_batch_rows (filing_id)',
  ],
};
