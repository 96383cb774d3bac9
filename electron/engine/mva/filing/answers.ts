import { z } from 'zod';
import { type Failure, failure, type Outcome } from '../../../../shared/outcome.ts';
import type { HttpAnswer } from '../../http/http.ts';

/**
 * What an answer, or none, says about the call. `later`: it was not taken; try again. `lost`: it may have had its
 * effect; ask where things stand before anything else. `refused`: it was read and turned down. `login`: a person has to
 * log in first. `stopped`: the way there is closed (no token to be had).
 */
export type Reply =
  | { readonly kind: 'done'; readonly answer: HttpAnswer }
  | { readonly kind: 'later' | 'lost' | 'login' | 'stopped'; readonly error: Failure }
  | { readonly kind: 'refused'; readonly status: number; readonly answer: HttpAnswer };

/** Only a service that was not reached or that is too busy is sure not to have acted. */
const NOT_TAKEN: ReadonlySet<string> = new Set(['http.offline', 'http.hostRefused', 'http.throttled']);

export function replyOf(outcome: Outcome<HttpAnswer>): Reply {
  if (!outcome.ok) {
    const { code, sent } = outcome.error;
    return { kind: sent === 'notSent' || NOT_TAKEN.has(code) ? 'later' : 'lost', error: outcome.error };
  }
  const { status } = outcome.value;
  if (status >= 200 && status < 300) return { kind: 'done', answer: outcome.value };
  if (status === 429)
    return { kind: 'later', error: failure('http.throttled', { params: { status }, retryable: true }) };
  if (status >= 500 || status === 408) {
    return { kind: 'lost', error: failure('http.unavailable', { params: { status }, retryable: true }) };
  }
  return { kind: 'refused', status, answer: outcome.value };
}

/** A token that could not be had: nothing was sent. */
export function withoutToken(error: Failure): Reply {
  if (error.code.startsWith('idporten.')) return { kind: 'login', error };
  return { kind: error.retryable ? 'later' : 'stopped', error };
}

/** The body of a call that was done, or undefined where it does not read as what was promised. */
export function bodyOf<T>(reply: Reply, schema: z.ZodType<T>): T | undefined {
  const body = reply.kind === 'done' ? reply.answer.json(schema) : undefined;
  return body?.ok ? body.value : undefined;
}

const task = z.object({ elementId: z.string().nullish(), altinnTaskType: z.string().nullish() }).nullish();
export const processState = z.object({ currentTask: task, ended: z.string().nullish() });

const dataElement = z.object({
  id: z.string(),
  dataType: z.string(),
  filename: z.string().nullish(),
  size: z.number().nullish(),
});
/** A data element, as an upload is answered. */
export const uploaded = z.object({ id: z.string() });
export const instance = z.object({
  id: z.string().regex(/^\d+\/[0-9a-fA-F-]{36}$/),
  created: z.string().nullish(),
  process: processState.nullish(),
  data: z.array(dataElement).nullish(),
  status: z.object({ isSoftDeleted: z.boolean().nullish() }).nullish(),
});
export type Instance = z.infer<typeof instance>;

/** The two lists of instances call the same thing `id` and, in an older form, `instanceId`. */
export const activeInstances = z.array(
  z.object({ id: z.string().optional(), instanceId: z.string().optional(), lastChangedBy: z.string().nullish() }),
);
export const foundInstances = z.object({ instances: z.array(instance) });
export const feedbackStatus = z.object({ isFeedbackProvided: z.boolean() });

export type Stand = 'fillIn' | 'confirmation' | 'feedback' | 'elsewhere';

/** Where a process stands (reference/mva-melding.md 4.4). An ended one has been through the feedback. */
export function standOf(state: z.infer<typeof processState>): Stand {
  if (state.ended) return 'feedback';
  switch (state.currentTask?.altinnTaskType) {
    case 'data':
      return 'fillIn';
    case 'confirmation':
      return 'confirmation';
    case 'feedback':
      return 'feedback';
    default:
      return 'elsewhere';
  }
}

/** Stable parts of the app's 409 texts (4.5), and a word for each that the renderer has a sentence for. */
const known: readonly (readonly [part: string, reason: string])[] = [
  ['Organisasjonsnummeret i', 'organisationNumber'],
  ['Meldingskategorien i', 'category'],
  ['kattleggingsperiode', 'period'],
  ['instansstatus', 'status'],
  ['filnavnene i innsendingen', 'fileNames'],
  ['Valideringsfeil / Validation error', 'schema'],
  ['Validation failed for task', 'validation'],
  ['Process is', 'process'],
];

export function conflictReason(body: string): string {
  return known.find(([part]) => body.includes(part))?.[1] ?? 'other';
}
