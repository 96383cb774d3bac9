import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { BrokenValue, type LongValue } from './long-value.ts';
import type { KeyRecord, RecordFile } from './record.ts';
import { type OpenedKey, openVendorKey, type VendorKey } from './vendor-key.ts';

/** Entries of the keychain are never listed, so they have fixed names: what a lost record knew of is found again. */
export const SLOTS = ['vendor-key', 'vendor-key-2', 'vendor-key-3', 'vendor-key-4', 'vendor-key-5'] as const;

export interface KeyRingOptions {
  readonly record: RecordFile;
  /** One value per entry of `SLOTS`. */
  readonly slots: readonly LongValue[];
  /** Throws when the keychain takes nothing now. */
  readonly proveWritable: () => Promise<void>;
}

type Note = Pick<KeyRecord, 'registeredAt' | 'registeredOn' | 'lastUsedAt'>;

/**
 * The signing keys of this machine: one in use, perhaps a next one, those that were, and perhaps one apart for linking clients
 * without a login, which never becomes the one in use. The roles stand in the record,
 * which changes whole; the private halves in the keychain, each in a slot of its own. A key is written to the keychain
 * first and recorded after, and marked `removing` in the record before its entry goes: cut anywhere, the next start knows
 * what to do. Calls come one at a time (vault.ts).
 */
export class KeyRing {
  readonly #options: KeyRingOptions;
  readonly #open = new Map<string, VendorKey>();
  #settled = false;

  constructor(options: KeyRingOptions) {
    this.#options = options;
  }

  get keys(): readonly KeyRecord[] {
    return this.#options.record.current.keys;
  }

  get inUse(): KeyRecord | undefined {
    return this.keys.find((key) => key.role === 'inUse');
  }

  /** The one in use, when it has been opened already: it serves on while the keychain does not answer. */
  get held(): VendorKey | undefined {
    return this.inUse && this.#open.get(this.inUse.kid);
  }

  /** `vault.noKey` when none was made. Adopts what the keychain has and a lost record has not. */
  async current(): Promise<Outcome<VendorKey>> {
    if (!this.inUse) await this.#adopt();
    const recorded = this.inUse;
    return recorded ? this.#opened(recorded) : fail('vault.noKey', { action: 'openAccess' });
  }

  /** Once after a start: finishes what was cut short. */
  async settle(): Promise<void> {
    if (this.#settled) return;
    await this.#finishRemovals();
    await this.#adopt();
    this.#settled = true;
  }

  async key(kid: string): Promise<Outcome<VendorKey>> {
    const recorded = this.#find(kid);
    return recorded ? this.#opened(recorded) : fail('keys.unknown');
  }

  /**
   * Becomes the one in use where there is none, else the next. `vault.keyExists` when a next one is there already, also
   * one that was made just before a crash.
   */
  async add(make: () => Promise<string>): Promise<Outcome<VendorKey>> {
    return this.#add(this.inUse ? 'next' : 'inUse', make);
  }

  /** The one apart, where there is none. */
  addSelfLinking(make: () => Promise<string>): Promise<Outcome<VendorKey>> {
    return this.#add('selfLinking', make);
  }

  async #add(role: KeyRecord['role'], make: () => Promise<string>): Promise<Outcome<VendorKey>> {
    if (this.keys.some((key) => key.role === role)) return fail('vault.keyExists');
    await this.#options.proveWritable();
    await this.#finishRemovals();
    if (await this.#adopt()) return fail('vault.keyExists');
    const slot = SLOTS.findIndex((_, index) => !this.keys.some((key) => key.slot === index));
    const value = this.#options.slots[slot];
    if (!value) return fail('keys.tooMany', { params: { most: SLOTS.length }, action: 'fixInput' });
    const text = await make();
    const made = await openVendorKey(text);
    if (!made) throw new Error('vault: a key was made that does not open');
    const { kid, fingerprint } = made.facts;
    if (this.keys.some((key) => key.kid === kid || key.fingerprint === fingerprint)) {
      return fail('keys.alreadyHere', { action: 'fixInput', sent: 'notSent' });
    }
    await value.write(text);
    const opened = await this.#readSlot(value);
    if (opened?.facts.fingerprint !== fingerprint) return fail('vault.changed');
    await this.#save([...this.keys, { ...opened.facts, slot, role }]);
    return this.#keep(opened.key);
  }

  /** The one in use until now is kept as the previous one: both change in one write of the record. */
  async use(kid: string): Promise<Outcome<VendorKey>> {
    const found = this.#find(kid);
    if (!found) return fail('keys.unknown');
    if (found.role !== 'next' && found.role !== 'previous') return fail('keys.wrongRole');
    const key = await this.#opened(found);
    if (!key.ok) return key;
    await this.#save(
      this.keys.map((each) => {
        if (each.kid === kid) return { ...each, role: 'inUse' as const };
        return each.role === 'inUse' ? { ...each, role: 'previous' as const } : each;
      }),
    );
    return key;
  }

  async retire(kid: string): Promise<Outcome<void>> {
    const found = this.#find(kid);
    if (!found) return fail('keys.unknown');
    if (found.role === 'inUse') return fail('keys.wrongRole');
    await this.#change(kid, { role: 'retired' });
    return ok(undefined);
  }

  async remove(kid: string): Promise<Outcome<void>> {
    const found = this.#find(kid);
    if (!found) return fail('keys.unknown');
    if (found.role !== 'retired') return fail('keys.wrongRole');
    // A locked keychain answers a delete as if nothing were there.
    await this.#options.proveWritable();
    await this.#change(kid, { role: 'removing' });
    await this.#eraseRemoved(found);
    return ok(undefined);
  }

  async note(kid: string, note: Note): Promise<Outcome<void>> {
    if (!this.#find(kid)) return fail('keys.unknown');
    await this.#change(kid, note);
    return ok(undefined);
  }

  /** With a keychain that answers: a key it does not return is not there any more, and stands in the way of a new one. */
  async forgetMissing(): Promise<void> {
    const there: KeyRecord[] = [];
    for (const key of this.keys) {
      const isGone = await this.#options.slots[key.slot]?.read().then(
        (text) => text === null,
        // Remains of one are told where it is used.
        (error: unknown) => {
          if (error instanceof BrokenValue) return false;
          throw error;
        },
      );
      if (!isGone) there.push(key);
      else this.#open.delete(key.kid);
    }
    if (there.length < this.keys.length) await this.#save(there);
  }

  async erase(): Promise<void> {
    for (const value of this.#options.slots) await value.erase();
    await this.#save([]);
    this.#open.clear();
  }

  #find(kid: string): KeyRecord | undefined {
    return this.keys.find((key) => key.kid === kid && key.role !== 'removing');
  }

  /** Recorded but not returned: the keychain is locked, or another one. */
  async #opened(recorded: KeyRecord): Promise<Outcome<VendorKey>> {
    const held = this.#open.get(recorded.kid);
    if (held) return ok(held);
    const value = this.#options.slots[recorded.slot];
    const isInUse = recorded.role === 'inUse';
    const text = await value?.read();
    // Only the key in use decides the state of the vault.
    if (text === undefined || text === null) return fail(isInUse ? 'vault.locked' : 'vault.keyMissing');
    const opened = await openVendorKey(text);
    if (opened?.key.fingerprint !== recorded.fingerprint || opened.key.kid !== recorded.kid) {
      return fail(isInUse ? 'vault.changed' : 'vault.keyMissing');
    }
    return this.#keep(opened.key);
  }

  /**
   * Takes in what lies in the keychain without being recorded. Beside a key in use it was made just before a crash: the
   * next one. Where the record was lost the newest is taken as the one in use, and the others can be gone back to.
   */
  async #adopt(): Promise<boolean> {
    const found: KeyRecord[] = [];
    let broken: BrokenValue | undefined;
    for (const [slot, value] of this.#options.slots.entries()) {
      if (this.keys.some((key) => key.slot === slot)) continue;
      try {
        const opened = await this.#readSlot(value);
        if (opened) found.push({ ...opened.facts, slot, role: 'previous' });
      } catch (error) {
        if (!(error instanceof BrokenValue)) throw error;
        broken = error;
      }
    }
    found.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const apart = found.filter((key) => key.purpose === 'selfLinking');
    for (const key of apart) key.role = 'retired';
    if (apart[0] && !this.keys.some((key) => key.role === 'selfLinking')) apart[0].role = 'selfLinking';
    const newest = found.find((key) => !key.purpose);
    // Beside a key that works, the remains of another are no hindrance: the slot is written over when it is needed.
    if (!newest && broken && !this.inUse) throw broken;
    if (newest && !this.inUse) newest.role = 'inUse';
    else if (newest && !this.keys.some((key) => key.role === 'next')) newest.role = 'next';
    if (found.length > 0) await this.#save([...this.keys, ...found]);
    return found.length > 0;
  }

  async #readSlot(value: LongValue): Promise<OpenedKey | undefined> {
    const text = await value.read();
    if (text === null) return undefined;
    const opened = await openVendorKey(text);
    if (!opened) throw new BrokenValue();
    return opened;
  }

  async #finishRemovals(): Promise<void> {
    const begun = this.keys.filter(({ role }) => role === 'removing');
    if (begun.length > 0) await this.#options.proveWritable();
    for (const key of begun) await this.#eraseRemoved(key);
  }

  async #eraseRemoved({ kid, slot }: KeyRecord): Promise<void> {
    await this.#options.slots[slot]?.erase();
    await this.#save(this.keys.filter((key) => key.kid !== kid));
    this.#open.delete(kid);
  }

  #keep(key: VendorKey): Outcome<VendorKey> {
    this.#open.set(key.kid, key);
    return ok(key);
  }

  #change(kid: string, change: Partial<KeyRecord>): Promise<void> {
    return this.#save(this.keys.map((key) => (key.kid === kid ? { ...key, ...change } : key)));
  }

  #save(keys: readonly KeyRecord[]): Promise<void> {
    return this.#options.record.save({ keys: [...keys] });
  }
}
