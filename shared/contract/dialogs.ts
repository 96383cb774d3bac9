import { z } from 'zod';
import { failureView, instant, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';

export const dialogStatus = z.string();

export const dialogRow = z.object({
  id: uuid,
  client: z.object({ organisationNumber, name: z.string() }),
  sender: z.string(),
  title: z.string(),
  summary: z.string(),
  /** NotApplicable, InProgress, Draft, Awaiting, RequiresAttention, Completed; unknown ones pass as they are. */
  status: dialogStatus,
  /** As received, 7 fraction digits. */
  contentUpdatedAt: instant,
  dueAt: instant.nullable(),
  /** Nobody at the client has opened it (`isContentSeen` false). */
  unread: z.boolean(),
  attachments: z.number().int(),
  /** Marked "Ferdig hos oss". Local. */
  done: z.boolean(),
  /** Opened through Klientbro: its details are held locally. */
  opened: z.boolean(),
});
export type DialogRow = z.infer<typeof dialogRow>;

export const syncState = z.object({
  running: z.boolean(),
  lastFinishedAt: instant.nullable(),
  nextAt: instant.nullable(),
  /** Why the next look waits, instead of `nextAt`: it comes when the network is back, or the machine awake. */
  waitsFor: z.enum(['network', 'metered', 'sleep']).optional(),
  /** Clients whose last look failed. */
  failures: z.array(z.object({ client: z.object({ organisationNumber, name: z.string() }), problem: failureView })),
});
export type SyncState = z.infer<typeof syncState>;

export const dialogs = {
  sync: engineOperation(nothing, syncState),
  syncNow: engineOperation(nothing, syncState),
};
