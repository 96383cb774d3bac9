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
  /** Where the hit is, with the found words between U+E000 and U+E001; only in search answers. */
  snippet: z.string().nullable(),
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
  list: engineOperation(
    z
      .object({
        search: z.string().max(200).optional(),
        organisationNumber: organisationNumber.optional(),
        unreadOnly: z.boolean().optional(),
        hideDone: z.boolean().optional(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(200),
      })
      .strict(),
    z.object({ rows: z.array(dialogRow), total: z.number().int() }),
  ),
  setDone: engineOperation(z.object({ dialogId: uuid, done: z.boolean() }).strict(), dialogRow),
  sync: engineOperation(nothing, syncState),
  syncNow: engineOperation(nothing, syncState),
};
