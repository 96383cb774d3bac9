import type { Clock, Keychain } from '../ports.ts';

const SLOW_MS = 400;

/** The keychain, with a word when a call takes so long that the system must be asking the person. */
export function watched(keychain: Keychain, clock: Clock, onWaiting: (waiting: boolean) => void): Keychain {
  const watch = async <T>(call: () => Promise<T>): Promise<T> => {
    let slow = false;
    const cancel = clock.timer(SLOW_MS, () => {
      slow = true;
      onWaiting(true);
    });
    try {
      return await call();
    } finally {
      cancel();
      if (slow) onWaiting(false);
    }
  };
  return {
    get: (service, account) => watch(() => keychain.get(service, account)),
    set: (service, account, value) => watch(() => keychain.set(service, account, value)),
    delete: (service, account) => watch(() => keychain.delete(service, account)),
  };
}
