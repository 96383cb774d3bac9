/** The files that go with the return, one at a time, each looked for before it is sent (reference/mva-melding.md 4.2 no. 4, 4.6). */
import { failure } from '../../../../shared/outcome.ts';
import { bodyOf, uploaded } from './answers.ts';
import { hasBegun } from './journal.ts';
import { audited, endOfFailed, type StepContext, type StepEnd } from './step.ts';
import { readInstance } from './upload.ts';

const STEP = 'attachmentsUploaded';

export async function uploadAttachments(context: StepContext): Promise<StepEnd> {
  const { entry, app, tokens, journal } = context;
  const { id } = entry.row;
  // An instance taken over from an earlier filing may hold that one's files.
  if (entry.attachments.length === 0 && !(await journal.isTakenOver(entry))) return done(context);
  const found = await readInstance(context, STEP);
  if (found.kind !== 'instance') return found.end;
  const there = (found.instance.data ?? []).filter(({ dataType }) => dataType === 'binaerVedlegg');
  const kept = new Set<string>();
  for (const { id: element, filename, size } of there) {
    const own = entry.attachments.find(({ name }) => name === filename);
    // Before this filing has sent any, all that is there is another's.
    if (hasBegun(entry, STEP) && own?.size === size && own && !kept.has(own.name)) kept.add(own.name);
    else {
      const reply = await app.removeFile(tokens, found.instance.id, element);
      if (reply.kind !== 'done' && !(reply.kind === 'refused' && reply.status === 404)) return endOf(reply);
    }
  }
  await journal.begin(id, STEP);
  for (const file of entry.attachments.filter(({ name }) => !kept.has(name))) {
    const content = await context.attachment(file.hash);
    const reply = await audited(context, 'mva.uploadAttachment', () =>
      app.attach(tokens, found.instance.id, file, content),
    );
    if (!bodyOf(reply, uploaded)) return endOf(reply);
  }
  return done(context);
}

async function done({ entry, journal }: StepContext): Promise<StepEnd> {
  await journal.done(entry.row.id, STEP, { problem: null, state: 'running' });
  return { kind: 'done' };
}

function endOf(
  reply: Parameters<typeof endOfFailed>[0] | { kind: 'done' } | { kind: 'refused'; status: number },
): StepEnd {
  if (reply.kind === 'done') {
    const params = { host: 'Altinn', element: 'id' };
    return { kind: 'again', error: failure('http.unexpectedAnswer', { params, retryable: true, sent: 'notSent' }) };
  }
  if (reply.kind !== 'refused') return endOfFailed(reply);
  const { status } = reply;
  const error = failure('mva.refused', { params: { status, step: STEP }, action: 'openAccess', sent: 'notSent' });
  return status === 404 ? { kind: 'again', error } : { kind: 'failed', error };
}
