/** Step 6: the wait for Skatteetaten's verdict. Only valideringsresultat counts (reference/mva-melding.md 0, no. 4). */
import { failure } from '../../../../shared/outcome.ts';
import { readPayment, readValidationResult } from '../xml/read-answers.ts';
import { bodyOf, feedbackStatus, type Instance, instance, type Reply } from './answers.ts';
import type { DocumentKind } from './journal.ts';
import { endOfFailed, type StepContext, type StepEnd } from './step.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Patience (4.7), by how long ago the return was confirmed: quick while somebody watches, then rarer. */
const cadence: readonly (readonly [until: number, every: number])[] = [
  [8 * SECOND, 2 * SECOND],
  [30 * SECOND, 5 * SECOND],
  [6 * MINUTE, 10 * SECOND],
  [HOUR, 5 * MINUTE],
  [48 * HOUR, HOUR],
];
const RARELY = 24 * HOUR;
/** From here on it is said aloud: in the system user channel it may never be processed (5.4). */
export const OVERDUE_MS = HOUR;

const documents: Readonly<Record<string, { readonly kind: DocumentKind; readonly name: string }>> = {
  valideringsresultat: { kind: 'verdict', name: 'valideringsresultat.xml' },
  betalingsinformasjon: { kind: 'payment', name: 'betalingsinformasjon.xml' },
  kvittering: { kind: 'receipt', name: 'kvittering.pdf' },
};

export function nextLookAfter(elapsedMs: number): number {
  return cadence.find(([until]) => elapsedMs < until)?.[1] ?? RARELY;
}

export async function fetchFeedback(context: StepContext): Promise<StepEnd> {
  const { entry, app, tokens, journal, clock } = context;
  const id = entry.row.instance ?? '';
  const elapsed = clock.now() - Date.parse(entry.steps.get('confirmed')?.done_at ?? '');
  // Another was sent in its place: a late verdict is still kept, and nobody sits and waits for it.
  const again: StepEnd = { kind: 'again', ms: entry.row.open === 0 ? RARELY : nextLookAfter(elapsed), free: true };
  const asked = await app.feedbackStatus(tokens, id);
  if (asked.kind === 'login') return { kind: 'login', error: asked.error };
  const provided = bodyOf(asked, feedbackStatus)?.isFeedbackProvided ?? false;
  if (!provided) {
    if (entry.row.payment === null) await fetchDocuments(context, ['betalingsinformasjon']);
    if (elapsed >= OVERDUE_MS && entry.row.open === 1) {
      const params = { channel: entry.row.channel, hours: Math.floor(elapsed / HOUR) };
      await journal.change(entry.row.id, {
        problem: failure('mva.notReady', { params, action: 'wait', sent: 'sent' }),
      });
    }
    return again;
  }
  const missing = await fetchDocuments(context, Object.keys(documents));
  if (missing.kind === 'end') return missing.end;
  const verdictKept = (await journal.load(entry.row.id))?.row.verdict;
  if (!verdictKept) return { ...again, error: unreadable() };
  // The receipt is written a second or two after the verdict.
  if (missing.names.includes('kvittering') && elapsed < 2 * MINUTE) return again;
  await journal.done(entry.row.id, 'feedbackReceived', { state: 'settled', open: false, problem: null });
  await context.audit.note({
    act: 'mva.verdict',
    client: { organisationNumber: entry.row.organisation_number, name: entry.row.client_name },
    params: { verdict: verdictKept, period: entry.row.period, instance: id },
  });
  return { kind: 'settled' };
}

type Fetched =
  | { readonly kind: 'fetched'; readonly names: readonly string[] }
  | { readonly kind: 'end'; readonly end: StepEnd };

/** Fetches and reads what is there; `names` are those that are not there yet. */
async function fetchDocuments(context: StepContext, wanted: readonly string[]): Promise<Fetched> {
  const { entry, app, tokens } = context;
  const reply = await app.instance(tokens, entry.row.instance ?? '');
  const read = bodyOf(reply, instance);
  if (!read) return { kind: 'end', end: endOfLook(reply) };
  const absent: string[] = [];
  for (const type of wanted) {
    const element = latest(read, type);
    const known = documents[type];
    if (!element || !known) {
      absent.push(type);
      continue;
    }
    const file = await app.download(tokens, read.id, element.id);
    if (file.kind !== 'done' || !(await keep(context, known, file.answer.bytes))) absent.push(type);
  }
  return { kind: 'fetched', names: absent };
}

const latest = (read: Instance, type: string) => read.data?.findLast(({ dataType }) => dataType === type);

/** False for a document that does not read as what it is called: it is asked for again, not kept. */
async function keep(
  { journal, entry }: StepContext,
  { kind, name }: { readonly kind: DocumentKind; readonly name: string },
  bytes: Uint8Array,
): Promise<boolean> {
  const { id } = entry.row;
  if (kind === 'verdict') {
    const result = await readValidationResult(bytes);
    if (!result.ok) return false;
    await journal.keep(id, kind, name, bytes);
    await journal.change(id, { verdict: result.value.verdict, serverFindings: [...result.value.findings] });
    return true;
  }
  if (kind === 'payment') {
    const payment = await readPayment(bytes);
    if (!payment.ok) return false;
    await journal.keep(id, kind, name, bytes);
    await journal.change(id, { payment: payment.value });
    return true;
  }
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return false;
  await journal.keep(id, kind, name, bytes);
  return true;
}

/** Nothing asked here can do harm or stop the wait: roles and storage may be behind (4.5). */
function endOfLook(reply: Reply): StepEnd {
  if (reply.kind === 'login') return endOfFailed(reply);
  return { kind: 'again', free: true, ms: MINUTE, error: unreadable() };
}

function unreadable() {
  return failure('http.unexpectedAnswer', {
    params: { host: 'Skatteetaten', element: 'valideringsresultat' },
    retryable: true,
    sent: 'sent',
  });
}
