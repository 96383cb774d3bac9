import { z } from 'zod';
import { clientEndings, endingState } from './client-endings.ts';
import { clientList, unitStatus, vatTerm, wayIn } from './client-list.ts';
import { day, failureView, instant, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { jobRow } from './work.ts';

export const clientRow = z.object({
  organisationNumber,
  name: z.string(),
  form: z.string(),
  /** True for the firm itself, always the first row. */
  own: z.boolean(),
  /** True for what the firm keeps in its list, false for a link that stands in Altinn alone. */
  inList: z.boolean(),
  bankrupt: z.boolean(),
  status: unitStatus,
  vatRegistered: z.boolean().nullable(),
  /** The main unit of a sub-unit. */
  parent: organisationNumber.nullable(),
  /** The unit that reports for a joint VAT registration. */
  jointUnit: organisationNumber.nullable(),
  /** Its name, where it is known here. */
  jointUnitName: z.string().nullable(),
  /** The firm is taking leave of it, or has. */
  ending: endingState.nullable(),
  deputy: z.string(),
  groups: z.array(z.string()),
  responsible: z.string(),
  vatTerm: vatTerm.nullable(),
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

export const linkAct = z.enum(['link', 'unlink']);
export type LinkAct = z.infer<typeof linkAct>;

/** One client of a linking job. Open and the job finished: it was not tried. */
export const linkTask = z.object({
  clientId: uuid,
  /** Empty, as the name, while the client has not been seen in Altinn's lists. */
  organisationNumber: z.string(),
  name: z.string(),
  state: z.enum(['open', 'done', 'failed']),
  problem: failureView.nullable(),
  at: instant,
});
export type LinkTask = z.infer<typeof linkTask>;

export const linkTasksView = z.object({
  jobId: z.string(),
  act: linkAct,
  systemUserId: uuid,
  job: jobRow,
  rows: z.array(linkTask),
});
export type LinkTasksView = z.infer<typeof linkTasksView>;

const linkJob = z.object({ jobId: z.string() });
const linkWish = z.object({ systemUserId: uuid, clientIds: z.array(uuid).min(1).max(10_000) }).strict();

export const clients = {
  ...clientList,
  ...clientEndings,
  list: engineOperation(nothing, z.object({ rows: z.array(clientRow) })),
  /** Needs a login as client administrator (`access.startLogin`). */
  candidates: engineOperation(z.object({ systemUserId: uuid }).strict(), candidates),
  /** Answers with the job that does it; it waits by itself for a login as client administrator. */
  link: engineOperation(linkWish, linkJob),
  unlink: engineOperation(linkWish, linkJob),
  /** Every client of a linking job, and the job. */
  linkTasks: engineOperation(z.object({ jobId: z.string() }).strict(), linkTasksView),
  /** The job that is not finished, if there is one. */
  openLinkJob: engineOperation(
    z.object({ systemUserId: uuid, act: linkAct }).strict(),
    z.object({ jobId: z.string().nullable() }),
  ),
  /** Those that failed or were not tried, or the chosen ones of them, in a new job that takes the list over. */
  retryLink: engineOperation(
    z.object({ jobId: z.string(), clientIds: z.array(uuid).min(1).optional() }).strict(),
    linkJob,
  ),
};
