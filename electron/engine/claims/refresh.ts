import { z } from 'zod';
import type { Failure } from '../../../shared/outcome.ts';
import type { JobContext, JobDefinition, JobResult } from '../jobs/definition.ts';
import type { Clock } from '../ports.ts';
import { isOfClient, type Look, type Reached } from './look.ts';

export const REFRESH_JOB = 'claims.refresh';

const payload = z.object({}).strict();
/** Asked about in this round; one that is cut short goes on with the others. */
const state = z.object({ done: z.array(z.string()) }).strict();
type Nothing = z.infer<typeof payload>;
type Done = z.infer<typeof state>;

export interface RefreshOptions {
  readonly look: Pick<Look, 'open'>;
  readonly clients: () => Promise<readonly Reached[]>;
  readonly clock: Clock;
  /** Round ends here and there, for the windows. */
  readonly onSome: () => void;
}

/** Between two of them what was done is saved. */
const STEP = 20;
const WAIT_MS = 15 * 60_000;

/** Everybody a person asked about at once. One client's failure stands at that client and stops nobody; a fault of the set-up stops all. */
export function refreshJob(options: RefreshOptions): JobDefinition<Nothing, Done> {
  return {
    ...{ kind: REFRESH_JOB, payload, state, initial: { done: [] }, maxAttempts: 3, places: 1 },
    run: (context) => run(options, context),
  };
}

async function run(
  { look, clients, clock, onSome }: RefreshOptions,
  context: JobContext<Nothing, Done>,
): Promise<JobResult> {
  const done = new Set(context.state.done);
  const all = await clients();
  const left = all.filter(({ organisationNumber }) => !done.has(organisationNumber));
  let problem: Failure | undefined;
  for (let from = 0; from < left.length; from += STEP) {
    const some = left.slice(from, from + STEP);
    await Promise.all(
      some.map(async (client) => {
        const answer = await look.open(client, { byPerson: false, signal: context.signal });
        if (answer.ok || isOfClient(answer.error)) done.add(client.organisationNumber);
        else if (answer.error.code !== 'http.cancelled') problem ??= answer.error;
      }),
    );
    await context.save({ done: [...done] });
    await context.progress(done.size, all.length);
    onSome();
    if (context.signal.aborted) return { kind: 'wait', untilMs: clock.now() };
    if (problem) {
      if (!problem.retryable) return { kind: 'failed', error: problem };
      return { kind: 'wait', untilMs: clock.now() + WAIT_MS, problem };
    }
  }
  return { kind: 'done' };
}
