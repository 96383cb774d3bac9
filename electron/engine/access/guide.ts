import type { AccessOverview, GuideDraft, Holders, SystemUserRequest } from '../../../shared/contract/access.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Kind, RequestState, SystemUserRequests } from '../altinn/requests.ts';
import type { Audit } from '../audit/audit.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import { setFault } from './package-sets.ts';
import { Patience } from './patience.ts';
import type { RequestSender, Sent } from './requests-send.ts';
import { requestScopes } from './scopes.ts';
import type { SetUp } from './setup.ts';
import type { AccessState } from './state.ts';
import type { SystemUsers } from './system-users.ts';

export interface GuideOptions {
  readonly state: AccessState;
  readonly setUp: Pick<SetUp, 'systemId' | 'overview'>;
  readonly systemUsers: SystemUsers;
  readonly requests: SystemUserRequests;
  readonly sender: RequestSender;
  readonly maskinporten: Pick<Maskinporten, 'token'>;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  /** Called with a system user that did not exist before. */
  readonly onApproved: (id: string) => void;
}

const NOBODY: Holders = { accessManager: '', clientAdministrator: '' };

/** Requests for system users: sends them, waits for the person who approves, and takes the outcome in. */
export class Guide {
  readonly #options: GuideOptions;
  readonly #patience: Patience;

  constructor(options: GuideOptions) {
    this.#options = options;
    this.#patience = new Patience({
      clock: options.clock,
      log: options.log,
      name: 'guide.poll',
      open: async () => (await this.#open()).map((each) => each.createdAt),
      look: () => this.refresh(),
    });
  }

  async request(
    kind: Kind,
    title: string,
    packages: readonly string[],
    holders: Holders = NOBODY,
  ): Promise<Outcome<AccessOverview>> {
    const fault = setFault(kind, packages);
    if (fault) {
      const code = fault === 'mixed' ? 'access.packagesMixed' : 'access.packageUnsuitable';
      return fail(code, { action: 'fixInput', sent: 'notSent' });
    }
    const sent = await this.#send({ kind, title, packages, holders });
    if (!sent.ok) return sent;
    await this.#options.state.saveGuideDraft(null);
    return this.#sent(sent.value, undefined);
  }

  /** Deletes it at Altinn, where it may be gone already, and sends it anew under the same reference. */
  async resend(id: string): Promise<Outcome<AccessOverview>> {
    const known = await this.#known(id);
    if (!known) return fail('access.requestGone', { sent: 'notSent' });
    const deleted = await this.#deleteAtAltinn(known);
    if (!deleted.ok) return deleted;
    const { kind, title, wanted, holders, externalRef } = known;
    const sent = await this.#send({ kind, title, packages: wanted, holders }, externalRef);
    return sent.ok ? this.#sent(sent.value, id) : sent;
  }

  /** Is content with the packages that Altinn has in it. */
  async keep(id: string): Promise<Outcome<AccessOverview>> {
    const known = await this.#known(id);
    if (!known) return fail('access.requestGone', { sent: 'notSent' });
    await this.#options.systemUsers.saveRequest({ ...known, wanted: known.packages });
    return this.#changed();
  }

  async saveDraft(draft: GuideDraft | null): Promise<Outcome<AccessOverview>> {
    await this.#options.state.saveGuideDraft(draft);
    return this.#changed();
  }

  /** Asks Altinn about every open request. One that cannot be asked about now stays as it was. */
  async refresh(): Promise<Outcome<AccessOverview>> {
    let failed: Outcome<never> | undefined;
    for (const request of await this.#open()) {
      const token = await this.#options.maskinporten.token(requestScopes);
      if (!token.ok) return token;
      const answer = await this.#options.requests.read(token.value.token, request.kind, request.id);
      if (answer.ok) await this.#take(request, answer.value);
      else if (answer.error.code === 'access.requestGone') await this.#gone(request);
      else failed = answer;
    }
    return failed ?? ok(await this.#options.setUp.overview());
  }

  async delete(id: string): Promise<Outcome<AccessOverview>> {
    const deleted = await this.#deleteAtAltinn((await this.#known(id)) ?? { id, title: id });
    if (!deleted.ok) return deleted;
    await this.#options.systemUsers.forgetRequest(id);
    return this.#changed();
  }

  /** Goes on waiting for open requests, also after a restart. */
  start(): void {
    this.#patience.start();
  }

  stop(): void {
    this.#patience.stop();
  }

  async #send(
    wish: { kind: Kind; title: string; packages: readonly string[]; holders: Holders },
    first?: string,
  ): Promise<Outcome<Sent>> {
    const { state, setUp, audit, sender, systemUsers } = this.#options;
    const [owner, systemId] = [await state.owner(), await setUp.systemId()];
    if (!owner.ok) return owner;
    if (!systemId.ok) return systemId;
    const known = [...(await systemUsers.requests()), ...(await systemUsers.everyOne())];
    const taken = new Set(known.map((each) => each.externalRef));
    const params = { kind: wish.kind, title: wish.title };
    return audit.around({ act: 'request.create', params }, () =>
      sender.send({ ...wish, systemId: systemId.value, owner: owner.value }, taken, first),
    );
  }

  async #sent({ request, users }: Sent, replaces: string | undefined): Promise<Outcome<AccessOverview>> {
    const { systemUsers, audit } = this.#options;
    for (const user of users) {
      await systemUsers.adopt(user);
      await audit.note({ act: 'systemUser.found', params: { title: user.title } });
      this.#options.onApproved(user.id);
    }
    if (request && replaces) await systemUsers.replaceRequest(replaces, request);
    else if (request) await systemUsers.saveRequest(request);
    else if (replaces) await systemUsers.forgetRequest(replaces);
    // One that existed may have been answered already.
    if (request?.status === 'Accepted') await this.#accept({ ...request });
    this.#patience.start(true);
    return this.#changed();
  }

  async #deleteAtAltinn({ id, title }: { id: string; title: string }): Promise<Outcome<void>> {
    const { audit, maskinporten, requests } = this.#options;
    return audit.around({ act: 'request.delete', params: { title } }, async () => {
      const token = await maskinporten.token(requestScopes);
      return token.ok ? requests.delete(token.value.token, id) : token;
    });
  }

  async #take(request: SystemUserRequest, answer: RequestState): Promise<void> {
    const { systemUsers, audit, clock, push } = this.#options;
    const isSame = answer.status === request.status && answer.escalated === request.escalated;
    const checked = {
      ...request,
      status: answer.status,
      escalated: answer.escalated,
      checkedAt: new Date(clock.now()).toISOString(),
    };
    await systemUsers.saveRequest(checked);
    if (isSame) return;
    if (answer.status === 'Accepted') await this.#accept(checked);
    else if (answer.status === 'Rejected' || answer.status === 'Denied')
      await audit.note({ act: 'request.rejected', params: { title: request.title } });
    push('access.changed', {});
  }

  /** The approved request becomes a system user with the same id (reference/systemuser.md 4.2). */
  async #accept(request: Omit<SystemUserRequest, 'mayLapseAt'>): Promise<void> {
    const { id, kind, title, externalRef, packages, holders, checkedAt } = request;
    const user = { id, system: 'firm' as const, kind, title, externalRef, packages, holders, approvedAt: checkedAt };
    await this.#options.systemUsers.adopt({ ...user, origin: 'requested' });
    await this.#options.audit.note({ act: 'request.approved', params: { title } });
    this.#options.onApproved(id);
  }

  async #gone(request: SystemUserRequest): Promise<void> {
    const checkedAt = new Date(this.#options.clock.now()).toISOString();
    await this.#options.systemUsers.saveRequest({ ...request, status: 'Gone', checkedAt });
    this.#options.push('access.changed', {});
  }

  async #known(id: string): Promise<SystemUserRequest | undefined> {
    return (await this.#options.systemUsers.requests()).find((each) => each.id === id);
  }

  async #open(): Promise<SystemUserRequest[]> {
    return (await this.#options.systemUsers.requests()).filter((each) => each.status === 'New');
  }

  async #changed(): Promise<Outcome<AccessOverview>> {
    this.#options.push('access.changed', {});
    return ok(await this.#options.setUp.overview());
  }
}
