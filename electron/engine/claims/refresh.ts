import { setMaxListeners } from 'node:events';
import { z } from 'zod';
import type { Failure } from '../../../shared/outcome.ts';
import type { JobContext, JobDefinition, JobResult } from '../jobs/definition.ts';
import type { Clock } from '../ports.ts';
import { isOfClient, type Look, type Reached } from './look.ts';
import type { Turns } from './turns.ts';

export const REFRESH_JOB = 'claims.refresh';

const payload = z.object({}).strict();
/** Asked about in this round; one that is cut short goes on with the others. */
const state = z.object({ done: z.array(z.string()) }).strict();
type Nothing = z.infer<typeof payload>;
type Done = z.infer<typeof state>;

export interface RefreshOptions {
  readonly look: Pick<Look, 'open'>;
  readonly turns: Pick<Turns, 'resting'>;
  readonly clients: () => Promise<readonly Reached[]>;
  readonly clock: Clock;
}

/** After so many what was done is saved. */
const STEP = 20;

/**
 * Everybody a person asked about at once. What one client's question fails with stands at that client and stops nobody; a fault of the
 * set-up, which would meet every client alike, stops all; a service that is down is waited for.
 */
export function refreshJob(options: RefreshOptions): JobDefinition<Nothing, Done> {
  return {
    ...{ kind: REFRESH_JOB, payload, state, initial: { done: [] }, maxAttempts: 3, places: 1 },
    run: (context) => run(options, context),
  };
}

async function run(
  { look, turns, clients, clock }: RefreshOptions,
  context: JobContext<Nothing, Done>,
): Promise<JobResult> {
  const done = new Set(context.state.done);
  const all = await clients();
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  // Each client listens for the end.
  setMaxListeners(0, signal);
  const save = async (): Promise<void> => {
    await context.save({ done: [...done] });
    await context.progress(done.size, all.length);
  };
  await save();
  let saved = Promise.resolve();
  const left = all.filter(({ organisationNumber }) => !done.has(organisationNumber));
  let fault: Failure | undefined;
  await Promise.all(
    left.map(async (client) => {
      const answer = await look.open(client, { byPerson: false, signal });
      if (!answer.ok && !isOfClient(answer.error)) {
        if (answer.error.retryable) return;
        fault ??= answer.error;
        return stop.abort();
      }
      done.add(client.organisationNumber);
      if (done.size % STEP > 0) return;
      saved = saved.then(save);
      // Told by the wait for it below.
      saved.catch(() => stop.abort());
    }),
  );
  await saved;
  await save();
  if (fault) return { kind: 'failed', error: fault };
  if (context.signal.aborted) return { kind: 'wait', untilMs: clock.now() };
  const rest = turns.resting('claims');
  return rest ? { kind: 'wait', untilMs: rest.until, problem: rest.error } : { kind: 'done' };
}
