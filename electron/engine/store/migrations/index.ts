import type { Migration } from '../migrate.ts';
import { settingsAndAudit } from './001-settings-audit.ts';
import { jobs } from './002-jobs.ts';

/** In order of number; a test holds the order. */
export const migrations: readonly Migration[] = [settingsAndAudit, jobs];
