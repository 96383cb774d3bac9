import type { ErrorCode } from '../../../shared/errors.ts';
import { type Failure, type FailureAction, failure } from '../../../shared/outcome.ts';
import { retryAfterMs } from '../http/retry.ts';
import type { HttpAnswer } from '../http/types.ts';

interface Meaning {
  readonly code: ErrorCode;
  readonly retryable?: boolean;
  readonly action?: FailureAction;
}

/** Of both services alike, by the end of their own code (skatteetaten-systembruker.md 1.7); where it says less than the status, the status counts. */
const BY_CODE: Readonly<Record<string, Meaning>> = {
  'KB-009': { code: 'claims.partyUnknown' },
  'KB-006': { code: 'claims.refused', action: 'contactSupport' },
  'FRI-006': { code: 'claims.refused', action: 'contactSupport' },
};
const BY_STATUS: Readonly<Record<number, Meaning>> = {
  401: { code: 'claims.tokenRefused', action: 'openAccess' },
  403: { code: 'claims.noAccess', action: 'openAccess' },
};
const PROFILE: Meaning = { code: 'claims.profileRefused', action: 'openSettings' };
const OTHER: Meaning = { code: 'claims.refused', action: 'contactSupport' };
/** Throttled without a word on how long. */
const THROTTLED_SECONDS = 60;

/** Nothing of the party's, in that period: an answer like any other. */
export function isNothingThere(answer: HttpAnswer): boolean {
  return answer.status === 404 && /^(KB|FRI)-007$/.test(authorityCode(answer));
}

/**
 * A refusal as a failure. Skatteetaten's own shape is JSON or XML with `kode` and `melding`; what stands in front of it answers
 * with anything. Nothing of a body but the code goes into the failure: a text may name a person.
 */
export function refusalOf(answer: HttpAnswer): Failure {
  const code = authorityCode(answer);
  const params = { authorityCode: code || `HTTP ${answer.status}`, status: answer.status };
  if (answer.status === 429 || answer.status >= 500) {
    const told = retryAfterMs(answer.headers['retry-after'], Date.parse(answer.headers.date ?? ''));
    const least = answer.status === 429 ? THROTTLED_SECONDS : 0;
    const waitSeconds = told === undefined || Number.isNaN(told) ? least : Math.ceil(told / 1_000);
    return failure(answer.status === 429 ? 'http.throttled' : 'http.unavailable', {
      params: { ...params, ...(waitSeconds > 0 ? { waitSeconds } : {}) },
      retryable: true,
      action: answer.status === 429 ? 'wait' : 'retry',
    });
  }
  const isProfile = answer.status === 400 && /rettighetspakke/i.test(answer.text());
  const {
    retryable = false,
    action,
    code: meaning,
  } = isProfile ? PROFILE : (BY_CODE[code] ?? BY_STATUS[answer.status] ?? OTHER);
  return failure(meaning, { params, retryable, ...(action ? { action } : {}) });
}

/** `KB-005`, `FRI-006`, `DAS-001`, or nothing. */
function authorityCode(answer: HttpAnswer): string {
  const found = /(?:"kode"\s*:\s*"|<(?:\w+:)?kode>\s*)([A-Z]{2,4}-\d{3})\b/.exec(answer.text().slice(0, 20_000));
  return found?.[1] ?? '';
}
