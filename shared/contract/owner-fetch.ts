import { z } from 'zod';
import { failureView, instant, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';

/** What the background fetches from the services behind the messages, beside Altinn's list: nothing until the firm has chosen it. */
export const ownerFetchView = z.object({
  texts: z.boolean(),
  /** Never without `texts`. */
  files: z.boolean(),
  /** Who chose it last, and when; null: nobody has. */
  chosen: z.object({ by: z.string(), at: instant }).nullable(),
  /** Fetched, and still to be fetched now or later. */
  fetched: z.object({ texts: z.number().int(), files: z.number().int() }),
  waiting: z.object({ texts: z.number().int(), files: z.number().int() }),
  /** What could not be fetched and is not tried again, the newest first; a hundred at most. */
  failed: z.array(
    z.object({
      dialogId: uuid,
      title: z.string(),
      client: z.object({ organisationNumber, name: z.string() }),
      /** The attachment; null: the text. */
      file: z.string().nullable(),
      problem: failureView,
    }),
  ),
});
export type OwnerFetchView = z.infer<typeof ownerFetchView>;

/** Texts and attachments in the background, through the sender's own interface (reference/dialogporten.md 3.3, policy B). */
export const ownerFetch = {
  view: engineOperation(nothing, ownerFetchView),
  choose: engineOperation(z.object({ texts: z.boolean(), files: z.boolean() }).strict(), ownerFetchView),
} as const;
