/** Which of our own filings a new one takes the place of, and what a person must have said for it (reference/mva-melding.md 4.9, 5.4). */
import { type Failure, failure } from '../../../../shared/outcome.ts';
import type { Other, Told } from '../surroundings/others.ts';
import { OVERDUE_MS } from './feedback.ts';
import { type Entry, type FilingRow, isDone } from './journal.ts';

export function isDelivered({ state, verdict }: Pick<FilingRow, 'state' | 'verdict'>): boolean {
  return state === 'settled' && verdict !== null && verdict !== 'ugyldig skattemelding';
}

/** Sent by a system user, and no answer within the time in which others get theirs: it may never be processed. */
export function isUnanswered(entry: Entry, now: number): boolean {
  const { channel, sent, verdict } = entry.row;
  if (channel !== 'systemUser' || sent !== 'sent' || verdict !== null || !isDone(entry, 'confirmed')) return false;
  return now - Date.parse(entry.steps.get('confirmed')?.done_at ?? '') >= OVERDUE_MS;
}

/** Another was sent in its place. Its state stays what it is, sent and without a verdict, and a late one is still looked for. */
export function isReplacedUnanswered({ row }: Pick<Entry, 'row'>): boolean {
  return row.open === 0 && row.state === 'waitingForFeedback';
}

export interface Replacement {
  /** It was delivered (this is a correction), or sent and never answered. */
  readonly filing: Entry | undefined;
  /** It is still waited for: to be given up, so that the period is free. */
  readonly givesUp: boolean;
  readonly others: readonly Told[];
}

export interface ReplacementWish {
  readonly channel: string;
  readonly figuresHash: string;
  /** Ids of instances, as the person was shown them. */
  readonly replacing?: readonly string[] | undefined;
}

/** What filing now would replace of ours, whoever asks; undefined: nothing. `earlier`: of the same client, category and period, newest first. */
export function replaceable(earlier: readonly Entry[], now: number): Entry | undefined {
  const open = earlier.find(({ row }) => row.open === 1);
  if (open) return isUnanswered(open, now) ? open : undefined;
  return earlier.find((entry) => isDelivered(entry.row) || isReplacedUnanswered(entry));
}

export function replacementOf(
  earlier: readonly Entry[],
  others: readonly Other[],
  { channel, figuresHash, replacing = [] }: ReplacementWish,
  now: number,
): Replacement | Failure {
  const of = replaceable(earlier, now);
  const client = earlier[0]?.row.client_name ?? '';
  const isNamed = of?.row.instance != null && replacing.includes(of.row.instance);
  const open = earlier.find(({ row }) => row.open === 1);
  // What a system user sent in vain is not sent by it again.
  if (open && !(open === of && isNamed && channel === 'person')) return refuse('mva.filingOpen', client);
  // Other figures make it a correction: a complete new message, and the last one counts.
  if (of && isDelivered(of.row) && of.row.figures_hash === figuresHash) return refuse('mva.alreadyFiled', client);
  if (of && !isNamed) return refuse('mva.replacesEarlier', client);
  const named = others.filter(({ id }) => replacing.includes(id)).map(({ id, stand }) => ({ id, stand }));
  return { filing: of, givesUp: open !== undefined, others: named };
}

const refuse = (code: Failure['code'], client: string): Failure =>
  failure(code, { params: { client }, action: 'fixInput', sent: 'notSent' });
