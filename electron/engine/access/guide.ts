import { randomUUID } from 'node:crypto';
import type { AccessOverview, SystemUserRequest } from '../../../shared/contract/access.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { confirmUrlOf, type Kind, type RequestState, type SystemUserRequests } from '../altinn/requests.ts';
import type { Audit } from '../audit/audit.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import { requestScopes } from './scopes.ts';
import type { SetUp } from './setup.ts';
import type { AccessState } from './state.ts';
import type { SystemUsers } from './system-users.ts';

export interface GuideOptions {
  readonly state: AccessState;
  readonly setUp: SetUp;
  readonly systemUsers: SystemUsers;
  readonly requests: SystemUserRequests;
  readonly maskinporten: Maskinporten;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  readonly portal: string;
  /** Called when a system user exists that did not before. */
  readonly onApproved: () => void;
}

/** While a person is likely in the portal, then seldom: Altinn has no webhook (reference/systemuser.md 4.4). */
const EAGER_MS = 5_000;
const EAGER_FOR_MS = 30 * 60_000;
const SELDOM_MS = 5 * 60_000;

/** Requests for system users: sends them, waits for the person who approves, and takes the outcome in. */
export class Guide {
  readonly #options: GuideOptions;
  #cancelPoll: () => void = () => undefined;
  #stopped = false;

  constructor(options: GuideOptions) {
    this.#options = options;
  }

  async request(kind: Kind, title: string, packages: readonly string[]): Promise<Outcome<AccessOverview>> {
    const { state, setUp, audit, maskinporten, requests, clock } = this.#options;
    const [owner, systemId] = [await state.owner(), await setUp.systemId()];
    if (!owner.ok) return owner;
    if (!systemId.ok) return systemId;
    // A reference of our own keeps several system users of one system apart, and makes a new try after a refusal possible.
    const externalRef = `${kind}-${randomUUID().slice(0, 8)}`;
    const sent = await audit.around({ act: 'request.create', params: { kind, title, externalRef } }, async () => {
      const token = await maskinporten.token(requestScopes);
      if (!token.ok) return token;
      return requests.create(token.value.token, {
        kind,
        systemId: systemId.value,
        partyOrganisationNumber: owner.value,
        title,
        externalRef,
        packages,
      });
    });
    if (!sent.ok) return sent;
    const now = new Date(clock.now()).toISOString();
    await this.#options.systemUsers.saveRequest({
      id: sent.value.id,
      kind,
      title,
      externalRef,
      packages: sent.value.packages.length > 0 ? [...sent.value.packages] : [...packages],
      status: sent.value.status,
      escalated: sent.value.escalated,
      confirmUrl: sent.value.confirmUrl ?? confirmUrlOf(this.#options.portal, kind, sent.value.id),
      createdAt: now,
      checkedAt: now,
    });
    this.start();
    return this.#changed();
  }

  /** Asks Altinn about every open request. One that cannot be asked about now stays as it was. */
  async refresh(): Promise<Outcome<AccessOverview>> {
    const open = (await this.#options.systemUsers.requests()).filter((each) => each.status === 'New');
    for (const request of open) {
      const token = await this.#options.maskinporten.token(requestScopes);
      if (!token.ok) return token;
      const answer = await this.#options.requests.read(token.value.token, request.kind, request.id);
      if (answer.ok) await this.#take(request, answer.value);
      else if (answer.error.code === 'access.requestGone') await this.#gone(request);
      else return answer;
    }
    return ok(await this.#options.setUp.overview());
  }

  async delete(id: string): Promise<Outcome<AccessOverview>> {
    const { audit, maskinporten, requests, systemUsers } = this.#options;
    const known = (await systemUsers.requests()).find((each) => each.id === id);
    const deleted = await audit.around({ act: 'request.delete', params: { title: known?.title ?? id } }, async () => {
      const token = await maskinporten.token(requestScopes);
      return token.ok ? requests.delete(token.value.token, id) : token;
    });
    if (!deleted.ok) return deleted;
    await systemUsers.forgetRequest(id);
    return this.#changed();
  }

  /** Goes on waiting for open requests, also after a restart. */
  start(): void {
    this.#cancelPoll();
    if (this.#stopped) return;
    this.#schedule(EAGER_MS);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelPoll();
  }

  #schedule(ms: number): void {
    this.#cancelPoll = this.#options.clock.timer(ms, () => {
      this.#poll().catch((error: unknown) => {
        this.#options.log.error('guide.poll', { kind: error instanceof Error ? error.name : 'unknown' });
      });
    });
  }

  async #poll(): Promise<void> {
    if (this.#stopped) return;
    const open = (await this.#options.systemUsers.requests()).filter((each) => each.status === 'New');
    if (open.length === 0) return;
    await this.refresh();
    const youngest = Math.max(...open.map((each) => Date.parse(each.createdAt)));
    this.#schedule(this.#options.clock.now() - youngest < EAGER_FOR_MS ? EAGER_MS : SELDOM_MS);
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
    if (answer.status === 'Accepted') {
      await systemUsers.adopt(checked);
      await audit.note({ act: 'request.approved', params: { title: request.title } });
      this.#options.onApproved();
    } else if (answer.status === 'Rejected' || answer.status === 'Denied') {
      await audit.note({ act: 'request.rejected', params: { title: request.title } });
    }
    push('access.changed', {});
  }

  async #gone(request: SystemUserRequest): Promise<void> {
    await this.#options.systemUsers.saveRequest({
      ...request,
      status: 'Gone',
      checkedAt: new Date(this.#options.clock.now()).toISOString(),
    });
    this.#options.push('access.changed', {});
  }

  async #changed(): Promise<Outcome<AccessOverview>> {
    this.#options.push('access.changed', {});
    return ok(await this.#options.setUp.overview());
  }
}
