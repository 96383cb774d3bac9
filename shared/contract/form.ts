import { z } from 'zod';
import { day, failureView, instant, organisationNumber, uuid } from './common.ts';
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

/**
 * Why a client cannot be given a nullmelding: postings of the term are known here, a draft for it has lines, or there is an empty
 * one already.
 */
export const nullBlock = z.enum(['postings', 'lines', 'exists']);
export type NullBlock = z.infer<typeof nullBlock>;

/** A client that lacks a return for a term that is over; only the two categories where it may be zero (R118, R098). */
export const nullCandidate = z.object({
  client: z.object({ organisationNumber, name: z.string() }),
  category,
  deadline: day,
  /** Its deadline has passed: a nullmelding is no cure for that. */
  late: z.boolean(),
  blocked: nullBlock.nullable(),
  /** The draft that blocks it. */
  returnId: uuid.nullable(),
});
export type NullCandidate = z.infer<typeof nullCandidate>;

export const form = {
  /** New figures for a draft, kept at once. Refused when they are no longer those that `figuresHash` names. */
  change: engineOperation(z.object({ returnId: uuid, figuresHash: z.string(), value: formValue }).strict(), returnView),
  /** The newest first; empty for a return that was never changed. */
  versions: engineOperation(z.object({ returnId: uuid }).strict(), z.object({ versions: z.array(returnVersion) })),
  /** "Ny mva-melding": an empty draft, to be filled in by hand. */
  create: engineOperation(z.object({ organisationNumber, category, period }).strict(), returnView),
  nullCandidates: engineOperation(z.object({ period }).strict(), z.object({ candidates: z.array(nullCandidate) })),
  /** A draft for each client that was ticked by name as "ingen omsetning og ingen fradrag i terminen". One bad client stops nobody. */
  makeNull: engineOperation(
    z
      .object({
        period,
        organisationNumbers: z.array(organisationNumber).min(1).max(2000),
        /** Whoever ticked knows that the deadline has passed, and that this cures nothing. */
        lateKnown: z.boolean(),
      })
      .strict(),
    z.object({
      results: z.array(
        z.object({
          client: z.object({ organisationNumber, name: z.string() }),
          returnId: uuid.nullable(),
          problem: failureView.nullable(),
        }),
      ),
    }),
  ),
  /** "Feil klient eller termin", of a return that was sent: two drafts, the one that puts right what it went to and the one where it belongs. */
  putRight: engineOperation(
    z.object({ returnId: uuid, organisationNumber, period }).strict(),
    z.object({
      putsRight: returnView,
      right: returnView,
      /** True: what counted before counts again. False: nothing did, so it is a zero return. */
      restores: z.boolean(),
    }),
  ),
};
