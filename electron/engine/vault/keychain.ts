import type { Keychain } from '../ports.ts';
import { KeychainFault, reasonOf } from './keychain-fault.ts';

type Keytar = typeof import('keytar');

/**
 * The only file that knows keytar (upstream is archived: another library is one change here). `findCredentials` and
 * `findPassword` are never used: they crash on a locked keyring. Loaded at first use, since without libsecret loading it throws.
 */
export function keytarKeychain(): Keychain {
  let loaded: Promise<Keytar> | undefined;
  const call = async <T>(act: (keytar: Keytar) => Promise<T>): Promise<T> => {
    try {
      loaded ??= load();
      return await act(await loaded);
    } catch (error) {
      throw new KeychainFault(reasonOf(error), error);
    }
  };
  return {
    get: (service, account) => call((keytar) => keytar.getPassword(service, account)),
    set: (service, account, value) => call((keytar) => keytar.setPassword(service, account, value)),
    delete: (service, account) => call((keytar) => keytar.deletePassword(service, account)),
  };
}

async function load(): Promise<Keytar> {
  const module = (await import('keytar')) as Keytar & { default?: Keytar };
  return module.default ?? module;
}
