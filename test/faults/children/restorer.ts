import { restoreBackup } from '../../../electron/engine/backup/restore.ts';
import { systemClock } from '../../../electron/engine/ports.ts';
import { profileOf, silent, vaultIn } from '../backup-world.ts';

/** Restores one backup and says how it went. */
const [folder = '', keychain = '', path = '', code = ''] = process.argv.slice(2);
const restored = await restoreBackup(
  {
    folder,
    environment: 'tt02',
    profileId: profileOf(keychain),
    person: () => 'Ola',
    vault: await vaultIn(folder, keychain),
    clock: systemClock,
    log: silent,
  },
  { path, code, onProgress: () => undefined },
);
process.stdout.write(`${restored.ok ? 'restored' : restored.error.code}\n`);
