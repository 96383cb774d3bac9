import { z } from 'zod';
import { nothing } from './common.ts';
import { engineOperation } from './define.ts';

const group = z.string().trim().min(1).max(60);

/** Groups of the client list are names on each client. */
export const clientGroups = {
  /** Everything that is said of the group by its name follows: services, rules, rights, saved searches. */
  rename: engineOperation(z.object({ from: group, to: group }).strict(), nothing),
};
