import type { Migration } from '../migrate.ts';

/** How a client's tables are understood, and for each return made of one the rows behind its lines. */
export const returnTables: Migration = {
  number: 21,
  name: 'return-tables',
  statements: [
    `CREATE TABLE table_setups (
      organisation_number TEXT NOT NULL, fingerprint TEXT NOT NULL, setup TEXT NOT NULL, saved_at TEXT NOT NULL,
      saved_by TEXT NOT NULL, PRIMARY KEY (organisation_number, fingerprint)
    ) STRICT`,
    `CREATE TABLE table_codes (
      organisation_number TEXT NOT NULL, own_code TEXT NOT NULL, standard_code TEXT,
      PRIMARY KEY (organisation_number, own_code)
    ) STRICT`,
    `CREATE TABLE return_tables (
      return_id TEXT PRIMARY KEY REFERENCES returns (id) ON DELETE CASCADE, sheet TEXT, headings TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE return_table_rows (
      return_id TEXT NOT NULL REFERENCES returns (id) ON DELETE CASCADE, line TEXT NOT NULL, place INTEGER NOT NULL,
      file_line INTEGER NOT NULL, cells TEXT NOT NULL, base TEXT, tax TEXT NOT NULL, PRIMARY KEY (return_id, line, place)
    ) STRICT, WITHOUT ROWID`,
  ],
};
