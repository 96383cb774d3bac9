import type { Context } from 'koa';
import type { PracticeContext } from '../core/context.ts';
import { problem } from './problems.ts';

/** Until when a closed Dialogporten asks to be left alone, when the hook does not say. */
const PAUSE_MS = 30_000;

/** Odd behaviour that tests switch on with `POST /_faults/dialogporten`; every field is optional and stays until it is set again. */
export class Oddities {
  #missingOnce = new Set<string>();
  #perMinute = 0;
  #unknownProperties = false;
  #accessLagMs = 0;
  #fail = { status: 0, times: 0, retryAfterMs: PAUSE_MS };
  readonly #calls = new Map<string, number[]>();
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
  }

  set(input: Record<string, unknown>): void {
    const { perMinute, missingOnce, unknownProperties, accessLagMs, fail, times, retryAfterMs } = input;
    if (typeof perMinute === 'number') this.#perMinute = perMinute;
    if (typeof missingOnce === 'string') this.#missingOnce.add(missingOnce);
    if (typeof unknownProperties === 'boolean') this.#unknownProperties = unknownProperties;
    if (typeof accessLagMs === 'number') this.#accessLagMs = accessLagMs;
    if (fail !== undefined) {
      if (fail !== 503 && fail !== 502 && fail !== 422) throw new Error('fail is 503, 502 or 422');
      this.#fail = {
        status: fail,
        times: typeof times === 'number' ? times : 1,
        retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : PAUSE_MS,
      };
    }
  }

  /** How old an answer about access may be. */
  get accessLagMs(): number {
    return this.#accessLagMs;
  }

  /** Parties left out of this one answer. */
  hiddenParties(): ReadonlySet<string> {
    const hidden = this.#missingOnce;
    this.#missingOnce = new Set();
    return hidden;
  }

  /** Answers as Dialogporten fails (reference dialogporten 1.7): closed, out of touch with Altinn, or a search too wide. */
  failing(context: Context): boolean {
    const { status, times, retryAfterMs } = this.#fail;
    if (times === 0 || (status === 422 && !context.path.endsWith('/enduser/dialogs'))) return false;
    this.#fail.times -= 1;
    if (status === 503) {
      context.status = 503;
      context.set('retry-after', new Date(this.#context.clock.now() + retryAfterMs).toUTCString());
      context.type = 'text/plain; charset=utf-8';
      context.body = 'Dialogporten is closed for maintenance.';
    } else if (status === 502) {
      problem(context, 502, {});
    } else {
      problem(context, 422, { Search: ['The search took too long. Ask for fewer parties, services or days.'] });
    }
    return true;
  }

  /** Answers 429 when the client has used its minute. */
  limited(context: Context, clientId: string): boolean {
    if (this.#perMinute === 0) return false;
    const now = this.#context.clock.now();
    const calls = (this.#calls.get(clientId) ?? []).filter((at) => at > now - 60_000);
    calls.push(now);
    this.#calls.set(clientId, calls);
    if (calls.length <= this.#perMinute) return false;
    context.status = 429;
    context.set('retry-after', '20');
    context.body = '';
    return true;
  }

  /** Puts what no client knows yet into every object of the answer (reference dialogporten 9.3 line 15). */
  embellish(context: Context): void {
    if (!this.#unknownProperties || typeof context.body !== 'object' || context.body === null) return;
    context.body = withUnknown(context.body);
  }
}

function withUnknown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknown);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).map(([key, inner]) => [key, withUnknown(inner)]);
  return { ...Object.fromEntries(known), contextToken: 'ukjent', excludedParties: [{ reason: 1 }] };
}
