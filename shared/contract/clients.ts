import { z } from 'zod';
import { day, failureView, instant, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';

/** The state of one task for one client, with what would cure it. */
export const wayIn = z.object({
  task: z.enum(['mva', 'dialogs']),
  state: z.enum(['ok', 'missing', 'lost', 'unknown']),
  /** Why, as a code the renderer has a sentence for. */
  reason: z.enum(['linked', 'notLinked', 'noSystemUser', 'accessEnded', 'notChecked', 'packageMissing']),
  checkedAt: instant.nullable(),
});

export const clientRow = z.object({
  organisationNumber,
  name: z.string(),
  form: z.string(),
  /** True for the firm itself, always the first row. */
  own: z.boolean(),
  bankrupt: z.boolean(),
  systemUserId: uuid.nullable(),
  systemUserTitle: z.string().nullable(),
  ways: z.array(wayIn),
  nextDeadline: day.nullable(),
  unread: z.number().int(),
  linkedAt: instant.nullable(),
});
export type ClientRow = z.infer<typeof clientRow>;

/** A client that Altinn says could be added to the system user. It may still lack a package: Altinn lists any match, adding needs all. */
export const candidate = z.object({ clientId: uuid, organisationNumber, name: z.string(), linked: z.boolean() });
export type Candidate = z.infer<typeof candidate>;

export const candidates = z.object({
  systemUserId: uuid,
  fetchedAt: instant,
  rows: z.array(candidate),
});

export const linkResult = z.object({
  rows: z.array(z.object({ organisationNumber, name: z.string(), done: z.boolean(), problem: failureView.nullable() })),
});

export const clients = {
  list: engineOperation(nothing, z.object({ rows: z.array(clientRow) })),
  /** Needs a login as client administrator (`access.startLogin`). */
  candidates: engineOperation(z.object({ systemUserId: uuid }).strict(), candidates),
  link: engineOperation(
    z.object({ systemUserId: uuid, clientIds: z.array(uuid).min(1).max(1000) }).strict(),
    linkResult,
  ),
  unlink: engineOperation(
    z.object({ systemUserId: uuid, clientIds: z.array(uuid).min(1).max(1000) }).strict(),
    linkResult,
  ),
};
