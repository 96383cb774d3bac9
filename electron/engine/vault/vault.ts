import { createHash, randomBytes } from 'node:crypto';
import type { VaultState } from '../../../shared/contract/access.ts';
import type { Environment } from '../../../shared/contract/common.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { type Failure, fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock, Keychain, Logger } from '../ports.ts';
import { faultOf } from '../store/faults.ts';
import { KeyRing, SLOTS } from './key-ring.ts';
import { reasonOf } from './keychain-fault.ts';
import { BrokenValue, LongValue } from './long-value.ts';
import { type KeyRecord, RecordFile } from './record.ts';
import {
  generateVendorKey,
  importedVendorKey,
  type KeyMaterial,
  type KeyOrigin,
  type VendorKey,
} from './vendor-key.ts';
import { watched } from './watched.ts';

export type { KeyRecord } from './record.ts';
export type { KeyMaterial, KeyOrigin, VendorKey } from './vendor-key.ts';

export interface Vault {
  state(): VaultState;
  /** 32 bytes, made once per environment. */
  databaseKey(): Promise<Outcome<Uint8Array>>;
  /** What the keychain holds as the database key, whatever is recorded; null when it holds none that can be used. */
  heldDatabaseKey(): Promise<Outcome<Uint8Array | null>>;
  /**
   * The key of a restored database takes the place of the one there was, in the keychain and then in the record. Signing
   * keys that the keychain, open now, does not return are forgotten.
   */
  replaceDatabaseKey(key: Uint8Array): Promise<Outcome<void>>;
  /** Signing keys are recorded here. */
  hasKeys(): boolean;
  /** The firm's first key. `vault.keyExists` when there is one, also one that the keychain does not return now. */
  createVendorKey(bits: number, origin: KeyOrigin): Promise<Outcome<VendorKey>>;
  /** The one in use; `vault.noKey` when none was made. */
  vendorKey(): Promise<Outcome<VendorKey>>;
  /** All of them, without their private halves. */
  keys(): Promise<Outcome<readonly KeyRecord[]>>;
  /** One of them, to try it; `vault.keyMissing` when the keychain does not return it. */
  key(kid: string): Promise<Outcome<VendorKey>>;
  /** The next one; `vault.keyExists` when there is a next one already. */
  createNextKey(bits: number, origin: KeyOrigin): Promise<Outcome<VendorKey>>;
  /** Apart from the others, for linking clients without a login; `vault.keyExists` when there is one. */
  createSelfLinkingKey(bits: number, origin: KeyOrigin): Promise<Outcome<VendorKey>>;
  /** As a next one; where there is no key, as the one in use. */
  importKey(material: KeyMaterial, origin: KeyOrigin): Promise<Outcome<VendorKey>>;
  /** The next or the previous one becomes the one in use, which becomes the previous one. */
  putInUse(kid: string): Promise<Outcome<VendorKey>>;
  /** Will not sign again; its private half is kept until it is removed. */
  retireKey(kid: string): Promise<Outcome<void>>;
  /** Takes a retired key out of the keychain. */
  removeKey(kid: string): Promise<Outcome<void>>;
  noteKey(kid: string, note: Pick<KeyRecord, 'registeredAt' | 'registeredOn' | 'lastUsedAt'>): Promise<Outcome<void>>;
  /** Takes this environment's entries out of the keychain. Its database cannot be opened after that. */
  erase(): Promise<Outcome<void>>;
}

export interface VaultOptions {
  readonly keychain: Keychain;
  readonly environment: Environment;
  /** Random, kept in the profile folder: keychain entries are per OS user, and profiles must never meet. */
  readonly profileId: string;
  /** The environment's own folder, which must exist. */
  readonly folder: string;
  /** The keychain was started only for this run. */
  readonly temporaryKeychain: boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onState: (state: VaultState) => void;
}

export async function openVault(options: VaultOptions): Promise<Vault> {
  const record = new RecordFile(options.folder);
  const kept = await record.load(options.clock.now());
  if (kept) options.log.error('vault.recordDamaged', { kept });
  return new KeychainVault(options, record);
}

const ASK_AGAIN_MS = 3_000;

export const databaseKeyFingerprint = (key: Uint8Array): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 16);

class KeychainVault implements Vault {
  #options: VaultOptions;
  #record: RecordFile;
  #service: string;
  #keychain: Keychain;
  #database: LongValue;
  #ring: KeyRing;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = false;
  #problem:
    | { readonly state: 'locked' | 'noKeychain'; readonly answer: { ok: false; error: Failure }; at: number }
    | undefined;
  #told: VaultState;
  #databaseKey: Uint8Array | undefined;

  constructor(options: VaultOptions, record: RecordFile) {
    this.#options = options;
    this.#record = record;
    this.#service = `no.klientbro.${options.environment}.${options.profileId}`;
    this.#keychain = watched(options.keychain, options.clock, (waiting) => {
      this.#waiting = waiting;
      this.#tell();
    });
    this.#database = new LongValue(this.#keychain, this.#service, 'database-key');
    this.#ring = new KeyRing({
      record,
      slots: SLOTS.map((account) => new LongValue(this.#keychain, this.#service, account)),
      proveWritable: () => this.#proveWritable(),
    });
    this.#told = this.state();
  }

  state(): VaultState {
    if (this.#refusesToStore) return 'temporary';
    if (this.#waiting) return 'waiting';
    return this.#problem?.state ?? (this.#ring.inUse ? 'ready' : 'absent');
  }

  databaseKey(): Promise<Outcome<Uint8Array>> {
    return this.#alone(async () => {
      const refused = this.#justRefused();
      if (refused) return refused;
      if (this.#databaseKey) return ok(this.#databaseKey);
      const recorded = this.#record.current.databaseKey;
      let text = await this.#database.read();
      if (text === null) {
        // An empty answer also comes from a locked keychain: never a new key where one was made before.
        if (recorded || (await this.#record.hasDatabase())) return fail('vault.locked');
        await this.#proveWritable();
        text = await this.#database.read();
      }
      if (text === null) {
        text = randomBytes(32).toString('hex');
        await this.#database.write(text);
      }
      const key = new Uint8Array(Buffer.from(text, 'hex'));
      const fingerprint = databaseKeyFingerprint(key);
      if (key.length !== 32 || (recorded && recorded.fingerprint !== fingerprint)) return fail('vault.changed');
      // Also adopts one whose record was lost, or not reached before a crash.
      if (!recorded) await this.#record.save({ databaseKey: { fingerprint } });
      this.#databaseKey = key;
      return ok(key);
    });
  }

  heldDatabaseKey(): Promise<Outcome<Uint8Array | null>> {
    return this.#alone(async () => {
      try {
        let text = await this.#database.read();
        if (text === null) {
          // A locked keychain answers as an empty one does; a write makes it ask, or fails.
          await this.#proveWritable();
          text = await this.#database.read();
        }
        const key = text === null ? undefined : new Uint8Array(Buffer.from(text, 'hex'));
        return ok(key?.length === 32 ? key : null);
      } catch (error) {
        if (error instanceof BrokenValue) return ok(null);
        throw error;
      }
    });
  }

  replaceDatabaseKey(key: Uint8Array): Promise<Outcome<void>> {
    return this.#alone(async () => {
      const text = Buffer.from(key).toString('hex');
      const fingerprint = databaseKeyFingerprint(key);
      try {
        await this.#database.write(text);
      } catch (error) {
        if (!(error instanceof BrokenValue)) throw error;
        await this.#keychain.delete(this.#service, 'database-key');
        await this.#database.write(text);
      }
      if ((await this.#database.read()) !== text) return fail('vault.failed', { retryable: true });
      if (this.#record.current.databaseKey?.fingerprint !== fingerprint)
        await this.#record.save({ databaseKey: { fingerprint } });
      this.#databaseKey = key;
      // On a lost keychain the signing keys went with the database key.
      await this.#ring.forgetMissing();
      return ok(undefined);
    });
  }

  hasKeys(): boolean {
    return this.#ring.keys.some(({ role }) => role !== 'removing');
  }

  vendorKey(): Promise<Outcome<VendorKey>> {
    return this.#alone(() => this.#current());
  }

  createVendorKey(bits: number, origin: KeyOrigin): Promise<Outcome<VendorKey>> {
    return this.#alone(async () => {
      if (this.#ring.inUse) return fail('vault.keyExists');
      return this.#ring.add(() => generateVendorKey(bits, this.#options.clock.now(), origin));
    });
  }

  createNextKey(bits: number, origin: KeyOrigin): Promise<Outcome<VendorKey>> {
    return this.#withKey(() => this.#ring.add(() => generateVendorKey(bits, this.#options.clock.now(), origin)));
  }

  createSelfLinkingKey(bits: number, origin: KeyOrigin): Promise<Outcome<VendorKey>> {
    const make = () => generateVendorKey(bits, this.#options.clock.now(), origin, 'selfLinking');
    return this.#withKey(() => this.#ring.addSelfLinking(make));
  }

  importKey(material: KeyMaterial, origin: KeyOrigin): Promise<Outcome<VendorKey>> {
    const text = importedVendorKey(material, this.#options.clock.now(), origin);
    return this.#alone(async () => {
      const current = await this.#current();
      if (!current.ok && current.error.code !== 'vault.noKey') return current;
      return this.#ring.add(async () => text);
    });
  }

  keys(): Promise<Outcome<readonly KeyRecord[]>> {
    return this.#alone(async () => {
      const current = await this.#current();
      if (current.ok) await this.#ring.settle();
      else if (current.error.code !== 'vault.noKey') return current;
      return ok(this.#ring.keys.filter(({ role }) => role !== 'removing'));
    });
  }

  key = (kid: string): Promise<Outcome<VendorKey>> => this.#withKey(() => this.#ring.key(kid));
  putInUse = (kid: string): Promise<Outcome<VendorKey>> => this.#withKey(() => this.#ring.use(kid));
  retireKey = (kid: string): Promise<Outcome<void>> => this.#withKey(() => this.#ring.retire(kid));
  removeKey = (kid: string): Promise<Outcome<void>> => this.#withKey(() => this.#ring.remove(kid));
  noteKey: Vault['noteKey'] = (kid, note) => this.#withKey(() => this.#ring.note(kid, note));

  erase(): Promise<Outcome<void>> {
    return this.#alone(async () => {
      await this.#ring.erase();
      await this.#database.erase();
      await this.#record.save({ databaseKey: undefined });
      this.#databaseKey = undefined;
      return ok(undefined);
    });
  }

  get #refusesToStore(): boolean {
    return this.#options.temporaryKeychain && this.#options.environment !== 'practice';
  }

  async #current(): Promise<Outcome<VendorKey>> {
    const { held } = this.#ring;
    return held ? ok(held) : (this.#justRefused() ?? this.#ring.current());
  }

  /** Only where the key in use can be opened: a keychain that is locked or another one is told first, and nothing is changed. */
  #withKey<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return this.#alone(async () => {
      const current = await this.#current();
      return current.ok ? work() : current;
    });
  }

  /** A first write makes the system ask for what it needs; what is stored is seen only after that. */
  async #proveWritable(): Promise<void> {
    await this.#keychain.set(this.#service, 'probe', 'klientbro');
    await this.#keychain.delete(this.#service, 'probe');
  }

  /** One at a time. Faults of the keychain and the disk come back as codes. */
  #alone<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const turn = this.#queue.then(async (): Promise<Outcome<T>> => {
      if (this.#refusesToStore) return fail('vault.temporaryKeychain');
      try {
        const outcome = await work();
        if (!outcome.ok && (outcome.error.code === 'vault.locked' || outcome.error.code === 'vault.changed')) {
          // Told before, or found just now.
          return this.#problem?.answer === outcome ? outcome : this.#failed(outcome.error.code);
        }
        if (outcome.ok || outcome.error.code === 'vault.noKey' || outcome.error.code === 'vault.keyExists') {
          this.#problem = undefined;
        }
        return outcome;
      } catch (error) {
        return this.#caught(error);
      } finally {
        this.#tell();
      }
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  #caught(error: unknown): { ok: false; error: Failure } {
    if (error instanceof BrokenValue) return this.#failed('vault.changed');
    const fault = faultOf(error);
    if (fault) return { ok: false, error: fault.failure };
    if (error instanceof RangeError || error instanceof TypeError) throw error;
    const reason = reasonOf(error);
    if (reason === 'noService') return this.#failed('vault.noKeychain');
    return this.#failed(reason === 'locked' ? 'vault.locked' : 'vault.failed');
  }

  #failed(code: ErrorCode): { ok: false; error: Failure } {
    this.#options.log.warn('vault.failed', { code });
    const changed = code === 'vault.changed';
    const answer = fail(code, { retryable: !changed, action: changed ? 'contactSupport' : 'retry' });
    const state = code === 'vault.noKeychain' ? 'noKeychain' : 'locked';
    this.#problem = { state, answer, at: this.#options.clock.now() };
    return answer;
  }

  /** A window that reads again at every change of state must not make the system ask the person again and again. */
  #justRefused(): { ok: false; error: Failure } | undefined {
    const problem = this.#problem;
    return problem && this.#options.clock.now() - problem.at < ASK_AGAIN_MS ? problem.answer : undefined;
  }

  #tell(): void {
    const state = this.state();
    if (state === this.#told) return;
    this.#told = state;
    this.#options.onState(state);
  }
}
