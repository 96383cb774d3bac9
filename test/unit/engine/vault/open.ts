import type { Clock, Keychain } from '../../../../electron/engine/ports.ts';
import { openVault, type Vault } from '../../../../electron/engine/vault/vault.ts';
import { manualClock, silentLog } from '../support.ts';

/** Practice's vault over a keychain and a folder, as one start of the engine opens it. */
export function vaultOver(keychain: Keychain, folder: string, clock: Clock = manualClock()): Promise<Vault> {
  return openVault({
    keychain,
    environment: 'practice',
    profileId: 'p',
    folder,
    temporaryKeychain: false,
    clock,
    log: silentLog(),
    onState: () => {},
  });
}
