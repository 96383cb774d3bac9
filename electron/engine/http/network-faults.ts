import { type Failure, failure, type Sent } from '../../../shared/outcome.ts';

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
const NOT_TRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

/** undici wraps: the code that tells is on the error, on its cause, or on one of several tried addresses. */
export function networkCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== 'UND_ERR_INFO') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return networkCode(error.errors[0]);
  return 'cause' in error ? networkCode(error.cause) : '';
}

export function networkFailure(
  error: unknown,
  where: { host: string; changes: boolean; reason: AbortReason | undefined; maxBytes: number },
): Failure {
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
    case undefined: {
      // undici has no code of its own for a proxy that opens no tunnel.
      const noTunnel = error instanceof Error && /^Proxy response/.test(error.message);
      const code = noTunnel ? 'ECONNREFUSED' : networkCode(error);
      if (NOT_CONNECTED.test(code) || NOT_TRUSTED.test(code)) {
        const params = NOT_TRUSTED.test(code) ? { host, reason: code } : { host };
        return failure('http.offline', { params, retryable: true, action: 'retry', sent: 'notSent' });
      }
      return failure('http.cut', { params: { host }, retryable: true, action: 'retry', ...doubt });
    }
  }
}
