import type { Migration } from '../migrate.ts';

/** Altinn's services as last read, which of them each system user opens, and what the firm has chosen to fetch. */
export const messageServices: Migration = {
  number: 31,
  name: 'message-services',
  statements: [
    `CREATE TABLE dialog_services (
      id TEXT PRIMARY KEY, names TEXT NOT NULL, owner_code TEXT NOT NULL, owner_number TEXT, owner_names TEXT NOT NULL,
      packages TEXT NOT NULL, roles TEXT NOT NULL, level INTEGER NOT NULL, type TEXT NOT NULL, first_seen_at TEXT NOT NULL,
      listed INTEGER NOT NULL
    ) STRICT`,
    `CREATE TABLE dialog_service_choices (
      client_group TEXT NOT NULL, service TEXT NOT NULL, wanted INTEGER NOT NULL, number INTEGER NOT NULL, chosen_by TEXT NOT NULL,
      chosen_at TEXT NOT NULL, PRIMARY KEY (client_group, service)
    ) STRICT`,
    `CREATE TABLE dialog_service_looks (
      system_user_id TEXT PRIMARY KEY, packages TEXT NOT NULL, parties INTEGER NOT NULL, looked_at TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE dialog_service_reach (
      system_user_id TEXT NOT NULL REFERENCES dialog_service_looks (system_user_id) ON DELETE CASCADE, service TEXT NOT NULL,
      PRIMARY KEY (system_user_id, service)
    ) STRICT`,
    'CREATE TABLE dialog_service_relooks (organisation_number TEXT PRIMARY KEY) STRICT',
    'CREATE INDEX dialogs_by_service ON dialogs (service_resource, organisation_number)',
  ],
};
