import type { Which } from '../../../shared/contract/access.ts';
import type { SystemChange, SystemNotice, SystemView, SystemWish } from '../../../shared/contract/system.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { type Failure, fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { powersOf } from '../altinn/powers.ts';
import type { RegisteredSystem, SystemRegister } from '../altinn/system-register.ts';
import type { Audit } from '../audit/audit.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock, Push } from '../ports.ts';
import { systemPackages } from './packages.ts';
import { registerScope } from './scopes.ts';
import { type AccessState, notSetUp, type OwnSystem } from './state.ts';
import { contentOf, differences, entryWith, fingerprint } from './system-diff.ts';
import { nextSystemId } from './system-id.ts';
import type { SystemKnowledge } from './system-knowledge.ts';
import { noticesOf } from './system-notices.ts';
import type { SystemUsers } from './system-users.ts';

export interface FirmSystemOptions {
  readonly which: Which;
  readonly state: AccessState;
  readonly systemUsers: SystemUsers;
  readonly maskinporten: Pick<Maskinporten, 'token'>;
  readonly register: SystemRegister;
  readonly knowledge: SystemKnowledge;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly push: Push;
  /** No token can be had for its system users any more. */
  readonly onDeleted: () => void;
}

interface Edit {
  readonly seen: string;
  readonly wish: SystemWish;
}

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `system.${string}`>>;

export function systemHandlers(
  systems: Readonly<Record<Which, FirmSystem>>,
  knowledge: SystemKnowledge,
  state: AccessState,
): Handlers {
  return {
    'system.view': ({ which }) => systems[which].view(),
    'system.difference': ({ which, ...edit }) => systems[which].difference(edit),
    'system.save': ({ which, ...edit }) => systems[which].save(edit),
    'system.delete': async ({ systemId }) =>
      systems[(await state.system('visible'))?.systemId === systemId ? 'visible' : 'firm'].delete(systemId),
    'system.catalogue': async () => {
      const found = await knowledge.catalogue();
      if (!found.ok) return found;
      const { value, ...dated } = found.value;
      return ok({ ...dated, packages: value });
    },
    'system.advice': async () => knowledge.advice((await state.system())?.packages ?? []),
  };
}

/** One of the firm's systems as it stands in Altinn's register: show, change, delete. Whoever changes it has seen what it changes. */
export class FirmSystem {
  readonly #options: FirmSystemOptions;

  constructor(options: FirmSystemOptions) {
    this.#options = options;
  }

  async view(): Promise<Outcome<SystemView>> {
    const own = await this.#own();
    if (!own) return ok(await this.#viewOf(null));
    const read = await this.#read(own.systemId);
    return read.ok ? ok(await this.#taken(read.value)) : read;
  }

  async difference(edit: Edit): Promise<Outcome<{ changes: SystemChange[]; notices: SystemNotice[] }>> {
    const present = await this.#asSeen(edit.seen);
    if (!present.ok) return present;
    const changes = differences(contentOf(present.value), edit.wish);
    return ok({ changes, notices: await this.#notices(present.value, changes) });
  }

  async save({ seen, wish }: Edit): Promise<Outcome<SystemView>> {
    const { audit, register, state } = this.#options;
    const own = await this.#own();
    if (!own) return notSetUp('system');
    const owner = await state.owner();
    if (!owner.ok) return owner;
    const params = { systemId: own.systemId };
    const saved = await audit.around({ act: 'system.change', params }, async () => {
      const present = await this.#asSeen(seen);
      if (!present.ok) return present;
      const changes = differences(contentOf(present.value), wish);
      if (changes.length === 0) return present;
      const fault = (await this.#notices(present.value, changes)).find((notice) => notice.blocking);
      if (fault) {
        const code = fault.code === 'redirectRefused' ? 'system.redirectRefused' : 'system.notVisible';
        return fail(code, {
          params: { values: [fault.item, ...fault.names].join(' ').trim() },
          action: 'fixInput',
          sent: 'notSent',
        });
      }
      const token = await this.#token();
      if (!token.ok) return token;
      const sent = await register.replace(token.value, owner.value, entryWith(present.value, changes));
      if (!sent.ok && sent.error.sent === 'notSent') return sent;
      // What stands there now decides, also when no answer came.
      const after = await this.#read(own.systemId);
      if (!after.ok)
        return { ok: false as const, error: sent.ok ? { ...after.error, sent: 'sent' as const } : unknown(sent.error) };
      if (differences(contentOf(after.value), wish).length === 0) return after;
      const untouched = fingerprint(after.value) === seen;
      if (!sent.ok && untouched) return { ok: false as const, error: { ...sent.error, sent: 'notSent' as const } };
      return fail('system.changedMeanwhile', { action: 'retry', sent: sent.ok ? 'sent' : 'unknown' });
    });
    if (!saved.ok) return saved;
    this.#options.push('access.changed', {});
    return ok(await this.#taken(saved.value));
  }

  async delete(systemId: string): Promise<Outcome<SystemView>> {
    const { audit, register } = this.#options;
    const own = await this.#own();
    if (own?.systemId !== systemId) return notSetUp('system');
    const deleted = await audit.around({ act: 'system.delete', params: { systemId } }, async () => {
      const token = await this.#token();
      if (!token.ok) return token;
      const sent = await register.remove(token.value, systemId);
      if (sent.ok || sent.error.sent === 'notSent') {
        // Somebody else may have deleted it: then it is done all the same.
        if (sent.ok || sent.error.code !== 'system.gone') return sent;
      }
      const after = await this.#readAny(systemId);
      if (!after.ok) return { ok: false as const, error: unknown(sent.error) };
      if (after.value === null) return fail('system.gone', { params: { systemId }, sent: 'notSent' });
      return after.value.isDeleted
        ? ok(undefined)
        : { ok: false as const, error: { ...sent.error, sent: 'notSent' as const } };
    });
    if (!deleted.ok) return deleted;
    await this.#forget(systemId);
    return ok(await this.#viewOf(null));
  }

  #own(): Promise<OwnSystem | null> {
    return this.#options.state.system(this.#options.which);
  }

  /** The register as it is now, when that is what the person saw. */
  async #asSeen(seen: string): Promise<Outcome<RegisteredSystem>> {
    const own = await this.#own();
    if (!own) return notSetUp('system');
    const present = await this.#read(own.systemId);
    if (!present.ok) return present;
    if (present.value.isDeleted) {
      return fail('system.deleted', { params: { systemId: own.systemId }, sent: 'notSent' });
    }
    if (fingerprint(present.value) !== seen)
      return fail('system.changedMeanwhile', { action: 'retry', sent: 'notSent' });
    return present;
  }

  async #read(systemId: string): Promise<Outcome<RegisteredSystem>> {
    const read = await this.#readAny(systemId);
    if (!read.ok) return read;
    return read.value ? ok(read.value) : fail('system.gone', { params: { systemId }, sent: 'notSent' });
  }

  async #readAny(systemId: string): Promise<Outcome<RegisteredSystem | null>> {
    const token = await this.#token();
    return token.ok ? this.#options.register.read(token.value, systemId) : token;
  }

  async #token(): Promise<Outcome<string>> {
    const token = await this.#options.maskinporten.token(registerScope);
    return token.ok ? ok(token.value.token) : token;
  }

  /** Keeps what was read, so that the guide offers what the system has; a deleted one is ours no longer. */
  async #taken(system: RegisteredSystem): Promise<SystemView> {
    const { state, push, which } = this.#options;
    if (system.isDeleted) {
      await this.#forget(system.id);
      return this.#viewOf(null);
    }
    const { name } = contentOf(system);
    const [before, after] = [await this.#own(), { systemId: system.id, name: name.nb, packages: powersOf(system) }];
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await state.saveSystem(after, which);
      push('access.changed', {});
    }
    return this.#viewOf(system);
  }

  async #forget(systemId: string): Promise<void> {
    await this.#options.state.systemDeleted(systemId);
    this.#options.onDeleted();
    this.#options.push('access.changed', {});
  }

  async #notices(present: RegisteredSystem, changes: readonly SystemChange[]): Promise<SystemNotice[]> {
    const { systemUsers, knowledge, which } = this.#options;
    const catalogue = await knowledge.catalogue();
    const users = (await systemUsers.all()).filter((user) => user.system === which);
    // Asked for is the firm's own system; from the other an owner takes what there is.
    const open = which === 'firm' ? (await systemUsers.requests()).filter((each) => each.status === 'New') : [];
    return noticesOf(contentOf(entryWith(present, changes)), changes, {
      holders: [...users, ...open],
      catalogue: catalogue.ok ? catalogue.value.value : [],
      wantedPackages: this.#wantedPackages(),
      ownClientId: await this.#clientId(),
    });
  }

  #wantedPackages(): readonly string[] {
    return this.#options.which === 'firm' ? systemPackages : [];
  }

  async #clientId(): Promise<string> {
    const id = await this.#options.state.clientId(this.#options.which);
    return id.ok ? id.value : '';
  }

  async #viewOf(system: RegisteredSystem | null): Promise<SystemView> {
    const { state, clock, which } = this.#options;
    const [firm, formerIds] = [await state.firm(), await state.formerSystems()];
    return {
      registered: system && { systemId: system.id, content: contentOf(system) },
      seen: system ? fingerprint(system) : '',
      readAt: new Date(clock.now()).toISOString(),
      nextId: firm ? nextSystemId(firm.organisationNumber, formerIds, which) : '',
      formerIds,
      wantedPackages: [...this.#wantedPackages()],
      ownClientId: await this.#clientId(),
    };
  }
}

function unknown(error: Failure): Failure {
  return { ...error, sent: 'unknown' };
}
