/** Going on with filings: by a person's click, after a login, or after their job was cancelled. */
import { type Failure, fail, failure, type Outcome, ok, type Sent } from '../../../shared/outcome.ts';
import { refuse, standing } from './batch/release.ts';
import { FILING_JOB } from './filing/job.ts';
import { type Entry, hasBegun, isDone, type Journal, toSign } from './filing/journal.ts';
import { isReplacedUnanswered } from './filing/replacing.ts';
import type { MvaPorts } from './ports.ts';
import { Returns } from './returns.ts';
import { factsOf } from './send.ts';

/** Never sends twice: the walk asks the instance where it stands before anything that was begun is done again. */
export async function takeUp(ports: MvaPorts, journal: Journal, entry: Entry): Promise<Outcome<void>> {
  const { row } = entry;
  if (row.state === 'settled' || isReplacedUnanswered(entry)) return ok(undefined);
  const lostCreation = hasBegun(entry, 'instanceCreated') && !isDone(entry, 'instanceCreated');
  // Altinn gave no way to look for it. At worst an empty draft is left behind; a person asked for another one.
  if (row.state === 'unknown' && lostCreation) await journal.forgetBegun(row.id, 'instanceCreated');
  const reopened = row.open === 0;
  if (reopened && !isDone(entry, 'filledIn')) await journal.redoUploads(row.id);
  const state = isDone(entry, 'confirmed') ? 'waitingForFeedback' : row.sent === 'unknown' ? 'unknown' : 'running';
  // What lies there may be another by now.
  const anew = reopened ? { open: true, stopped: null, looked: null } : {};
  const job = await ports.jobs.get(row.job_id);
  try {
    if (job && ['queued', 'running', 'waiting', 'paused'].includes(job.state)) {
      await journal.change(row.id, { ...anew, state, problem: null, stopped: null });
      if (job.state === 'paused') await ports.jobs.resume(job.id);
      else await ports.jobs.wake(job.id);
      return ok(undefined);
    }
    // Together: a job that is quick to fail must find the filing as it is meant to be.
    return await journal.goOn(row.id, { ...anew, state, problem: null }, (trx) =>
      ports.jobs.enqueue(
        FILING_JOB,
        {
          payload: { filingId: row.id },
          key: row.id,
          client: row.organisation_number,
          params: { client: row.client_name, period: row.period },
        },
        trx,
      ),
    );
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))) throw error;
    return fail('mva.filingOpen', { params: { client: row.client_name }, sent: 'notSent' });
  }
}

/**
 * A person's click on a filing that rests. What stopped before it was sent goes on only on a release that stands: the figures
 * may have been changed since, or the word taken back.
 */
export async function resume(ports: MvaPorts, journal: Journal, entry: Entry): Promise<Outcome<void>> {
  const { row } = entry;
  if (!isDone(entry, 'confirmed')) {
    const refusal = (await ports.signing?.filingRefusal(toSign(entry))) ?? (await notReleased(ports, journal, entry));
    if (refusal) return { ok: false, error: { ...refusal, sent: row.sent as Sent } };
  }
  return takeUp(ports, journal, entry);
}

async function notReleased(ports: MvaPorts, journal: Journal, { row }: Entry): Promise<Failure | undefined> {
  if (row.open === 1 || row.sent !== 'notSent') return undefined;
  const kept = await new Returns(ports.store).find(row.return_id);
  const client = await ports.clients.find(row.organisation_number);
  const facts = kept && client && (await factsOf(ports, journal, kept, client));
  return facts && standing(ports, kept, facts)?.figuresHash === row.figures_hash
    ? undefined
    : refuse('mva.notReleased', { client: row.client_name });
}

/** A login has come: everything parked for it goes on. */
export async function takeUpAfterLogin(ports: MvaPorts, journal: Journal): Promise<void> {
  for (const entry of await journal.open('waitingForLogin'))
    if ((await ports.signing?.mayGoOn(toSign(entry))) ?? true) await takeUp(ports, journal, entry);
}

/** A job cancelled by a person, or given up by the runner, leaves its filing behind: say in the journal what that means. */
export async function reconcile(ports: MvaPorts, journal: Journal): Promise<void> {
  for (const entry of await journal.leftBehind()) {
    const { row } = entry;
    const job = await ports.jobs.get(row.job_id);
    if (!job && isDone(entry, 'confirmed')) continue;
    const code = job?.state === 'cancelled' ? 'job.cancelled' : 'job.gaveUp';
    const stopped = row.stopped === null ? undefined : (JSON.parse(row.stopped) as Failure);
    const problem = stopped ?? failure(code, { sent: row.sent as 'sent' | 'notSent' | 'unknown', action: 'retry' });
    if (row.problem !== null && row.state !== 'running' && row.state !== 'waitingForLogin') continue;
    if (row.sent === 'notSent') await journal.change(row.id, { state: 'failed', open: false, problem });
    else if (row.sent === 'unknown') await journal.change(row.id, { state: 'unknown', problem });
    else await journal.change(row.id, { problem });
  }
}
