import { z } from 'zod';
import { claimLine } from './claims.ts';
import { day, instant, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { category, period } from './mva.ts';

const ore = z.number().int().nullable();
const settled = z.enum(['open', 'part', 'all']).nullable();

/** What the return says of how to pay beside what its claim says, where both were told. Amounts are øre, as text. */
const detail = z.object({
  field: z.enum(['kid', 'account', 'amount', 'due']),
  ofReturn: z.string(),
  ofClaim: z.string(),
  same: z.boolean(),
});
export type PaymentDetail = z.infer<typeof detail>;

/**
 * unreached: nothing is known, and nobody of the firm's may ask. replaced: a newer return of the same term is what the claim is of.
 * nothing: the return asks for no claim. waiting: it may still be on its way. notFetched: nobody asked since it should be there.
 * shielded: details are withheld. notOpen: it is not among what is open, which says not whether it was paid. missing: the year's claims do
 * not have it either.
 */
export const returnClaimState = z.enum([
  ...(['there', 'waiting', 'notOpen', 'missing', 'nothing'] as const),
  ...(['replaced', 'notFetched', 'shielded', 'unreached'] as const),
]);
export type ReturnClaimState = z.infer<typeof returnClaimState>;

export const returnClaim = z.object({
  organisationNumber,
  state: returnClaimState,
  fetchedAt: instant.nullable(),
  /** No warning until this day is over. */
  waitUntil: day,
  /** What was filed; negative is to the client's credit. */
  filed: z.number().int(),
  /** Of what stands for the term together; null: not told, or there is none. */
  claimed: ore,
  open: ore,
  amount: z.enum(['same', 'other']).nullable(),
  settled,
  /** It is no longer among what is open since then. */
  goneOn: day.nullable(),
  /** What became of a credit. */
  paidOut: z.boolean(),
  setOff: z.boolean(),
  lines: z.array(claimLine),
  /** Set by the authority for the same term. */
  decided: z.array(claimLine),
  /** Null: nothing is to be paid, or there is no claim. Empty: Skatteetaten gave no payment details. */
  details: z.array(detail).nullable(),
  /** Years that would tell whether it was paid, and that are not kept or older than what is open. */
  askYears: z.array(z.number().int()),
  replacedBy: uuid.nullable(),
});
export type ReturnClaim = z.infer<typeof returnClaim>;

/**
 * A deadline as Skatteetaten's own calendar has it. confirmed: it is the day of a term here. other: it seems to be of that term, on another
 * day; ours stands all the same. separate: it is of something else.
 */
export const shownDeadline = z.object({
  source: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  kind: z.string().nullable(),
  due: day.nullable(),
  stands: z.enum(['confirmed', 'other', 'separate']),
  ours: z.object({ period, category, deadline: day }).nullable(),
});
export type ShownDeadline = z.infer<typeof shownDeadline>;

/** What ties claims to what was filed here. */
export const claimsTied = {
  /** Null: the firm does not use the claims, or the return was not delivered. Asks for nothing. */
  ofReturn: engineOperation(z.object({ returnId: uuid }).strict(), z.object({ claim: returnClaim.nullable() })),
  /** What is held of Skatteetaten's own calendar, beside ours; asking is `claims.look`. */
  deadlines: engineOperation(
    z.object({ organisationNumber }).strict(),
    z.object({ deadlines: z.array(shownDeadline), fetchedAt: instant.nullable() }),
  ),
  /** Which of a client's claims are of returns filed here. */
  returnsOf: engineOperation(
    z.object({ organisationNumber }).strict(),
    z.object({ returns: z.array(z.object({ claimId: z.string(), returnId: uuid })) }),
  ),
  /** Of all clients' returns for a term, how their claims stand, where it is known. */
  settledOf: engineOperation(
    z.object({ period }).strict(),
    z.object({ rows: z.array(z.object({ organisationNumber, category, settled })) }),
  ),
};
