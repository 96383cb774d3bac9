import type { z } from 'zod';
import type { JobRow } from '../../../shared/contract/work.ts';
import type { Failure, Outcome } from '../../../shared/outcome.ts';
import type { Queries } from '../store/store.ts';

export interface JobContext<P, S> {
  readonly id: string;
  readonly payload: P;
  /** What was saved last, by this run or one before it. */
  readonly state: S;
  /** 1 for the first try; grows with failed tries in a row. */
  readonly attempt: number;
  /** Aborted on cancel, pause and quit. Come back soon then, with anything; what was saved is what counts. */
  readonly signal: AbortSignal;
  /** On disk before it resolves. Throws `JobLost` when the job is no longer this engine's. */
  save(state: S): Promise<void>;
  progress(done: number, total: number): Promise<void>;
}

export type JobResult =
  | { readonly kind: 'done' }
  /** A retryable error is tried again, later each time, until `maxAttempts`. */
  | { readonly kind: 'failed'; readonly error: Failure }
  /** Looked at again then; costs no attempt. `problem`: what it waits for, e.g. a login. */
  | { readonly kind: 'wait'; readonly untilMs: number; readonly problem?: Failure };

/** Payload and state are JSON. Both are parsed before every run: an older Klientbro may have written them. */
export interface JobDefinition<P, S> {
  readonly kind: string;
  readonly payload: z.ZodType<P>;
  readonly state: z.ZodType<S>;
  readonly initial: S;
  readonly maxAttempts: number;
  /** Places of its own, so many at once; without them it takes of the shared ones. */
  readonly places?: number;
  run(context: JobContext<P, S>): Promise<JobResult>;
  /** A person cancelled it, and its row says so. A run under way has been told and may not have come back yet. */
  cancelled?(payload: P): Promise<void>;
}

export interface EnqueueOptions {
  readonly payload: unknown;
  /** One open job per kind and key: while there is one, `enqueue` answers its id. */
  readonly key?: string | undefined;
  readonly client?: string | undefined;
  /** For the sentence in the job list. */
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

export interface Jobs {
  define<P, S>(definition: JobDefinition<P, S>): void;
  /** With `trx` the job comes into being with the rest of the transaction, or not at all. */
  enqueue(kind: string, options: EnqueueOptions, trx?: Queries): Promise<Outcome<{ id: string }>>;
  /** Runs a waiting job now; one that runs is looked at once more at once when it comes back waiting. */
  wake(id: string): Promise<void>;
  /** Open jobs and the newest finished ones, newest first. */
  list(): Promise<JobRow[]>;
  get(id: string): Promise<JobRow | undefined>;
  pause(id: string): Promise<Outcome<JobRow>>;
  resume(id: string): Promise<Outcome<JobRow>>;
  /** A job that has already done its work when the cancel reaches it ends as done. */
  cancel(id: string): Promise<Outcome<JobRow>>;
  /** Takes over what a dead engine left running, and begins. Define every kind first. */
  start(): void;
  /** Takes nothing new, tells what runs to come back, waits for it, puts it back in the queue. */
  drain(): Promise<void>;
}

/** The row has another owner now, or is finished: this run must not go on. */
export class JobLost extends Error {
  constructor(id: string) {
    super(`job ${id} is no longer ours`);
    this.name = 'JobLost';
  }
}
