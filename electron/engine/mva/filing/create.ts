/** Step 1: the instance. Each POST makes a new one, so a lost answer is looked for before another is made (4.6). */
import { failure } from '../../../../shared/outcome.ts';
import { bodyOf, type Instance, instance, processState, standOf } from './answers.ts';
import { type Listed, listInstances } from './instances.ts';
import { type Entry, hasBegun } from './journal.ts';
import { lookAround } from './look.ts';
import { audited, endOfFailed, type StepContext, type StepEnd } from './step.ts';

/** A slow server may still be making the instance whose answer was lost. */
const SETTLING_MS = 15_000;
/** Clocks may differ by this much after the measured skew is taken off. */
const CLOCK_SLACK_MS = 30_000;

export async function createInstance(context: StepContext): Promise<StepEnd> {
  const { entry, journal, app, tokens } = context;
  if (hasBegun(entry, 'instanceCreated')) {
    const end = await lookForLost(context);
    if (end) return end;
  } else {
    const around = await lookAround(context);
    if (around) return around;
    const earlier = await unsentDraft(context);
    if (earlier) return earlier;
  }
  await journal.begin(entry.row.id, 'instanceCreated');
  const reply = await audited(context, 'mva.createInstance', () => app.create(tokens, entry.row.organisation_number));
  const made = bodyOf(reply, instance);
  if (made) return keep(context, made.id);
  if (reply.kind === 'done') {
    return { kind: 'again', error: failure('http.unexpectedAnswer', { params: { host: 'Altinn', element: 'id' } }) };
  }
  if (reply.kind === 'refused') {
    const { status } = reply;
    // Turned down, so nothing is there to be looked for; a 409 does not say (4.5).
    if (status !== 409) await journal.forgetBegun(entry.row.id, 'instanceCreated');
    return {
      kind: 'failed',
      error: failure('mva.refused', {
        params: { status, step: 'instanceCreated' },
        action: 'openAccess',
        sent: 'notSent',
      }),
    };
  }
  // Not taken: the next try is a first one again, with nothing to look for.
  if (reply.kind !== 'lost') await journal.forgetBegun(entry.row.id, 'instanceCreated');
  return endOfFailed(reply);
}

async function keep({ journal, entry }: StepContext, id: string): Promise<StepEnd> {
  await journal.done(entry.row.id, 'instanceCreated', { instance: id, problem: null, state: 'running' });
  return { kind: 'done' };
}

/**
 * An instance of an earlier filing for the same period that stopped before fill-in ended: its files can be replaced, so
 * it is used again instead of leaving a draft behind (4.5: "fix data, call again on the SAME instance").
 */
async function unsentDraft(context: StepContext): Promise<StepEnd | undefined> {
  const { entry, journal, app, tokens } = context;
  const isUnsent = (other: Entry): boolean =>
    other.row.id !== entry.row.id &&
    other.row.open === 0 &&
    other.row.sent === 'notSent' &&
    other.row.channel === entry.row.channel &&
    other.row.instance !== null;
  const id = (await journal.ofPeriod(entry.row)).find(isUnsent)?.row.instance;
  if (!id) return undefined;
  const reply = await app.process(tokens, id);
  const state = bodyOf(reply, processState);
  if (state) return standOf(state) === 'fillIn' ? keep(context, id) : undefined;
  // Gone, or no longer ours to see: a new one it is.
  return reply.kind === 'refused' || reply.kind === 'done' ? undefined : endOfFailed(reply);
}

/** Undefined: there is none and there will be none, so it may be created. */
async function lookForLost(context: StepContext): Promise<StepEnd | undefined> {
  const { entry, clock } = context;
  const begunAt = Date.parse(entry.steps.get('instanceCreated')?.begun_at ?? '');
  const found = await freshInstances(context, begunAt + context.clockSkewMs() - CLOCK_SLACK_MS);
  if (found.kind === 'blind') {
    const error = failure('mva.instanceUnknown', {
      params: { client: entry.row.client_name },
      action: 'retry',
      sent: 'notSent',
    });
    return { kind: 'unknown', error };
  }
  if (found.kind === 'end') return found.end;
  const [only, second] = found.instances;
  if (only && !second) return keep(context, only.id);
  const waited = clock.now() - begunAt;
  if (found.instances.length === 0 && waited < SETTLING_MS)
    return { kind: 'again', ms: SETTLING_MS - waited, free: true };
  return undefined;
}

/** Instances of the client that stand in fill-in, hold no return, are younger than `since` and belong to no filing of ours. */
async function freshInstances(context: StepContext, since: number): Promise<Listed> {
  const { entry, journal } = context;
  const known = await journal.knownInstances(entry.row.organisation_number);
  const listed = await listInstances(context, known);
  if (listed.kind !== 'instances') return listed;
  const isOurs = (candidate: Instance): boolean =>
    !known.has(candidate.id) &&
    Date.parse(candidate.created ?? '') >= since &&
    (candidate.process ? standOf(candidate.process) === 'fillIn' : true) &&
    !candidate.data?.some(({ dataType }) => dataType === 'mvamelding');
  return { ...listed, instances: listed.instances.filter(isOurs) };
}
