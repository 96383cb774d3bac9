import type { Keychain } from '../../electron/engine/ports.ts';
import { memoryKeychain } from '../unit/engine/support.ts';

/** A keychain whose process dies at call number `at`: before the call takes effect, or right after. */
export function dying(
  entries: Map<string, string>,
  at: number,
  when: 'before' | 'after',
): Keychain & { calls: number } {
  const real = memoryKeychain(entries);
  const died = () => new Error('killed');
  const step = async <T>(call: () => Promise<T>): Promise<T> => {
    double.calls += 1;
    if (double.calls > at || (double.calls === at && when === 'before')) throw died();
    const answer = await call();
    if (double.calls === at) throw died();
    return answer;
  };
  const double = {
    calls: 0,
    get: (service: string, account: string) => step(() => real.get(service, account)),
    set: (service: string, account: string, value: string) => step(() => real.set(service, account, value)),
    delete: (service: string, account: string) => step(() => real.delete(service, account)),
  };
  return double;
}
