import { type Failure, fail, failure, type Outcome } from '../../../shared/outcome.ts';

/** What the disk or the file did to us: expected, so it has a code. Any other error from SQLite is a bug of ours. */
export class StoreFault extends Error {
  readonly failure: Failure;
  constructor(fault: Failure, cause: unknown) {
    super(fault.code, { cause });
    this.name = 'StoreFault';
    this.failure = fault;
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The failure behind an error of SQLite or of the file system, or undefined when it is a bug. */
export function faultOf(error: unknown): StoreFault | undefined {
  if (error instanceof StoreFault) return error;
  const code = codeOf(error);
  if (/^SQLITE_FULL|^ENOSPC|^EDQUOT/.test(code)) {
    return new StoreFault(failure('store.diskFull', { retryable: true, action: 'retry' }), error);
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new StoreFault(failure('store.damaged'), error);
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN|BUSY|LOCKED|PERM)|^E(ACCES|PERM|ROFS|IO|BUSY|MFILE)/.test(code)) {
    return new StoreFault(failure('store.failed', { params: { reason: code }, retryable: true }), error);
  }
  // Opening fails with a plain Error whose text ends in SQLite's result code (libsql 0.5.29).
  if (error instanceof Error && /^ConnectionFailed\(/.test(error.message)) {
    return new StoreFault(failure('store.failed', { params: { reason: 'SQLITE_CANTOPEN' }, retryable: true }), error);
  }
  return undefined;
}

/** Runs work on the store; a fault of disk or file comes back as a value, a bug goes on as an exception. */
export async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    return fail(fault.failure.code, {
      params: { ...fault.failure.params },
      retryable: fault.failure.retryable,
      ...(fault.failure.action ? { action: fault.failure.action } : {}),
    });
  }
}
