import { z } from 'zod';
import { instant, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { category, note, period, returnLine, returnView } from './mva.ts';

/** Whole kroner; with decimals only what a file brought along and nobody has touched (R082). */
const amount = z.string().regex(/^[+-]?(?=[.\d])\d{0,15}(\.\d{0,24})?$/);
const text = z.string().max(4000);

/** What a person changes of a return. Fastsatt merverdiavgift is none of it: that is always the sum of the lines. */
export const formValue = z
  .object({
    lines: z
      .array(
        returnLine
          .extend({
            mvaKode: z.string().trim().min(1).max(20),
            spesifikasjon: text.nullable(),
            mvaKodeRegnskapsystem: text.nullable(),
            grunnlag: amount.nullable(),
            sats: text.nullable(),
            merverdiavgift: amount,
          })
          .strict(),
      )
      .max(10_000),
    note: note.nullable(),
    payoutKid: text.nullable(),
  })
  .strict();
export type FormValue = z.infer<typeof formValue>;

/** How a draft stood after a change, or when it was made. */
export const returnVersion = z.object({
  number: z.number().int(),
  at: instant,
  by: z.string(),
  value: z.object({ lines: z.array(returnLine), note: note.nullable(), payoutKid: z.string().nullable() }),
  fastsattMerverdiavgift: z.string(),
});
export type ReturnVersion = z.infer<typeof returnVersion>;

export const form = {
  /** New figures for a draft, kept at once. Refused when they are no longer those that `figuresHash` names. */
  change: engineOperation(z.object({ returnId: uuid, figuresHash: z.string(), value: formValue }).strict(), returnView),
  /** The newest first; empty for a return that was never changed. */
  versions: engineOperation(z.object({ returnId: uuid }).strict(), z.object({ versions: z.array(returnVersion) })),
  /** "Ny mva-melding": an empty draft, to be filled in by hand. */
  create: engineOperation(z.object({ organisationNumber, category, period }).strict(), returnView),
};
