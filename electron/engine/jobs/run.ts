import { type Failure, failure } from '../../../shared/outcome.ts';
import { faultOf } from '../store/faults.ts';
import type { Store } from '../store/store.ts';
import { backoffMs } from './backoff.ts';
import { type JobDefinition, JobLost, type JobResult } from './definition.ts';
import { iso, type StoredJob } from './rows.ts';

/** Why a running job was told to come back. */
export type StopReason = 'pause' | 'cancel' | 'quit';

/** What the runner knows of a job while it runs. */
export interface LiveRun {
  readonly kind: string;
  readonly controller: AbortController;
  stop: StopReason | undefined;
  /** Woken while it ran: a wait it asks for is over at once. */
  woken: boolean;
  done: number;
  total: number;
  settled: Promise<void>;
  /** Set while the end of the run waits for room on the disk. */
  giveUpSettling?: () => void;
}

export type AnyDefinition = JobDefinition<unknown, unknown>;

const bug = (reason: string): JobResult => ({ kind: 'failed', error: failure('engine.bug', { params: { reason } }) });

/** One try: parses what is stored, runs, and turns an exception into a result. */
export async function runOnce(options: {
  definition: AnyDefinition;
  row: StoredJob;
  owner: string;
  store: Store;
  live: LiveRun;
  progressed: () => void;
  bugMet: (error: unknown) => void;
}): Promise<JobResult> {
  const { definition, row, owner, store, live } = options;
  // Told to come back before it began: an aborted signal tells a late listener nothing.
  if (live.stop) return { kind: 'failed', error: failure('job.interrupted', { sent: 'notSent' }) };
  const payload = definition.payload.safeParse(JSON.parse(row.payload));
  const state = definition.state.safeParse(JSON.parse(row.progress_state));
  if (!payload.success || !state.success) return bug(payload.success ? 'job.state' : 'job.payload');
  try {
    return await definition.run({
      id: row.id,
      payload: payload.data,
      state: state.data,
      attempt: row.attempts + 1,
      signal: live.controller.signal,
      save: async (next) => {
        const answer = await store.db
          .updateTable('job')
          // It got further, so an engine that dies under it has not died over the same thing again.
          .set({ progress_state: JSON.stringify(next), done: live.done, total: live.total, interruptions: 0 })
          .where('id', '=', row.id)
          .where('owner', '=', owner)
          .executeTakeFirst();
        if (answer.numUpdatedRows !== 1n) throw new JobLost(row.id);
      },
      progress: async (done, total) => {
        live.done = done;
        live.total = total;
        options.progressed();
      },
    });
  } catch (error) {
    if (live.stop) return { kind: 'failed', error: failure('job.interrupted') };
    const fault = faultOf(error);
    if (fault) return { kind: 'failed', error: fault.failure };
    options.bugMet(error);
    return bug(error instanceof Error ? error.name : 'thrown');
  }
}

type Ending = Pick<StoredJob, 'state' | 'due_at' | 'attempts' | 'problem' | 'finished_at'>;

/** Where a try leaves the row. A job that was told to come back but has done its work is done. */
export function endingOf(options: {
  result: JobResult;
  live: Pick<LiveRun, 'stop' | 'woken'>;
  attempts: number;
  maxAttempts: number;
  now: number;
  random: () => number;
}): Ending {
  const { result, live, attempts, now } = options;
  const open = (state: Ending['state'], rest: Partial<Ending> = {}): Ending => ({
    state,
    due_at: null,
    attempts,
    problem: null,
    finished_at: null,
    ...rest,
  });
  const finished = (state: Ending['state'], problem: Failure | null): Ending =>
    open(state, { finished_at: iso(now), problem: problem && JSON.stringify(problem) });

  if (result.kind === 'done') return finished('done', null);
  if (live.stop === 'cancel') {
    const inDoubt = result.kind === 'failed' && result.error.sent === 'unknown';
    return finished('cancelled', inDoubt ? result.error : null);
  }
  if (result.kind === 'wait') {
    const due = live.woken ? now : result.untilMs;
    // Waiting is progress: what failed before it does not count against what comes after.
    const problem = result.problem === undefined ? null : JSON.stringify(result.problem);
    return open(live.stop === 'pause' ? 'paused' : 'waiting', { due_at: iso(due), attempts: 0, problem });
  }
  if (live.stop === 'pause') return open('paused');
  if (live.stop === 'quit') return open('queued');
  const tried = attempts + 1;
  if (!result.error.retryable || tried >= options.maxAttempts) {
    return { ...finished('failed', result.error), attempts: tried };
  }
  const due = live.woken ? now : now + backoffMs(tried, options.random);
  return open('waiting', { due_at: iso(due), attempts: tried, problem: JSON.stringify(result.error) });
}
