import type { Migration } from '../migrate.ts';

/** One row per wish; the newest wish for a client takes the place of the one before. */
export const clientLinkTasks: Migration = {
  number: 7,
  name: 'client-link-tasks',
  statements: [
    `CREATE TABLE client_link_tasks (
      system_user_id TEXT NOT NULL, act TEXT NOT NULL CHECK (act IN ('link', 'unlink')), client_id TEXT NOT NULL,
      organisation_number TEXT NOT NULL, name TEXT NOT NULL, job_id TEXT NOT NULL, person TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'done', 'failed')), problem TEXT, at TEXT NOT NULL,
      PRIMARY KEY (system_user_id, act, client_id)
    ) STRICT`,
    'CREATE INDEX client_link_tasks_by_job ON client_link_tasks (job_id, state)',
  ],
};
