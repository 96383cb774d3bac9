import type { Migration } from '../migrate.ts';

export const jobs: Migration = {
  number: 2,
  name: 'jobs',
  statements: [
    `CREATE TABLE job (
       sequence INTEGER PRIMARY KEY AUTOINCREMENT,
       id TEXT NOT NULL UNIQUE,
       kind TEXT NOT NULL,
       key TEXT,
       client TEXT,
       params TEXT NOT NULL,
       payload TEXT NOT NULL,
       progress_state TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'waiting', 'done', 'failed', 'cancelled')),
       wanted TEXT CHECK (wanted IN ('pause', 'cancel')),
       attempts INTEGER NOT NULL DEFAULT 0,
       interruptions INTEGER NOT NULL DEFAULT 0,
       done INTEGER NOT NULL DEFAULT 0,
       total INTEGER NOT NULL DEFAULT 0,
       due_at TEXT,
       problem TEXT,
       owner TEXT,
       created_at TEXT NOT NULL,
       finished_at TEXT
     ) STRICT`,
    `CREATE UNIQUE INDEX job_open_key ON job (kind, key)
     WHERE key IS NOT NULL AND state IN ('queued', 'running', 'paused', 'waiting')`,
    `CREATE INDEX job_state ON job (state, due_at)`,
    `CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL`,
  ],
};
