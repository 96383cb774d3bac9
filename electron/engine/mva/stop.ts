/** Filings of a client told to stop: its access ended, or the firm takes leave of it. */
import type { Failure, Sent } from '../../../shared/outcome.ts';
import type { Journal } from './filing/journal.ts';
import type { MvaPorts } from './ports.ts';

export interface Stop {
  readonly organisationNumber: string;
  /** Why, as the filing will say. */
  readonly problem: Failure;
  /** Also what a person's own login would file. */
  readonly person: boolean;
}

/**
 * Each filing stops by itself, between two calls: its job is woken, sees the reason and leaves it at rest, and a person may
 * take it up again. What was sent, or may have been, goes on waiting for its answer and says why that may not come.
 */
export async function stopFilings(
  ports: Pick<MvaPorts, 'jobs'>,
  journal: Journal,
  { organisationNumber, problem, person }: Stop,
): Promise<number> {
  const open = (await journal.open()).filter(({ row }) => row.organisation_number === organisationNumber);
  let stopped = 0;
  for (const { row } of open) {
    if (row.channel === 'person' && !person) continue;
    if (row.sent !== 'notSent') {
      await journal.change(row.id, { problem: { ...problem, sent: row.sent as Sent } });
      continue;
    }
    await journal.change(row.id, { stopped: { ...problem, sent: 'notSent' } });
    const job = await ports.jobs.get(row.job_id);
    if (job?.state === 'paused') await ports.jobs.resume(row.job_id);
    else await ports.jobs.wake(row.job_id);
    stopped += 1;
  }
  return stopped;
}
