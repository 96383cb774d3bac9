/** `noService`: this machine or session has no keychain. `locked`: it is there and would not open. */
export type KeychainReason = 'noService' | 'locked' | 'failed';

export class KeychainFault extends Error {
  readonly reason: KeychainReason;
  constructor(reason: KeychainReason, cause: unknown) {
    super(`keychain: ${reason}`, { cause });
    this.name = 'KeychainFault';
    this.reason = reason;
  }
}

// What libsecret and D-Bus say when nobody answers, and the loader when libsecret is not installed.
const NO_SERVICE =
  /not provided by any|ServiceUnknown|autolaunch|DBUS_SESSION_BUS_ADDRESS|Could not connect|Connection refused|Unknown or unsupported transport|libsecret|cannot open shared object|ERR_DLOPEN_FAILED|Cannot find module|connection is closed|secrets.*activat/i;
// libsecret, macOS Security and the Windows credential manager when a person says no or cannot be asked.
const LOCKED =
  /locked|dismissed|cancell?ed|interaction is not allowed|not correct|logon session|access is denied|user interaction/i;

export function reasonOf(error: unknown): KeychainReason {
  if (error instanceof KeychainFault) return error.reason;
  const text =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : String(error);
  if (NO_SERVICE.test(text)) return 'noService';
  return LOCKED.test(text) ? 'locked' : 'failed';
}
