import { z } from 'zod';
import { day, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';

/** What messages take here. Bytes of texts are those of what was fetched; of files those of the files themselves. */
const used = z.object({
  messages: z.number().int(),
  textBytes: z.number().int(),
  files: z.number().int(),
  fileBytes: z.number().int(),
});
export type Used = z.infer<typeof used>;

/** Years after their newest content that messages are kept at least; null: until somebody deletes them. */
export const keptYears = z.number().int().min(1).max(15).nullable();

const old = z.object({
  /** Older than this day. */
  before: day,
  messages: z.number().int(),
  clients: z.number().int(),
  /** Of those: not marked as done. */
  undone: z.number().int(),
});
export type OldMessages = z.infer<typeof old>;

const retention = z.object({
  years: keptYears,
  /** What is past its time, and waits for somebody to delete it; null: nothing. */
  old: old.nullable(),
  /** Messages from before this day were deleted, and are not fetched again. */
  deletedBefore: day.nullable(),
});
export type Retention = z.infer<typeof retention>;

/** How much is kept of each client's messages, and for how long. Nothing is ever deleted without a person's word. */
export const storage = {
  usage: engineOperation(
    nothing,
    z.object({ total: used, clients: z.array(used.extend({ organisationNumber, name: z.string() })) }),
  ),
  retention: engineOperation(nothing, retention),
  setYears: engineOperation(z.object({ years: keptYears }).strict(), retention),
  /** Deletes what is older than the day that was shown; a job. */
  deleteOld: engineOperation(z.object({ before: day }).strict(), z.object({ jobId: z.string() })),
};
