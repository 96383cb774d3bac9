import type { ErrorCode } from './errors.ts';

/** Whether anything reached an authority: sent, not sent, or not known yet. */
export type Sent = 'sent' | 'notSent' | 'unknown';

/** What the user can do next; the renderer turns it into a button. */
export type FailureAction = 'retry' | 'openAccess' | 'openSettings' | 'logIn' | 'fixInput' | 'wait' | 'contactSupport';

/**
 * An expected failure. Crosses the IPC wall as it is, so `params` holds only what a person may see: client names, field
 * and element names, line numbers, an authority's own code. Never a token, a key, or message text.
 */
export interface Failure {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly retryable: boolean;
  readonly action?: FailureAction | undefined;
  readonly sent?: Sent | undefined;
}

/** Expected failure is a value, a bug is an exception. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export interface FailureOptions {
  params?: Record<string, string | number>;
  retryable?: boolean;
  action?: FailureAction;
  sent?: Sent;
}

export function failure(code: ErrorCode, options: FailureOptions = {}): Failure {
  return {
    code,
    params: options.params ?? {},
    retryable: options.retryable ?? false,
    action: options.action,
    sent: options.sent,
  };
}

export function fail(code: ErrorCode, options: FailureOptions = {}): { ok: false; error: Failure } {
  return { ok: false, error: failure(code, options) };
}
