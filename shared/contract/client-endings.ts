import { z } from 'zod';
import { day, fileHandle, instant, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';

/** ending: nothing is scheduled, and the way back is open. ended: unlinked, and it is said what becomes of the data here. */
export const endingState = z.enum(['ending', 'ended']);
export type EndingState = z.infer<typeof endingState>;

export const endingView = z.object({
  organisationNumber,
  name: z.string(),
  /** null: the firm is not taking leave of it. deleted: of all that was held, only what must be kept is left. */
  state: z.enum([...endingState.options, 'deleted']).nullable(),
  begunAt: instant.nullable(),
  begunBy: z.string().nullable(),
  exportedAt: instant.nullable(),
  /** Name of the file in the download folder. */
  exportedAs: z.string().nullable(),
  /** System users the client still is in. */
  linked: z.array(z.object({ systemUserId: z.string(), title: z.string() })),
  endedAt: instant.nullable(),
  deleteOn: day.nullable(),
  /** Five years after the year of the newest return. */
  suggestedDeleteOn: day,
  returns: z.number().int(),
  messages: z.number().int(),
  /** Returns that were sent, or may have been, and have no verdict. */
  awaitingVerdict: z.number().int(),
  /** Returns that were sent and stay with everything of theirs, whatever is deleted, until the day the last of them may go. */
  kept: z.object({ returns: z.number().int(), until: day }).nullable(),
  /** The day has come. */
  canDelete: z.boolean(),
});
export type EndingView = z.infer<typeof endingView>;

const one = z.object({ organisationNumber }).strict();
const headings = (count: number) => z.array(z.string().max(80)).length(count);

export const clientEndings = {
  ending: engineOperation(one, endingView),
  /** Deadlines, sync and filings that are not sent stop. Nothing is deleted. */
  beginEnding: engineOperation(one, endingView),
  /** The way back. Links that are gone stay gone. */
  undoEnding: engineOperation(one, endingView),
  /** Everything held of the client as one file in the download folder, for whoever takes over. Headings in the person's language. */
  saveHandover: engineOperation(
    one.extend({ name: z.string().min(1).max(80), returns: headings(9), messages: headings(7) }).strict(),
    fileHandle,
  ),
  /** Needs a client that is in no system user. `null`: the data here stay until somebody says otherwise. */
  finishEnding: engineOperation(one.extend({ deleteOn: day.nullable() }).strict(), endingView),
  /** On the day or after it, and with the client's own name given. The log keeps its rows, and `kept` stays. */
  deleteLocal: engineOperation(one.extend({ name: z.string().max(200) }).strict(), nothing),
};
