import type { Migration } from '../migrate.ts';

/** Attachments on their way into the clients' folders. */
export const clientFolders: Migration = {
  number: 36,
  name: 'client-folders',
  statements: [
    `CREATE TABLE client_folder_files (
      save_id TEXT NOT NULL, position INTEGER NOT NULL,
      dialog_id TEXT NOT NULL REFERENCES dialogs (id) ON DELETE CASCADE, attachment_id TEXT NOT NULL,
      state TEXT NOT NULL, problem TEXT, started_at TEXT NOT NULL, PRIMARY KEY (save_id, position)
    ) STRICT`,
    'CREATE INDEX client_folder_files_of_dialog ON client_folder_files (dialog_id)',
  ],
};
