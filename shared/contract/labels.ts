import { z } from 'zod';
import { failureView, instant, nothing, uuid } from './common.ts';
import { engineOperation } from './define.ts';

/** Where a message lies in Altinn, for everybody at the client. */
export const labelFolder = z.enum(['Default', 'Archive', 'Bin']);
export type LabelFolder = z.infer<typeof labelFolder>;

/** What a person asks for: another folder, or marked as unread (or that mark taken away). What is left out stays. */
export const labelWish = z
  .object({ dialogId: uuid, folder: labelFolder.optional(), unopened: z.boolean().optional() })
  .strict();
export type LabelWish = z.infer<typeof labelWish>;

const labelsView = z.object({
  /** A firm admin has let labels be changed in Altinn. */
  allowed: z.boolean(),
  allowedBy: z.object({ person: z.string(), at: instant }).nullable(),
  /** Not sent yet. */
  waiting: z.number().int(),
  /** Not taken by Altinn. */
  refused: z.number().int(),
});
export type LabelsView = z.infer<typeof labelsView>;

const dialogLabels = z.object({
  folder: labelFolder,
  unopened: z.boolean(),
  /** Asked for and not in Altinn yet. */
  waiting: z.boolean(),
  /** Why Altinn did not take what was asked for. */
  problem: failureView.nullable(),
});
export type DialogLabels = z.infer<typeof dialogLabels>;

const oneDialog = z.object({ dialogId: uuid }).strict();

/** Altinn's own labels: shared by everybody at the client, so they are changed only where a firm admin has allowed it. */
export const labels = {
  view: engineOperation(nothing, labelsView),
  /** Taken back: what waits is not sent. */
  allow: engineOperation(z.object({ allowed: z.boolean() }).strict(), labelsView),
  of: engineOperation(oneDialog, dialogLabels),
  /** Kept, and sent as soon as Altinn can be reached. `undo` asks for what was there before. */
  change: engineOperation(
    z.object({ wishes: z.array(labelWish).min(1).max(1000) }).strict(),
    z.object({ undo: z.array(labelWish) }),
  ),
  /** What was refused once more, or let go. */
  again: engineOperation(oneDialog, dialogLabels),
  letGo: engineOperation(oneDialog, dialogLabels),
};
