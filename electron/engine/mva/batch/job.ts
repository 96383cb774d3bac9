/** The job that sends many returns: begins filings, so many at a time, and looks again when one of them has moved. */
import { z } from 'zod';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { JobContext, JobDefinition, JobResult } from '../../jobs/definition.ts';
import type { Clock } from '../../ports.ts';
import type { BatchRecord, StoredBatchRow } from './store.ts';

export const BATCH_JOB = 'mva.batch';

const payload = z.object({ batchId: z.string() });
const state = z.object({});
type Context = JobContext<z.infer<typeof payload>, z.infer<typeof state>>;

/** Each filing wakes its batch when it has moved; this is for what nobody told. */
const LOOK_MS = 30_000;
const PARKED_MS = 12 * 3_600_000;

export interface BatchWork {
  readonly clock: Clock;
  readonly find: (batchId: string) => Promise<BatchRecord | undefined>;
  readonly rows: (batchId: string) => Promise<readonly StoredBatchRow[]>;
  /** Makes a filing of a row, or writes down why not; a failure is one of the store's. */
  readonly begin: (batch: BatchRecord, row: StoredBatchRow) => Promise<Outcome<void>>;
  /** Whether somebody is logged in to file. */
  readonly login: () => Promise<Outcome<unknown>>;
  readonly cancelled: (batchId: string) => Promise<void>;
}

export function batchJob(work: BatchWork): JobDefinition<z.infer<typeof payload>, z.infer<typeof state>> {
  return {
    kind: BATCH_JOB,
    payload,
    state,
    initial: {},
    maxAttempts: 100,
    run: (context) => run(work, context),
    cancelled: ({ batchId }) => work.cancelled(batchId),
  };
}

async function run(work: BatchWork, { payload: { batchId }, signal, progress }: Context): Promise<JobResult> {
  const wait = (ms: number): JobResult => ({ kind: 'wait', untilMs: work.clock.now() + ms });
  const batch = await work.find(batchId);
  if (!batch) return { kind: 'done' };
  const rows = await work.rows(batchId);
  const waiting = rows.filter((row) => row.filing_id === null && row.problem === null);
  const parked = rows.filter((row) => row.state === 'waitingForLogin' && row.sent !== 'sent');
  let underWay = rows.filter((row) => row.state === 'running').length;
  const told = () => progress(rows.length - waiting.length - parked.length - underWay, rows.length);
  await told();
  while (waiting.length > 0 || parked.length > 0) {
    if (signal.aborted) return wait(0);
    if (batch.channel === 'person') {
      const login = await work.login();
      // What is under way goes on with it, and nothing is begun that would only stand half done.
      if (!login.ok) return { ...wait(PARKED_MS), problem: login.error } as JobResult;
    }
    const next = waiting[0];
    if (!next || underWay >= batch.pool) return wait(LOOK_MS);
    const begun = await work.begin(batch, next);
    if (!begun.ok) return { kind: 'failed', error: { ...begun.error, retryable: true } };
    waiting.shift();
    underWay += 1;
  }
  await told();
  return underWay > 0 ? wait(LOOK_MS) : { kind: 'done' };
}
