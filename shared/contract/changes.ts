import { z } from 'zod';
import { instant, nothing, uuid } from './common.ts';
import { engineOperation } from './define.ts';

/** A request to give a standard system user more packages, or take some away. Those for clients cannot be changed. */
export const systemUserChange = z.object({
  /** Ours: Altinn calls it the correlation id. */
  id: uuid,
  systemUserId: uuid,
  /** What the system user has once it is approved. */
  packages: z.array(z.string()),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  /** Sending: written down here; Altinn has not yet said that it has it. Gone: Altinn no longer has it, or the system user. */
  status: z.enum(['Sending', 'New', 'Accepted', 'Rejected', 'Denied', 'Timedout', 'Gone']),
  confirmUrl: z.string(),
  createdAt: instant,
  checkedAt: instant,
});
export type SystemUserChange = z.infer<typeof systemUserChange>;

const list = z.object({ changes: z.array(systemUserChange) });

export const changes = {
  /** The last one of each system user. */
  list: engineOperation(nothing, list),
  /** `packages`: all that the system user shall have. */
  request: engineOperation(
    z.object({ systemUserId: uuid, packages: z.array(z.string().max(300)).min(1).max(50) }).strict(),
    list,
  ),
  /** Asks for the same once more, when it was rejected or has lapsed. */
  resend: engineOperation(z.object({ id: uuid }).strict(), list),
  /** Asks Altinn about those that wait; the engine also does so by itself. */
  refresh: engineOperation(nothing, list),
  /** Deletes it at Altinn, and here. */
  remove: engineOperation(z.object({ id: uuid }).strict(), list),
};
