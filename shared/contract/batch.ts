import { z } from 'zod';
import { day, failureView, instant, kroner, organisationNumber, sent, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { filingRight } from './filing-rights.ts';
import { category, channel, period, returnView } from './mva.ts';

/** Of the figures the person saw. */
const figuresHash = z.string();
const client = z.object({ organisationNumber, name: z.string() });

/** Why a return is looked at alone before it goes with the others (shared/mva/outliers.ts). */
export const outlier = z.enum(['sign', 'change', 'first', 'correction', 'findings', 'despite']);
export type Outlier = z.infer<typeof outlier>;

/** A draft, or a return whose filing stopped before anything was sent, as it is chosen to be sent. */
export const candidate = z.object({
  returnId: uuid,
  client,
  category,
  period,
  deadline: day,
  /** Whole kroner: to pay, or below zero to get back. */
  amount: kroner,
  /** Of the last accepted return of the same client and category before this one. */
  before: z.object({ period, amount: kroner }).nullable(),
  outliers: z.array(outlier),
  figuresHash,
  checked: z.boolean(),
  release: returnView.shape.release,
  /** What stops a release, then what stops the sending in this channel; null: nothing that is known. */
  notReleased: failureView.nullable(),
  notSent: failureView.nullable(),
  /** In the person channel: what whoever files may do for the client; null: nothing is known, or it is not asked for. */
  right: filingRight.nullable(),
});
export type Candidate = z.infer<typeof candidate>;

/** How far one login is expected to reach. */
export const reach = z.object({
  count: z.number().int(),
  /** What a filing by login has taken so far, or is guessed to take. */
  perFilingMs: z.number(),
  measured: z.boolean(),
  /** Of `count`, sent before the login ends; null: its length is not known before the first one. */
  reaches: z.number().int().nullable(),
  takesMs: z.number(),
});
export type Reach = z.infer<typeof reach>;

export const batchState = z.enum(['running', 'paused', 'login', 'done']);
/** `waiting`: not begun. `login`: stands until a person logs in. `sent`: waits for the verdict. `stopped`: not begun, and will not be. */
export const batchRowState = z.enum([
  'waiting',
  'running',
  'login',
  'sent',
  'accepted',
  'acceptedWithDeviations',
  'rejected',
  'unknown',
  'failed',
  'stopped',
]);

export const batchRow = z.object({
  returnId: uuid,
  filingId: uuid.nullable(),
  client,
  category,
  period,
  amount: kroner,
  state: batchRowState,
  sent,
  problem: failureView.nullable(),
});
export type BatchRow = z.infer<typeof batchRow>;

export const batchSummary = z.object({
  id: uuid,
  jobId: z.string(),
  channel,
  startedBy: z.string(),
  startedAt: instant,
  state: batchState,
  /** How many returns. */
  count: z.number().int(),
});

export const batchView = batchSummary.extend({ rows: z.array(batchRow) });
export type BatchView = z.infer<typeof batchView>;

const theBatch = z.object({ batchId: uuid }).strict();
const chosen = z
  .array(z.object({ returnId: uuid, figuresHash }).strict())
  .min(1)
  .max(2000);

export const batch = {
  /** "Frigi": a named person's word that exactly these figures may be sent. Any change takes it away. */
  release: engineOperation(
    z
      .object({
        returnId: uuid,
        figuresHash,
        /** Why it is sent past errors that the rules here found. */
        despite: z.string().trim().min(10).max(500).optional(),
      })
      .strict(),
    returnView,
  ),
  /** Why whoever is here may not release it, whatever the rules find; null: they may. */
  mayRelease: engineOperation(z.object({ returnId: uuid }).strict(), z.object({ problem: failureView.nullable() })),
  /** Refused from when the return is on its way. */
  withdraw: engineOperation(z.object({ returnId: uuid }).strict(), returnView),
  /** Many at once, each for itself. */
  releaseMany: engineOperation(
    z.object({ returns: chosen }).strict(),
    z.object({ released: z.number().int(), refused: z.array(z.object({ returnId: uuid, problem: failureView })) }),
  ),
  /** Every return that may be sent, or nearly, with what stands in the way. */
  candidates: engineOperation(z.object({ channel }).strict(), z.object({ rows: z.array(candidate) })),
  /** Before a batch by login is started: what is left of the login that is held, or the life of the last one. */
  reach: engineOperation(z.object({ count: z.number().int().min(1).max(2000) }).strict(), reach),
  /** One confirmation for all: what is not released is released by it. Each that is refused says why, and stops no other. */
  start: engineOperation(
    z
      .object({
        returns: chosen,
        /** Of those, the ones that were ticked although the login is known to lack the right. */
        despiteRight: z.array(uuid).max(2000).optional(),
        channel,
        /** How many are sent at once. */
        pool: z.number().int().min(1).max(16).optional(),
      })
      .strict(),
    batchView,
  ),
  /** The newest first. */
  list: engineOperation(z.object({}).strict(), z.object({ batches: z.array(batchSummary) })),
  get: engineOperation(theBatch, batchView),
  /** Begins no more; what is under way is finished. */
  pause: engineOperation(theBatch, batchView),
  resume: engineOperation(theBatch, batchView),
  /** What was not begun is not sent; what is under way stops between two calls, unless it may have been sent. */
  stop: engineOperation(theBatch, batchView),
  /** Those of the returns that were not sent are tried again. */
  retry: engineOperation(z.object({ batchId: uuid, returnIds: z.array(uuid).min(1).max(2000) }).strict(), batchView),
};
