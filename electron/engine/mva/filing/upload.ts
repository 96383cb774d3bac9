/** Steps 2 and 3: envelope and return. Both may be repeated: the first replaces, the second looks before it adds. */
import { failure } from '../../../../shared/outcome.ts';
import { RETURN_FILE } from '../xml/write-envelope.ts';
import { bodyOf, type Instance, instance, type Reply, uploaded } from './answers.ts';
import type { Step } from './journal.ts';
import { audited, endOfFailed, type StepContext, type StepEnd } from './step.ts';

/** Matched by prefix: older text says v0.1 (reference/mva-melding.md 10, no. 6). */
export const ENVELOPE_TYPE = 'no.skatteetaten.fastsetting.avgift.mva.mvameldinginnsending';

export async function uploadEnvelope(context: StepContext): Promise<StepEnd> {
  const { entry, app, tokens, journal } = context;
  const found = await readInstance(context, 'envelopeUploaded');
  if (found.kind !== 'instance') return found.end;
  const element = found.instance.data?.find(({ dataType }) => dataType.startsWith(ENVELOPE_TYPE));
  if (!element) return { kind: 'again', error: unexpected('data') };
  await journal.begin(entry.row.id, 'envelopeUploaded');
  const xml = await context.document(entry, 'envelope');
  const reply = await audited(context, 'mva.uploadEnvelope', () =>
    app.replace(tokens, found.instance.id, element.id, xml, 'application/xml'),
  );
  return endOfUpload(context, 'envelopeUploaded', reply);
}

export async function uploadReturn(context: StepContext): Promise<StepEnd> {
  const { entry, app, tokens, journal } = context;
  // A lost answer, or an earlier filing of the same instance: what is there is replaced, never doubled.
  const found = await readInstance(context, 'returnUploaded');
  if (found.kind !== 'instance') return found.end;
  const { id, data } = found.instance;
  const present = data?.find(({ dataType }) => dataType === 'mvamelding');
  await journal.begin(entry.row.id, 'returnUploaded');
  const xml = await context.document(entry, 'return');
  const reply = await audited(context, 'mva.uploadReturn', () =>
    present
      ? app.replace(tokens, id, present.id, xml, 'text/xml')
      : app.upload(tokens, id, `${RETURN_FILE.name}.${RETURN_FILE.extension}`, xml),
  );
  return endOfUpload(context, 'returnUploaded', reply);
}

type Read =
  | { readonly kind: 'instance'; readonly instance: Instance }
  | { readonly kind: 'end'; readonly end: StepEnd };

export async function readInstance({ entry, app, tokens }: StepContext, step: Step): Promise<Read> {
  const reply = await app.instance(tokens, entry.row.instance ?? '');
  const read = bodyOf(reply, instance);
  if (read) return { kind: 'instance', instance: read };
  return { kind: 'end', end: endOfNotDone(reply, step) };
}

async function endOfUpload({ journal, entry }: StepContext, step: Step, reply: Reply): Promise<StepEnd> {
  if (!isAnsweredByApp(reply)) return endOfNotDone(reply, step);
  await journal.done(entry.row.id, step, { problem: null, state: 'running' });
  return { kind: 'done' };
}

/** A 2xx with a page in it comes from something in between; a replaced element is answered with itself or nothing. */
function isAnsweredByApp(reply: Reply): boolean {
  return bodyOf(reply, uploaded) !== undefined || (reply.kind === 'done' && reply.answer.bytes.byteLength === 0);
}

function endOfNotDone(reply: Reply, step: Step): StepEnd {
  if (reply.kind === 'done') return { kind: 'again', error: unexpected('id') };
  if (reply.kind !== 'refused') return endOfFailed(reply);
  const { status } = reply;
  const error = failure('mva.refused', { params: { status, step }, action: 'openAccess', sent: 'notSent' });
  // Storage may be a minute behind the app that made the instance (4.5).
  return status === 404 ? { kind: 'again', error } : { kind: 'failed', error };
}

function unexpected(element: string) {
  return failure('http.unexpectedAnswer', { params: { host: 'Altinn', element }, retryable: true, sent: 'notSent' });
}
