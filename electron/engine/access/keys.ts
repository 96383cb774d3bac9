import { hostname } from 'node:os';
import type { Which } from '../../../shared/contract/access.ts';
import type { KeysView, OwnKey } from '../../../shared/contract/keys.ts';
import type { EngineHandlers, ParsedInputOf } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import { MOST_FILE_BYTES, readKeyFile } from '../vault/key-file.ts';
import type { KeyOrigin, KeyRecord, VendorKey } from '../vault/vault.ts';
import { OtherKeys } from './keys-others.ts';
import { jwkText, publicHalf } from './keys-public.ts';
import { dayOf, hasBeen, warningOf, yearAfter } from './keys-year.ts';
import { registerScope } from './scopes.ts';
import type { AccessState } from './state.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `keys.${string}`>>;

export interface Keys {
  readonly handlers: Handlers;
  /** The key that signs now; notes that it was used. */
  readonly inUse: () => Promise<Outcome<VendorKey>>;
  /** The one apart, for linking clients without a login; notes that it was used. */
  readonly selfLinking: () => Promise<Outcome<VendorKey>>;
  /** Maskinporten gave a token for the key in use. */
  readonly accepted: () => Promise<void>;
  readonly origin: () => KeyOrigin;
  /** The day the key in use ends. */
  readonly expiresOn: () => Promise<string | null>;
}

/** A Maskinporten with another key, on the integration of a system, and tokens of its own: what is in use does not notice. */
type MaskinportenWith = (key: VendorKey, which: Which) => Pick<Maskinporten, 'token'>;

/** The most keys a Maskinporten client holds (reference/systemuser.md 1.1). */
const MOST = 5;
/** "Last used" is told to the hour: the record is not written for every token. */
const USE_NOTED_MS = 3_600_000;
const notADay = fail('keys.dayAhead', { action: 'fixInput', sent: 'notSent' });

/** The keys of this machine and the notes of others; each change with the person's name in the log. */
export function createKeys(base: Base, state: AccessState, maskinportenWith: MaskinportenWith): Keys {
  const room = new KeyRoom(base, state, maskinportenWith);
  return {
    origin: room.origin,
    inUse: () => room.inUse(),
    selfLinking: () => room.selfLinking(),
    accepted: () => room.accepted(),
    expiresOn: () => room.expiresOn(),
    handlers: {
      'keys.list': () => room.view(),
      'keys.create': ({ bits }) => room.create(bits),
      'keys.import': (input) => room.import(input),
      'keys.exportPublic': (input) => room.export(input),
      'keys.tryKey': ({ kid }) => room.try(kid),
      'keys.useKey': ({ kid }) => room.use(kid),
      'keys.retire': ({ kid }) => room.noted('key.retire', kid, () => base.vault.retireKey(kid)),
      'keys.remove': ({ kid }) => room.noted('key.remove', kid, () => base.vault.removeKey(kid)),
      'keys.noteRegistered': ({ kid, day }) =>
        room.noted('key.registered', kid, async () =>
          hasBeen(day, base.clock.now()) ? base.vault.noteKey(kid, { registeredOn: day }) : notADay,
        ),
      'keys.noteOther': (input) => room.noteOther(input),
      'keys.forgetOther': ({ kid }) => room.forgetOther(kid),
    },
  };
}

class KeyRoom {
  readonly #base: Base;
  readonly #state: AccessState;
  readonly #maskinportenWith: MaskinportenWith;
  readonly #others: OtherKeys;
  readonly #usedAt = new Map<string, number>();

  constructor(base: Base, state: AccessState, maskinportenWith: MaskinportenWith) {
    this.#base = base;
    this.#state = state;
    this.#maskinportenWith = maskinportenWith;
    this.#others = new OtherKeys(base.settings);
  }

  readonly origin = (): KeyOrigin => ({ machine: hostname(), person: this.#base.person() });

  inUse(): Promise<Outcome<VendorKey>> {
    return this.#used(this.#base.vault.vendorKey());
  }

  async selfLinking(): Promise<Outcome<VendorKey>> {
    const { vault } = this.#base;
    const keys = await vault.keys();
    if (!keys.ok) return keys;
    const own = keys.value.find(({ role }) => role === 'selfLinking');
    return own ? this.#used(vault.key(own.kid)) : fail('selfLinking.noKey', { action: 'openAccess', sent: 'notSent' });
  }

  async #used(asked: Promise<Outcome<VendorKey>>): Promise<Outcome<VendorKey>> {
    const { vault, clock } = this.#base;
    const key = await asked;
    if (!key.ok) return key;
    const { kid } = key.value;
    const now = clock.now();
    if (now - (this.#usedAt.get(kid) ?? Number.NEGATIVE_INFINITY) >= USE_NOTED_MS) {
      this.#usedAt.set(kid, now);
      // Nothing waits for the note, and a disk that is full must not hold a token back.
      void vault.noteKey(kid, { lastUsedAt: new Date(now).toISOString() });
    }
    return key;
  }

  async accepted(): Promise<void> {
    const key = await this.#base.vault.vendorKey();
    if (key.ok) await this.#noteAccepted(key.value.kid);
  }

  async expiresOn(): Promise<string | null> {
    const keys = await this.#base.vault.keys();
    const inUse = keys.ok ? keys.value.find(({ role }) => role === 'inUse') : undefined;
    return inUse ? endOf(inUse) : null;
  }

  async view(): Promise<Outcome<KeysView>> {
    const { vault, clock, endpoints } = this.#base;
    const keys = await vault.keys();
    if (!keys.ok) return keys;
    const now = clock.now();
    const { machine } = this.origin();
    const { maskinportenClientId, visibleClientId } = await this.#state.integrations();
    return ok({
      machine,
      keys: keys.value.map((key) => rowOf(key, machine, now)),
      others: await this.#others.all(now),
      clientId: maskinportenClientId,
      visibleClientId,
      most: MOST,
      selfService: endpoints.selfService,
    });
  }

  async create(bits: number): Promise<Outcome<KeysView>> {
    const { vault, audit } = this.#base;
    const current = await vault.vendorKey();
    const made =
      !current.ok && current.error.code === 'vault.noKey'
        ? await vault.createVendorKey(bits, this.origin())
        : await vault.createNextKey(bits, this.origin());
    if (!made.ok) return made;
    await audit.note({ act: 'key.create', params: { kid: made.value.kid, bits } });
    return this.#changed();
  }

  /** The file is read, never changed and never kept; the password lives in this call alone. */
  async import(input: ParsedInputOf<'keys.import'>): Promise<Outcome<KeysView>> {
    const { files, vault, clock, audit } = this.#base;
    if (input.registeredOn && !hasBeen(input.registeredOn, clock.now())) return notADay;
    const file = await files.read(input.handle, MOST_FILE_BYTES);
    if (!file.ok) {
      return file.error.code === 'app.fileTooLarge'
        ? fail('keys.tooLarge', { action: 'fixInput', sent: 'notSent' })
        : file;
    }
    const { password, kid } = input;
    const material = await readKeyFile({ bytes: file.value.bytes, password, kid, now: clock.now() });
    if (!material.ok) return material;
    const imported = await vault.importKey(material.value, this.origin());
    if (!imported.ok) return imported;
    const { bits, x5c } = imported.value;
    await audit.note({
      act: 'key.import',
      params: { kid: imported.value.kid, bits, certificate: x5c ? 'yes' : 'no' },
    });
    if (input.registeredOn) await vault.noteKey(imported.value.kid, { registeredOn: input.registeredOn });
    return this.#changed();
  }

  async export({ kid, form, save }: ParsedInputOf<'keys.exportPublic'>): ReturnType<Handlers['keys.exportPublic']> {
    const { vault, files } = this.#base;
    const keys = await vault.keys();
    if (!keys.ok) return keys;
    const key = keys.value.find((each) => each.kid === kid);
    if (!key) return fail('keys.unknown');
    const half = publicHalf(key, form);
    if (!half.ok) return half;
    const { name, text } = half.value;
    if (!save) return ok({ text, file: null });
    const file = await files.save(name, Buffer.from(text));
    return file.ok ? ok({ text, file: file.value }) : file;
  }

  async try(kid: string): Promise<Outcome<KeysView>> {
    const tried = await this.#base.audit.around({ act: 'key.try', params: { kid } }, () => this.#token(kid));
    return tried.ok ? this.#changed() : tried;
  }

  /** A key that Maskinporten does not know must never become the one in use: it is tried here too, whatever was tried before. */
  async use(kid: string): Promise<Outcome<KeysView>> {
    const { audit, vault } = this.#base;
    const used = await audit.around({ act: 'key.use', params: { kid } }, async () => {
      const tried = await this.#token(kid);
      return tried.ok ? vault.putInUse(kid) : tried;
    });
    return used.ok ? this.#changed() : used;
  }

  async noted(act: string, kid: string, change: () => Promise<Outcome<void>>): Promise<Outcome<KeysView>> {
    const done = await change();
    if (!done.ok) return done;
    await this.#base.audit.note({ act, params: { kid } });
    return this.#changed();
  }

  async noteOther({ kid, machine, person, registeredOn }: ParsedInputOf<'keys.noteOther'>): Promise<Outcome<KeysView>> {
    if (!hasBeen(registeredOn, this.#base.clock.now())) return notADay;
    const keys = await this.#base.vault.keys();
    if (keys.ok && keys.value.some((key) => key.kid === kid)) return fail('keys.alreadyHere', { action: 'fixInput' });
    await this.#others.save({ kid, machine, person, registeredOn });
    await this.#base.audit.note({ act: 'key.noteOther', params: { kid, machine, name: person } });
    return this.#changed();
  }

  async forgetOther(kid: string): Promise<Outcome<KeysView>> {
    if (!(await this.#others.forget(kid))) return fail('keys.unknown');
    await this.#base.audit.note({ act: 'key.forgetOther', params: { kid } });
    return this.#changed();
  }

  /** A real token, for a scope known to be granted where one is. A retired key never signs again. */
  async #token(kid: string): Promise<Outcome<void>> {
    const known = await this.#base.vault.keys();
    if (known.ok && known.value.some((each) => each.kid === kid && each.role === 'retired'))
      return fail('keys.wrongRole');
    const key = await this.#base.vault.key(kid);
    if (!key.ok) return key;
    for (const which of ['firm', 'visible'] as const) {
      // Registered on the one integration says nothing of the other.
      if (which === 'visible' && !(await this.#state.system(which))) continue;
      const scopes = await this.#state.scopes(which);
      const granted = Object.keys(scopes).find((scope) => scopes[scope]?.granted);
      const token = await this.#maskinportenWith(key.value, which).token(
        granted === undefined ? registerScope : [granted],
      );
      if (token.ok) continue;
      const { visibleClientId } = await this.#state.integrations();
      return which === 'visible' && token.error.code === 'maskinporten.keyRefused'
        ? fail('keys.notOnVisible', { params: { clientId: visibleClientId }, sent: 'notSent' })
        : token;
    }
    return this.#noteAccepted(kid);
  }

  async #noteAccepted(kid: string): Promise<Outcome<void>> {
    const { vault, clock } = this.#base;
    const known = await vault.keys();
    const isNew = known.ok && known.value.find((each) => each.kid === kid)?.registeredAt === undefined;
    return isNew ? vault.noteKey(kid, { registeredAt: new Date(clock.now()).toISOString() }) : ok(undefined);
  }

  #changed(): Promise<Outcome<KeysView>> {
    this.#base.push('access.changed', {});
    return this.view();
  }
}

/** The year counts from the day it was registered; where nobody said which, from when it was made, which is never later. */
function endOf(key: KeyRecord): string {
  return key.certificate ? dayOf(key.certificate.validTo) : yearAfter(key.registeredOn ?? dayOf(key.createdAt));
}

function rowOf(key: KeyRecord, machine: string, now: number): OwnKey {
  const expiresOn = endOf(key);
  return {
    kid: key.kid,
    role: key.role === 'removing' ? 'retired' : key.role,
    kind: key.kind,
    fingerprint: key.fingerprint,
    bits: key.bits,
    // A key made before these were kept: the keychain is this machine's own.
    machine: key.machine || machine,
    person: key.person,
    createdAt: key.createdAt,
    registeredAt: key.registeredAt ?? null,
    registeredOn: key.registeredOn ?? null,
    lastUsedAt: key.lastUsedAt ?? null,
    expiresOn,
    warning: key.role === 'retired' ? 'none' : warningOf(expiresOn, now),
    certificate: key.certificate ? { subject: key.certificate.subject, validTo: key.certificate.validTo } : null,
    jwk: jwkText(key),
  };
}
