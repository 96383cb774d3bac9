import { z } from 'zod';
import { day, fileHandle, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { category, period } from './mva.ts';
import { jobRow } from './work.ts';

/** Whole øre as text: sums of a ledger may be past what a number holds. Credit positive. */
export const ore = z.string().regex(/^-?\d+$/);

/** One thing SAF-T cannot know, as a person answered it (engine/mva/saft/answers.ts). */
export const saftAnswer = z.discriminatedUnion('kind', [
  /** What the draft proposes stands. `question`: its id. */
  z.object({ kind: z.literal('accepted'), question: z.string().max(400) }).strict(),
  z.object({ kind: z.literal('placedBy'), value: z.enum(['date', 'month']) }).strict(),
  z.object({ kind: z.literal('standardCode'), taxCode: z.string().max(256), value: z.string().max(10) }).strict(),
  z
    .object({
      kind: z.literal('specification'),
      taxCode: z.string().max(256),
      account: z.string().max(256).nullable(),
      value: z.string().max(100).nullable(),
    })
    .strict(),
  z.object({ kind: z.literal('compensation'), taxCode: z.string().max(256), value: z.boolean() }).strict(),
  z
    .object({
      kind: z.literal('half'),
      taxCode: z.string().max(256),
      value: z.enum(['output', 'deduction', 'side']),
    })
    .strict(),
  z
    .object({
      kind: z.literal('oneHalf'),
      standardCode: z.string().max(10),
      value: z.number().min(0).max(100).nullable(),
    })
    .strict(),
]);
export type SaftAnswer = z.infer<typeof saftAnswer>;

export const questionCode = z.enum([
  'otherOrganisation',
  'notCovered',
  'otherCurrency',
  'placement',
  'rounded',
  'missingStandardCode',
  'codeNotInCategory',
  'specification',
  'specificationNotAllowed',
  'compensation',
  'halfUnclear',
  'oneHalf',
  'noTax',
  'rate',
]);
export type QuestionCode = z.infer<typeof questionCode>;

/** One own code on one account: what a question or a line of the draft is made of. */
const share = z.object({
  taxCode: z.string(),
  /** The accounting system's words for its code; may be empty. */
  description: z.string(),
  account: z.string(),
  base: ore,
  tax: ore,
  postings: z.number().int(),
});
export type Share = z.infer<typeof share>;

const question = z.object({
  id: z.string(),
  code: questionCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  concerns: z.array(share),
  /** What can be answered, what the draft proposes first. Empty: only another file helps. */
  choices: z.array(saftAnswer),
});
export type SaftQuestion = z.infer<typeof question>;

const saftLine = z.object({
  mvaKode: z.string(),
  spesifikasjon: z.string().nullable(),
  mvaKodeRegnskapsystem: z.string().nullable(),
  sats: z.string().nullable(),
  /** Before cutting to kroner; null where the line shows no base. */
  base: ore.nullable(),
  tax: ore,
  /** The line's own amounts, cut. */
  grunnlag: z.string().nullable(),
  merverdiavgift: z.string(),
  /** `calculated`: the tax, or part of it, was worked out from the base; the ledger does not have it. */
  taxFrom: z.enum(['postings', 'calculated']),
  /** -1: the postings' sums with the sign turned. */
  sign: z.union([z.literal(1), z.literal(-1)]),
  shares: z.array(share),
  /** Where it stands among the return's lines now; null when a person took it out. */
  index: z.number().int().nullable(),
});
export type SaftDraftLine = z.infer<typeof saftLine>;

export const saftDraft = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      size: z.number().int(),
      sha256: z.string(),
      companyName: z.string().nullable(),
      software: z.string().nullable(),
      covers: z.object({ start: day, end: day }).nullable(),
    }),
  ),
  /** Grows when the same ledger and answers would give other lines. */
  mappingVersion: z.number().int(),
  questions: z.array(question),
  /** Answered, and asked again when the answer is taken back. `remembered`: from an earlier term. */
  settled: z.array(z.object({ question, answer: saftAnswer, remembered: z.boolean() })),
  lines: z.array(saftLine),
  vatAccounts: z.object({
    movements: z.array(z.object({ account: z.string(), movement: ore })),
    sum: ore,
    /** fastsattMerverdiavgift of the draft, in øre. */
    draft: ore,
    difference: ore,
  }),
  /** A person changed the return after it was drafted: an answer replaces that. */
  edited: z.boolean(),
});
export type SaftDraft = z.infer<typeof saftDraft>;

const posting = z.object({
  number: z.number().int(),
  date: day,
  transactionId: z.string(),
  voucherType: z.string().nullable(),
  documentId: z.string().nullable(),
  account: z.string(),
  taxCode: z.string(),
  description: z.string(),
  amount: ore,
  base: ore,
  tax: ore,
});
export type SaftPosting = z.infer<typeof posting>;

const ofLine = z.object({ returnId: uuid, line: z.number().int().min(0), search: z.string().max(100).optional() });

export const saft = {
  /** What a chosen file is, by what stands in it. `sheet`: neither XML nor a zip with SAF-T in it. */
  recognise: engineOperation(
    z.object({ handle: z.string() }).strict(),
    z.object({
      kind: z.enum(['return', 'saft', 'sheet']),
      /** Of the first part, for SAF-T. */
      ledger: z
        .object({
          organisationNumber: z.string().nullable(),
          companyName: z.string().nullable(),
          covers: z.object({ start: day, end: day }).nullable(),
        })
        .nullable(),
    }),
  ),
  /** Terms a draft can be for: the client's own that are not over, oldest first, and what it delivers. */
  terms: engineOperation(
    z.object({ organisationNumber }).strict(),
    z.object({ kind: period.shape.kind, terms: z.array(z.object({ period, deadline: day })), category }),
  ),
  /** Reads the files as a job. Refused at once when a file is of another organisation. */
  start: engineOperation(
    z.object({ organisationNumber, handles: z.array(z.string()).min(1).max(24), category, period }).strict(),
    z.object({ jobId: z.string() }),
  ),
  /** The job, and the return when it is there. */
  reading: engineOperation(z.object({ id: z.string() }).strict(), z.object({ job: jobRow, returnId: uuid.nullable() })),
  /** Null for a return that was not drafted from SAF-T. */
  get: engineOperation(z.object({ returnId: uuid }).strict(), z.object({ draft: saftDraft.nullable() })),
  /** Drafts anew with an answer, or without it, and remembers that for the client. */
  answer: engineOperation(
    z.object({ returnId: uuid, answer: saftAnswer, takeBack: z.boolean(), replaceEdits: z.boolean() }).strict(),
    z.object({ draft: saftDraft.nullable() }),
  ),
  /** Postings behind a line of the draft, by account and own code, in the order of the ledger. */
  postings: engineOperation(
    ofLine
      .extend({ after: z.string().max(60).optional(), limit: z.number().int().min(1).max(500).default(200) })
      .strict(),
    z.object({ rows: z.array(posting), next: z.string().nullable() }),
  ),
  /** The same as CSV in the download folder. */
  exportPostings: engineOperation(
    ofLine.extend({ name: z.string().min(1).max(120), headings: z.array(z.string().max(60)).length(10) }).strict(),
    fileHandle,
  ),
};
