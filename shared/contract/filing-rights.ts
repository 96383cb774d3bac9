import { z } from 'zod';
import { failureView, instant, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';

export const may = z.enum(['yes', 'no', 'unknown']);
export type May = z.infer<typeof may>;

/** What one person's login may do for a client: fill in and sign are two rights (reference/mva-melding.md 4.4, 5.1). */
export const filingRight = z.object({
  fillIn: may,
  sign: may,
  /** Altinn told it, or it showed when a return was filed. */
  source: z.enum(['altinn', 'filing']),
  checkedAt: instant,
});
export type FilingRight = z.infer<typeof filingRight>;

/** What is known of whoever is here, for every client whose returns are waited for. */
export const filingRightsView = z.object({
  /** Null: nobody is here who has logged in to file. */
  person: z.object({ name: z.string(), loggedInAt: instant }).nullable(),
  /** When Altinn last told it all. */
  readAt: instant.nullable(),
  /** Why the last question was not answered. */
  problem: failureView.nullable(),
  rows: z.array(
    z.object({
      client: z.object({ organisationNumber, name: z.string() }),
      /** Null: nothing is known. */
      right: filingRight.nullable(),
      /** Others at the firm who are known to be allowed to sign. */
      others: z.array(z.string()),
    }),
  ),
});
export type FilingRightsView = z.infer<typeof filingRightsView>;

export const filingRights = {
  view: engineOperation(nothing, filingRightsView),
  /** Asks Altinn again with the login that is held. */
  read: engineOperation(nothing, filingRightsView),
};
