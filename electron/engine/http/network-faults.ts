import { type Failure, failure, type Sent } from '../../../shared/outcome.ts';
import { ConnectFault } from './connect.ts';

/** Why our own side ended a request. */
export type AbortReason = 'timeout' | 'cancelled' | 'tooLarge';

/** An expected failure on its way through an interface that throws, such as `fetch`. */
export class HttpFault extends Error {
  readonly failure: Failure;
  constructor(fault: Failure) {
    super(fault.code);
    this.name = 'HttpFault';
    this.failure = fault;
  }
}

// No connection was made, so nothing was sent.
const NOT_CONNECTED =
  /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;
// The chain ends at somebody this machine does not know.
const UNKNOWN_ISSUER =
  /^(UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_UNTRUSTED)$/;
const NOT_TRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

/** undici wraps: the code that tells is on the error, on its cause, or on one of several tried addresses. */
export function networkCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== 'UND_ERR_INFO') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return networkCode(error.errors[0]);
  return 'cause' in error ? networkCode(error.cause) : '';
}

export interface FaultPlace {
  readonly host: string;
  readonly changes: boolean;
  readonly reason: AbortReason | undefined;
  readonly maxBytes: number;
  readonly proxy?: string | undefined;
  readonly unreadableRoots?: string | undefined;
}

export function networkFailure(error: unknown, where: FaultPlace): Failure {
  const { host } = where;
  // A request that only reads leaves nothing in doubt.
  const doubt: { sent?: Sent } = where.changes ? { sent: 'unknown' } : {};
  switch (where.reason) {
    case 'timeout':
      return failure('http.timeout', { params: { host }, retryable: true, action: 'retry', ...doubt });
    case 'cancelled':
      return failure('http.cancelled', { params: { host }, retryable: true, ...doubt });
    case 'tooLarge':
      return failure('http.tooLarge', { params: { host, bytes: where.maxBytes }, ...doubt });
    case undefined:
      return (
        notConnected(error, where) ??
        failure('http.cut', { params: { host }, retryable: true, action: 'retry', ...doubt })
      );
  }
}

/** No connection, or none that holds: nothing was sent. `reason` is set where somebody did answer. */
function notConnected(error: unknown, where: FaultPlace): Failure | undefined {
  const { host, unreadableRoots } = where;
  const params: Record<string, string> = where.proxy === undefined ? { host } : { host, proxy: where.proxy };
  const failed = (code: Failure['code'], more: Record<string, string> = {}): Failure =>
    failure(code, { params: { ...params, ...more }, retryable: true, action: 'retry', sent: 'notSent' });
  if (error instanceof ConnectFault) {
    if (error.code !== 'PROXY_REFUSED') return failed('http.offline');
    return error.status === 407
      ? failed('http.proxyLogin')
      : failed('http.offline', { reason: `proxy ${error.status}` });
  }
  const code = networkCode(error);
  if (UNKNOWN_ISSUER.test(code)) {
    const reason = { reason: code, issuer: issuerOf(error) };
    return unreadableRoots
      ? failed('http.rootsUnreadable', { ...reason, file: unreadableRoots })
      : failed('http.untrusted', reason);
  }
  if (NOT_TRUSTED.test(code)) return failed('http.offline', { reason: code });
  return NOT_CONNECTED.test(code) ? failed('http.offline') : undefined;
}

const issuerOf = (error: unknown): string =>
  error instanceof Error && 'issuer' in error && typeof error.issuer === 'string' ? error.issuer : '';
