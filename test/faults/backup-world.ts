import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAudit } from '../../electron/engine/audit/audit.ts';
import { Backups } from '../../electron/engine/backup/backup.ts';
import { Files } from '../../electron/engine/files.ts';
import { type Keychain, type Logger, systemClock } from '../../electron/engine/ports.ts';
import { SideFiles } from '../../electron/engine/store/files.ts';
import { Settings } from '../../electron/engine/store/settings.ts';
import { openStore, type Store } from '../../electron/engine/store/store.ts';
import { openVault, type Vault } from '../../electron/engine/vault/vault.ts';
import type { Outcome } from '../../shared/outcome.ts';

export const silent: Logger = { info: () => {}, warn: () => {}, error: () => {} };
const none = () => undefined;

/** A keychain that outlives a kill: one file, replaced whole. */
export function fileKeychain(path: string): Keychain {
  const read = (): Record<string, string> =>
    existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  const write = (entries: Record<string, string>): void => {
    writeFileSync(`${path}.new`, JSON.stringify(entries));
    renameSync(`${path}.new`, path);
  };
  const key = (service: string, account: string) => `${service}/${account}`;
  return {
    get: async (service, account) => read()[key(service, account)] ?? null,
    set: async (service, account, value) => write({ ...read(), [key(service, account)]: value }),
    delete: async (service, account) => {
      const { [key(service, account)]: gone, ...rest } = read();
      write(rest);
      return gone !== undefined;
    },
  };
}

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code} ${JSON.stringify(outcome.error.params)}`);
  return outcome.value;
}

export interface World {
  readonly folder: string;
  readonly vault: Vault;
  readonly store: Store;
  readonly settings: Settings;
  readonly sideFiles: SideFiles;
  readonly backups: Backups;
}

export const profileOf = (keychainFile: string): string =>
  keychainFile.endsWith('there.json') ? '22222222-2222-4333-8444-555555555555' : '11111111-2222-4333-8444-555555555555';

export const vaultIn = (folder: string, keychainFile: string): Promise<Vault> =>
  openVault({
    keychain: fileKeychain(keychainFile),
    environment: 'tt02',
    profileId: profileOf(keychainFile),
    folder,
    temporaryKeychain: false,
    clock: systemClock,
    log: silent,
    onState: none,
  });

/** One environment with its keychain, as far as backups go. */
export async function openWorld(folder: string, keychainFile: string, downloads: string): Promise<World> {
  mkdirSync(folder, { recursive: true });
  const vault = await vaultIn(folder, keychainFile);
  const key = must(await vault.databaseKey());
  const clock = systemClock;
  const path = join(folder, 'klientbro.db');
  const store = must(openStore({ path, key, keyKnownRight: true, clock, log: silent }));
  const settings = new Settings(store);
  const audit = createAudit({ store, clock, push: none, person: () => 'Kari', provedBy: () => 'said' });
  const files = new Files({ downloadFolder: downloads, onSaved: none });
  const backups = new Backups(
    { environment: 'tt02', vault, settings, audit, files, clock, log: silent, push: none },
    { folder, downloadFolder: downloads, profileId: profileOf(keychainFile), appVersion: '0.1.0' },
  );
  return { folder, vault, store, settings, sideFiles: new SideFiles({ folder: join(folder, 'files'), key }), backups };
}

/** Keeps a recovery code and answers it. */
export async function keepCode({ backups }: World): Promise<string> {
  const { code } = must(await backups.handlers['backup.makeCode']({}));
  must(await backups.handlers['backup.keepCode']({ lastGroup: code.slice(-5) }));
  return code;
}

/** Contents that a backup takes some time over. */
export async function fill({ sideFiles }: World, count: number, bytes: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await sideFiles.put(randomBytes(bytes));
}
