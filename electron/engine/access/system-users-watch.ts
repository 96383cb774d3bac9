import type { AccessOverview, SystemUserView, Which } from '../../../shared/contract/access.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { SystemUserRequests } from '../altinn/requests.ts';
import type { ListedSystemUser, VendorSystemUsers } from '../altinn/system-users.ts';
import type { Audit } from '../audit/audit.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import type { RequestSender } from './requests-send.ts';
import { registerScope, requestScopes } from './scopes.ts';
import type { SetUp } from './setup.ts';
import type { AccessState } from './state.ts';
import type { SystemUsers } from './system-users.ts';

export interface SystemUserWatchOptions {
  readonly state: AccessState;
  readonly setUp: Pick<SetUp, 'overview'>;
  readonly systemUsers: SystemUsers;
  readonly atAltinn: VendorSystemUsers;
  readonly requests: Pick<SystemUserRequests, 'bySystem'>;
  readonly sender: Pick<RequestSender, 'describe' | 'adoptable'>;
  readonly maskinporten: Pick<Maskinporten, 'token'>;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  readonly onFound: (id: string) => void;
  /** One is gone: what was fetched with it must not be used again. */
  readonly onGone: () => void;
}

const FIRST_MS = 10_000;
const USUAL_MS = 15 * 60_000;
/** While somebody makes or deletes one in the portal. */
const EXPECTING_MS = 15_000;
const EXPECTING_FOR_MS = 30 * 60_000;

/**
 * Keeps the system users here in step with Altinn's list. Altinn tells nobody when an owner makes or deletes one, and a vendor
 * cannot delete any (reference/systemuser.md 5, 8.2, 8.4).
 */
export class SystemUserWatch {
  readonly #options: SystemUserWatchOptions;
  #cancel: () => void = () => undefined;
  #expectingUntil = 0;
  #looking: Promise<Outcome<void>> | undefined;
  #stopped = false;

  constructor(options: SystemUserWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#schedule(FIRST_MS);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** Somebody was refused as if the system user did not exist: looks whether that is so. */
  suspect(): void {
    this.#schedule(0);
  }

  async look(expecting: boolean): Promise<Outcome<AccessOverview>> {
    const { clock, setUp, push } = this.#options;
    if (expecting) {
      this.#expectingUntil = clock.now() + EXPECTING_FOR_MS;
      this.#schedule(EXPECTING_MS);
    }
    const looked = await this.#look();
    if (!looked.ok) return looked;
    push('access.changed', {});
    return ok(await setUp.overview());
  }

  #schedule(ms: number): void {
    this.#cancel();
    if (this.#stopped) return;
    const { clock, log } = this.#options;
    this.#cancel = clock.timer(ms, () => {
      const again = () => this.#schedule(clock.now() < this.#expectingUntil ? EXPECTING_MS : USUAL_MS);
      this.#look().then(again, (error: unknown) => {
        log.error('systemUsers.look', { kind: error instanceof Error ? error.name : 'unknown' });
        again();
      });
    });
  }

  /** Those who ask at the same time share one look. */
  #look(): Promise<Outcome<void>> {
    this.#looking ??= this.#compare().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #compare(): Promise<Outcome<void>> {
    const { state } = this.#options;
    const owner = await state.owner();
    if (!owner.ok) return ok(undefined);
    for (const which of ['firm', 'visible'] as const) {
      const system = await state.system(which);
      const compared = system ? await this.#compareWith(which, system.systemId, owner.value) : ok(undefined);
      if (!compared.ok) return compared;
    }
    const own = await state.system();
    return own ? this.#requestsFromElsewhere(own.systemId, owner.value) : ok(undefined);
  }

  async #compareWith(which: Which, systemId: string, owner: string): Promise<Outcome<void>> {
    const { maskinporten, atAltinn, systemUsers } = this.#options;
    const token = await maskinporten.token(registerScope);
    if (!token.ok) return token;
    const listed = await atAltinn.bySystem(token.value.token, systemId);
    if (!listed.ok) return listed;
    const mine = new Map(listed.value.filter((user) => user.owner === owner).map((user) => [user.id, user]));
    for (const user of (await systemUsers.everyOne()).filter(({ system }) => system === which)) {
      const there = mine.get(user.id);
      mine.delete(user.id);
      if (there && user.goneAt) await this.#back(user);
      if (there || user.goneAt) continue;
      const checked = await this.#missed(user, systemId, owner);
      if (!checked.ok) return checked;
    }
    // A request that is still waited for takes its own answer in.
    const open = (await systemUsers.requests()).filter((request) => request.status === 'New');
    for (const request of open) mine.delete(request.id);
    for (const user of mine.values()) {
      const found = await this.#found(user, which);
      if (!found.ok) return found;
    }
    return ok(undefined);
  }

  /** What another workstation asked for is waited for here, too. */
  async #requestsFromElsewhere(systemId: string, owner: string): Promise<Outcome<void>> {
    const { maskinporten, requests, sender, systemUsers, audit, push } = this.#options;
    const token = await maskinporten.token(requestScopes);
    if (!token.ok) return token;
    for (const kind of ['agent', 'standard'] as const) {
      const listed = await requests.bySystem(token.value.token, kind, systemId);
      if (!listed.ok) return listed;
      for (const request of listed.value) {
        const isKnown = (await systemUsers.requests()).some((each) => each.id === request.id);
        if (isKnown || request.owner !== owner || request.status !== 'New') continue;
        const adopted = await sender.adoptable(token.value.token, request);
        if (!adopted.ok) return adopted;
        if (!adopted.value) continue;
        await systemUsers.saveRequest(adopted.value);
        await audit.note({ act: 'request.found', params: { title: adopted.value.title } });
        push('access.changed', {});
      }
    }
    return ok(undefined);
  }

  /** A list that leaves one out is not believed alone: Altinn's pages lose items (9.4). */
  async #missed(user: SystemUserView, systemId: string, owner: string): Promise<Outcome<void>> {
    const { maskinporten, atAltinn, systemUsers, audit, push } = this.#options;
    const token = await maskinporten.token(requestScopes);
    if (!token.ok) return token;
    const found = await atAltinn.byQuery(token.value.token, { systemId, owner, externalRef: user.externalRef });
    if (!found.ok) return found;
    if (found.value?.id === user.id) return ok(undefined);
    await systemUsers.setGone(user.id);
    await audit.note({ act: 'systemUser.gone', params: { title: user.title } });
    this.#options.onGone();
    push('access.changed', {});
    push('clients.changed', {});
    return ok(undefined);
  }

  async #found(listed: ListedSystemUser, which: Which): Promise<Outcome<void>> {
    const { maskinporten, sender, systemUsers, audit, push } = this.#options;
    const token = await maskinporten.token(requestScopes);
    if (!token.ok) return token;
    const user = await sender.describe(token.value.token, listed, which);
    if (!user.ok) return user;
    const asked = (await systemUsers.requests()).find((request) => request.id === listed.id);
    await systemUsers.adopt(asked ? { ...user.value, holders: asked.holders, origin: 'requested' } : user.value);
    await audit.note({ act: 'systemUser.found', params: { title: user.value.title } });
    this.#options.onFound(listed.id);
    push('access.changed', {});
    return ok(undefined);
  }

  async #back(user: SystemUserView): Promise<void> {
    await this.#options.systemUsers.setBack(user.id);
    await this.#options.audit.note({ act: 'systemUser.found', params: { title: user.title } });
    this.#options.push('access.changed', {});
  }
}
