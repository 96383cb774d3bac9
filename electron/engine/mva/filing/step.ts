import type { Failure } from '../../../../shared/outcome.ts';
import type { Audit } from '../../audit/audit.ts';
import type { Clock, Content, Logger } from '../../ports.ts';
import type { MvaPorts } from '../ports.ts';
import type { Others } from '../surroundings/others.ts';
import type { Reply } from './answers.ts';
import type { MvaApp, Tokens } from './app.ts';
import type { Entry, Journal } from './journal.ts';
import type { Blindness } from './look.ts';

/** How a step ended; the walk in `job.ts` turns it into waiting, parking or settling. */
export type StepEnd =
  | { readonly kind: 'done' }
  /** Looked at again after `ms`; counts as a try unless `free`. */
  | { readonly kind: 'again'; readonly ms?: number; readonly free?: boolean; readonly error?: Failure }
  | { readonly kind: 'login'; readonly error: Failure }
  /** Over without a verdict. The step has said in the journal whether anything was sent. */
  | { readonly kind: 'failed'; readonly error: Failure }
  /** Skatteetaten or Altinn must be asked, or a person must decide, before anything more is done. */
  | { readonly kind: 'unknown'; readonly error: Failure }
  | { readonly kind: 'settled' };

export interface StepTools {
  readonly app: MvaApp;
  readonly journal: Journal;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  /** This machine's clock is off by this much; instants from Altinn are compared with it added. */
  readonly clockSkewMs: () => number;
  /** What others have made for the client, as far as it was looked for. */
  readonly others: Others;
  readonly blindness: Blindness;
  readonly vatInstances: MvaPorts['vatInstances'];
  /** A file that goes with the filing, not held. */
  readonly attachment: (hash: string) => Promise<Content>;
  /** A document the filing was prepared with. */
  readonly document: (entry: Entry, kind: 'return' | 'envelope') => Promise<Uint8Array>;
}

export interface StepContext extends StepTools {
  readonly entry: Entry;
  readonly tokens: Tokens;
  /** What a call showed that the login may, or may not, do for the client. */
  readonly learnt: (right: 'fillIn' | 'sign', is: 'yes' | 'no') => Promise<void>;
}

/** Calls that only those with the right get through (reference/mva-melding.md 4.4). */
const SHOWS: Readonly<Record<string, 'fillIn' | 'sign'>> = { 'mva.fillIn': 'fillIn', 'mva.confirm': 'sign' };

/** One call towards Altinn with its rows in the audit log. `lost` ends as unknown, a refusal as refused. */
export async function audited(context: StepContext, act: string, call: () => Promise<Reply>): Promise<Reply> {
  const { entry, audit } = context;
  const { organisation_number: organisationNumber, client_name: name, period, channel, instance } = entry.row;
  const sequence = await audit.begin({
    act,
    client: { organisationNumber, name },
    // The job goes on when others sit there: it acts for the one who released it.
    person: entry.row.person,
    params: { period, channel, ...(instance ? { instance } : {}) },
  });
  const reply = await call();
  switch (reply.kind) {
    case 'done':
      await audit.end(sequence, 'done', { status: reply.answer.status });
      if (SHOWS[act]) await context.learnt(SHOWS[act], 'yes');
      break;
    case 'refused':
      await audit.end(sequence, 'refused', { status: reply.status });
      break;
    case 'lost':
      await audit.end(sequence, 'unknown', { code: reply.error.code });
      break;
    default:
      await audit.end(sequence, 'failed', { code: reply.error.code });
  }
  return reply;
}

/** For the ends that every call shares. */
export function endOfFailed(reply: Exclude<Reply, { kind: 'done' | 'refused' }>): StepEnd {
  if (reply.kind === 'login') return { kind: 'login', error: reply.error };
  if (reply.kind === 'stopped') return { kind: 'failed', error: { ...reply.error, sent: 'notSent' } };
  return { kind: 'again', error: reply.error };
}
