import { z } from 'zod';
import { instant, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { category, channel, filing, period } from './mva.ts';

/** Filled in, or not yet; waiting for somebody's confirmation; sent and not answered; delivered; turned down. */
export const otherStand = z.enum(['draft', 'confirmation', 'sent', 'delivered', 'rejected']);
export type OtherStand = z.infer<typeof otherStand>;

/** A VAT return in Altinn that was not made by this Klientbro, as it stood when it was last looked at. */
export const otherInstance = z.object({
  /** partyId/guid. */
  id: z.string(),
  created: instant.nullable(),
  madeBy: z.string().nullable(),
  stand: otherStand,
  category: category.nullable(),
  /** Null where it could not be read. */
  period: period.nullable(),
  /** It is, or may be, for the same period: a filing goes through only when a person has said that it replaces this. */
  concerns: z.boolean(),
  seenAt: instant,
});
export type OtherInstance = z.infer<typeof otherInstance>;

export const surroundings = {
  /** What lies in Altinn around a return, from the looks taken so far, and what filing it now would replace. Asks nobody. */
  view: engineOperation(
    z.object({ returnId: uuid }).strict(),
    z.object({
      /** Filings of ours that would be replaced: one that was delivered (a correction), or one that never got an answer. */
      replaces: z
        .object({
          filingId: uuid,
          returnId: uuid,
          instance: z.string(),
          sentAt: instant,
          verdict: filing.shape.verdict,
        })
        .nullable(),
      /** Those that concern it, and drafts of any period. */
      others: z.array(otherInstance),
    }),
  ),
  /** Deletes somebody's draft in Altinn for good: only one that was never filled in to the end. */
  deleteInstance: engineOperation(
    z.object({ organisationNumber, instance: z.string().regex(/^\d+\/[0-9a-fA-F-]{36}$/), channel }).strict(),
    nothing,
  ),
};
