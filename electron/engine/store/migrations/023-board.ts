import type { Migration } from '../migrate.ts';

/** What the firm notes about clients' terms, its own deadlines, and what kind of return a client delivers. */
export const board: Migration = {
  number: 23,
  name: 'board',
  statements: [
    'ALTER TABLE clients ADD COLUMN vat_category TEXT',
    'ALTER TABLE clients ADD COLUMN listed_at TEXT',
    `CREATE TABLE term_marks (
      id TEXT PRIMARY KEY, organisation_number TEXT NOT NULL, category TEXT NOT NULL, period TEXT NOT NULL,
      kind TEXT NOT NULL, standing INTEGER NOT NULL, holds_from TEXT NOT NULL, holds_before TEXT,
      done_on TEXT, who TEXT NOT NULL, note TEXT NOT NULL, noted_by TEXT NOT NULL, noted_at TEXT NOT NULL
    ) STRICT`,
    'CREATE UNIQUE INDEX term_marks_place ON term_marks (organisation_number, category, period, standing)',
    `CREATE TABLE own_deadlines (
      organisation_number TEXT NOT NULL, category TEXT NOT NULL, period TEXT NOT NULL,
      day TEXT, days_before INTEGER, reason TEXT NOT NULL, noted_by TEXT NOT NULL, noted_at TEXT NOT NULL,
      PRIMARY KEY (organisation_number, category, period)
    ) STRICT`,
  ],
};
