import { z } from 'zod';
import { scopeIds } from './agreements.ts';
import { claimsSettingsOperations } from './claims-settings.ts';
import { day, failureView, instant, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';

/** Whole øre with the service's own sign: negative is to the client's credit. Null: not told, which is never nought. */
const ore = z.number().int().nullable();
const client = z.object({ organisationNumber, name: z.string() });
/** By language (`nb`, `nn`, `en` or what the service names); a ledger's code stands under ``. */
const words = z.record(z.string(), z.string());

export const claimGroup = z.enum(['vat', 'employer', 'withheld', 'tax', 'duty', 'other']);
export type ClaimGroup = z.infer<typeof claimGroup>;

export const claimKind = z.enum(['claim', 'interest', 'fine', 'fee']);
export type ClaimKind = z.infer<typeof claimKind>;

/** The service's own sums. */
export const claimTotals = z.object({ interest: ore, overdue: ore, notDue: ore, unplaced: ore, balance: ore });
export type ClaimTotals = z.infer<typeof claimTotals>;

/** Sums where our own, of the lines, are another. */
const differing = z.array(z.enum(['interest', 'overdue', 'notDue', 'unplaced', 'balance']));

/**
 * nothing: nothing is open. unreached: no system user of the firm's opens the client's claims. none: Skatteetaten refuses. unknown:
 * Skatteetaten knows no such business. failed: not known for now.
 */
export const claimsState = z.enum(['open', 'nothing', 'unreached', 'none', 'unknown', 'failed', 'notFetched']);

export const claimsRow = z.object({
  client,
  state: claimsState,
  fetchedAt: instant.nullable(),
  problem: failureView.nullable(),
  totals: claimTotals.nullable(),
  /** Σ of what is to the client's credit, nought or less; by us, since the service has no such sum. */
  credit: z.number().int(),
  nextDue: z.object({ due: day, amount: z.number().int() }).nullable(),
  /** The oldest that is overdue. */
  oldestDue: day.nullable(),
  hasFine: z.boolean(),
  shielded: z.boolean(),
  differing,
  /** Movements nobody has looked at. */
  moved: z.number().int(),
});
export type ClaimsRow = z.infer<typeof claimsRow>;

export const claimsList = z.object({
  /** What the firm must order before it can be used, and of whom; null: it is in use. */
  locked: z.object({ missing: z.array(z.enum(scopeIds)), chosen: z.boolean() }).nullable(),
  /** Why nobody is asked about now; null: nothing stops it. */
  problem: failureView.nullable(),
  rows: z.array(claimsRow),
  /** Of each week from this one on what falls due in it, of all clients. Øre. */
  weeks: z.array(z.object({ from: day, amount: z.number().int(), clients: z.number().int() })),
});
export type ClaimsList = z.infer<typeof claimsList>;

const account = z.object({
  number: z.string().nullable(),
  owner: z.string().nullable(),
  iban: z.string().nullable(),
  bic: z.string().nullable(),
});

/** One due date of one claim: the line of a page, and what is aged. */
export const claimLine = z.object({
  claimId: z.string().nullable(),
  kind: claimKind,
  group: claimGroup,
  text: words,
  period: words.nullable(),
  due: day.nullable(),
  /** Negative: so many days left. */
  daysLate: z.number().int().nullable(),
  original: ore,
  open: ore,
  /** Of the whole claim, on its first line alone. An estimate. */
  interest: ore,
  status: z.enum(['paid', 'part', 'overdue', 'coming', 'credit', 'notTold']),
  /** Registered on the owner of the business, who is a person. */
  ofOwner: z.boolean(),
  suspended: z.boolean(),
  /** The claim that this interest or fee is of. */
  principalId: z.string().nullable(),
  /** Null: Skatteetaten gave none. */
  details: z.object({ kid: z.string().nullable(), account: account.nullable(), due: day.nullable() }).nullable(),
  placed: z.array(
    z.object({
      kind: z.enum(['payment', 'claim', 'payout']),
      amount: ore,
      on: day.nullable(),
      /** A kind of payment, or the other claim. */
      text: words,
    }),
  ),
});
export type ClaimLine = z.infer<typeof claimLine>;

const payment = z.object({ on: day.nullable(), amount: ore, unplaced: ore, kind: z.string().nullable() });

export const claimsMovement = z.object({
  at: instant,
  kind: z.enum(['new', 'less', 'more', 'gone']),
  text: words,
  period: words.nullable(),
  before: ore,
  after: ore,
});

/** Whole days late. */
export const claimAges = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;

export const clientClaims = z.object({
  row: claimsRow,
  groups: z.array(claimTotals.extend({ group: claimGroup, name: z.string().nullable() })),
  /** What is open and not to the client's credit, by how late it is: added up from the lines, which may give another sum than the service's own. Øre. */
  ages: z.record(z.enum(claimAges), z.number().int()),
  lines: z.array(claimLine),
  unplaced: z.array(payment),
  /** What moved since somebody looked last, the newest first. */
  moved: z.array(claimsMovement),
  /** Years that were asked for and are kept, the newest first. */
  years: z.array(z.number().int()),
});
export type ClientClaims = z.infer<typeof clientClaims>;

export const claimsYear = z.object({
  year: z.number().int(),
  fetchedAt: instant.nullable(),
  /** What asking failed with; what is shown is then what was held. */
  problem: failureView.nullable(),
  claims: z.array(claimLine),
  payments: z.array(payment),
  payouts: z.array(z.object({ on: day.nullable(), amount: ore, state: z.string().nullable() })),
});
export type ClaimsYear = z.infer<typeof claimsYear>;

const oneClient = z.object({ organisationNumber }).strict();

/** What clients owe Skatteetaten. Only ever read: nothing is paid or changed there. */
export const claims = {
  list: engineOperation(nothing, claimsList),
  /** What is held; asks for nothing. */
  ofClient: engineOperation(oneClient, clientClaims),
  /** Asks now, unless what is held is less than half an hour old and `force` is not set. */
  look: engineOperation(z.object({ organisationNumber, force: z.boolean() }).strict(), clientClaims),
  seen: engineOperation(oneClient, nothing),
  year: engineOperation(
    z.object({ organisationNumber, year: z.number().int().min(2000).max(2100) }).strict(),
    claimsYear,
  ),
  ...claimsSettingsOperations,
  /** All whose claims the firm may see, as a job; at most once an hour. */
  refreshAll: engineOperation(nothing, z.object({ jobId: z.string() })),
};
