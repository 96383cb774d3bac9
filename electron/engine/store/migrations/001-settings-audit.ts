import type { Migration } from '../migrate.ts';

const sealed = (act: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER audit_no_${act.toLowerCase()} BEFORE ${act} ON audit
   BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`;

export const settingsAndAudit: Migration = {
  number: 1,
  name: 'settings-audit',
  statements: [
    `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
    `CREATE TABLE audit (
       sequence INTEGER PRIMARY KEY,
       at TEXT NOT NULL,
       person TEXT NOT NULL,
       act TEXT NOT NULL,
       organisation_number TEXT,
       client_name TEXT,
       outcome TEXT NOT NULL CHECK (outcome IN ('begun', 'done', 'refused', 'failed', 'unknown')),
       params TEXT NOT NULL,
       begun INTEGER REFERENCES audit (sequence),
       previous TEXT NOT NULL,
       hash TEXT NOT NULL
     ) STRICT`,
    `CREATE INDEX audit_client ON audit (organisation_number, sequence)`,
    `CREATE UNIQUE INDEX audit_begun ON audit (begun) WHERE begun IS NOT NULL`,
    sealed('UPDATE'),
    sealed('DELETE'),
    // The newest row, kept apart: rows cut off the end would otherwise leave a chain that fits.
    `CREATE TABLE audit_head (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL) STRICT`,
    `CREATE TRIGGER audit_advance AFTER INSERT ON audit
     BEGIN INSERT OR REPLACE INTO audit_head (one, sequence, hash) VALUES (1, NEW.sequence, NEW.hash); END`,
  ],
};
