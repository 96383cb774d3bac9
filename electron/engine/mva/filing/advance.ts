/** Steps 4 and 5: `process/next` out of fill-in and out of confirmation. The process itself says where it stands. */
import { type Failure, failure } from '../../../../shared/outcome.ts';
import { findValidationResult } from '../xml/read-answers.ts';
import { bodyOf, conflictReason, processState, type Reply, type Stand, standOf } from './answers.ts';
import { type Entry, hasBegun } from './journal.ts';
import { audited, endOfFailed, type StepContext, type StepEnd } from './step.ts';

type Move = 'filledIn' | 'confirmed';

const ACT = { filledIn: 'mva.fillIn', confirmed: 'mva.confirm' } as const;
/** Where the process stands before the move. */
const FROM: Readonly<Record<Move, Stand>> = { filledIn: 'fillIn', confirmed: 'confirmation' };
/** A slow server may still be moving when its answer was lost. */
const SETTLING_MS = 10_000;

export async function advance(context: StepContext, move: Move): Promise<StepEnd> {
  const { entry, app, tokens, journal } = context;
  const id = entry.row.instance ?? '';
  if (hasBegun(entry, move)) {
    const end = await whereItStands(context, move);
    if (end) return end;
  }
  // From here on, until an answer says otherwise, a confirmation may have arrived.
  await journal.begin(entry.row.id, move, move === 'confirmed' ? { sent: 'unknown' } : {});
  const reply = await audited(context, ACT[move], () => app.next(tokens, id));
  if (reply.kind === 'done') {
    const state = bodyOf(reply, processState);
    const stand = state && standOf(state);
    if (stand && stand !== FROM[move] && stand !== 'elsewhere') return moved(context, move, stand);
    return { kind: 'again', error: unexpected(move) };
  }
  if (reply.kind === 'refused') return refused(context, move, reply);
  if (reply.kind !== 'lost') await takeBack(context, move);
  return endOfFailed(reply);
}

async function moved({ journal, entry }: StepContext, move: Move, stand: Stand): Promise<StepEnd> {
  if (move === 'filledIn') await journal.done(entry.row.id, 'filledIn', { problem: null, state: 'running' });
  if (move === 'confirmed' || stand === 'feedback') {
    await journal.done(entry.row.id, 'confirmed', { sent: 'sent', state: 'waitingForFeedback', problem: null });
  }
  return { kind: 'done' };
}

/** Nothing was sent by this try. */
async function takeBack({ journal, entry }: StepContext, move: Move): Promise<void> {
  await journal.forgetBegun(entry.row.id, move);
  if (move === 'confirmed') await journal.change(entry.row.id, { sent: 'notSent' });
}

/** After a lost answer, a crash or an unclear one. Undefined: the move was not made and may be made. */
async function whereItStands(context: StepContext, move: Move): Promise<StepEnd | undefined> {
  const { entry, app, tokens, clock } = context;
  const reply = await app.process(tokens, entry.row.instance ?? '');
  const state = bodyOf(reply, processState);
  if (!state) return unclear(entry, move, reply);
  const stand = standOf(state);
  if (stand === FROM[move]) {
    const waited = clock.now() - Date.parse(entry.steps.get(move)?.begun_at ?? '');
    return waited < SETTLING_MS ? { kind: 'again', ms: SETTLING_MS - waited, free: true } : undefined;
  }
  if (stand === 'confirmation' || stand === 'feedback') return moved(context, move, stand);
  return {
    kind: 'unknown',
    error: failure('mva.processUnknown', { params: { step: move }, action: 'retry', ...sentOf(entry) }),
  };
}

function unclear(entry: Entry, move: Move, reply: Reply): StepEnd {
  if (reply.kind === 'done') return { kind: 'again', error: unexpected(move) };
  if (reply.kind !== 'refused')
    return reply.kind === 'stopped' ? { kind: 'again', error: reply.error } : endOfFailed(reply);
  const params = { step: move, status: reply.status };
  return { kind: 'unknown', error: failure('mva.processUnknown', { params, action: 'retry', ...sentOf(entry) }) };
}

async function refused(context: StepContext, move: Move, reply: Extract<Reply, { kind: 'refused' }>): Promise<StepEnd> {
  const { journal, entry, app, tokens, audit } = context;
  const { status } = reply;
  if (status !== 409) {
    await takeBack(context, move);
    return {
      kind: 'failed',
      error: failure('mva.refused', { params: { status, step: move }, action: 'openAccess', sent: 'notSent' }),
    };
  }
  const body = reply.answer.text();
  const result = await findValidationResult(body);
  if (result) {
    await takeBack(context, move);
    const { verdict, findings } = result;
    await journal.change(entry.row.id, {
      state: 'settled',
      verdict,
      serverFindings: [...findings],
      sent: 'notSent',
      open: false,
    });
    await audit.note({ act: 'mva.verdict', client: clientOf(entry), params: { verdict, period: entry.row.period } });
    return { kind: 'settled' };
  }
  // A 409 may also mean that an earlier, lost call has already moved it.
  const state = bodyOf(await app.process(tokens, entry.row.instance ?? ''), processState);
  const stand = state && standOf(state);
  if (!stand) return { kind: 'again', error: unexpected(move) };
  if (stand === 'confirmation' ? move === 'filledIn' : stand === 'feedback') return moved(context, move, stand);
  await takeBack(context, move);
  const params = { step: move, reason: conflictReason(body) };
  return {
    kind: 'failed',
    error: failure('mva.envelopeRefused', { params, action: 'contactSupport', sent: 'notSent' }),
  };
}

function unexpected(move: Move): Failure {
  return failure('http.unexpectedAnswer', { params: { host: 'Altinn', element: move }, retryable: true });
}

const sentOf = (entry: Entry): { sent: 'notSent' | 'unknown' | 'sent' } => ({
  sent: entry.row.sent as 'notSent' | 'unknown' | 'sent',
});
const clientOf = ({ row }: Entry) => ({ organisationNumber: row.organisation_number, name: row.client_name });
