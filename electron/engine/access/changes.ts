import { randomUUID } from 'node:crypto';
import type { SystemUserChange } from '../../../shared/contract/changes.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { ChangeRequests, type ChangeState } from '../altinn/change-requests.ts';
import type { Base } from '../base.ts';
import { renewing } from '../maskinporten/renewing.ts';
import type { Access } from './access.ts';
import { ChangeRows } from './changes-rows.ts';
import { setFault } from './package-sets.ts';
import { Patience } from './patience.ts';
import { requestScopes } from './scopes.ts';

type List = Outcome<{ changes: SystemUserChange[] }>;
type At = Pick<Access, 'systemUsers' | 'maskinporten'>;

const isOpen = ({ status }: SystemUserChange): boolean => status === 'Sending' || status === 'New';

export interface Changes {
  readonly handlers: Pick<EngineHandlers, Extract<keyof EngineHandlers, `changes.${string}`>>;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The front of "Endre fullmaktene": more or fewer packages for a standard system user that exists (reference/systemuser.md 4.7). */
export function createChanges(base: Base, access: At): Changes {
  const changes = new SystemUserChanges(base, access);
  return {
    handlers: {
      'changes.list': () => changes.list(),
      'changes.request': ({ systemUserId, packages }) => changes.request(systemUserId, packages),
      'changes.resend': ({ id }) => changes.resend(id),
      'changes.refresh': () => changes.refresh(),
      'changes.remove': ({ id }) => changes.remove(id),
    },
    start: () => changes.start(),
    stop: () => changes.stop(),
  };
}

class SystemUserChanges {
  readonly #base: Base;
  readonly #access: At;
  readonly #rows: ChangeRows;
  readonly #requests: ChangeRequests;
  readonly #patience: Patience;

  constructor(base: Base, access: At) {
    this.#base = base;
    this.#access = access;
    this.#rows = new ChangeRows(base.settings);
    this.#requests = new ChangeRequests(renewing(base.http, access.maskinporten), base.endpoints.platform);
    this.#patience = new Patience({
      clock: base.clock,
      log: base.log,
      name: 'changes.poll',
      open: async () => (await this.#open()).map((each) => each.createdAt),
      look: () => this.refresh(),
    });
  }

  /** Goes on with what waits, also after a restart. */
  start(): void {
    this.#patience.start();
  }

  stop(): void {
    this.#patience.stop();
  }

  async list(): Promise<List> {
    return ok({ changes: await this.#rows.all() });
  }

  async request(systemUserId: string, packages: readonly string[]): Promise<List> {
    const user = await this.#access.systemUsers.find(systemUserId);
    if (!user) return refused('access.systemUserUnknown');
    if (user.kind === 'agent') return refused('access.cannotBeChanged');
    if (setFault('standard', packages)) return refused('access.packageUnsuitable');
    if ((await this.#open()).some((each) => each.systemUserId === systemUserId)) return refused('access.changeWaits');
    const added = packages.filter((urn) => !user.packages.includes(urn));
    const removed = user.packages.filter((urn) => !packages.includes(urn));
    if (added.length + removed.length === 0) return refused('access.nothingToChange');
    const now = this.#now();
    return this.#ask({
      id: randomUUID(),
      systemUserId,
      packages: [...packages],
      added,
      removed,
      status: 'Sending',
      confirmUrl: '',
      createdAt: now,
      checkedAt: now,
    });
  }

  /** An answered one stays answered: asking once more takes a new correlation id (AUTH-00061). */
  async resend(id: string): Promise<List> {
    const known = await this.#find(id);
    if (!known) return refused('access.requestGone');
    const removed = await this.remove(id);
    return removed.ok ? this.request(known.systemUserId, known.packages) : removed;
  }

  /** One that cannot be asked about now stays as it was. */
  async refresh(): Promise<List> {
    let failed: Outcome<never> | undefined;
    for (const change of await this.#open()) {
      if (!(await this.#access.systemUsers.find(change.systemUserId))) {
        await this.#gone(change);
        continue;
      }
      const token = await this.#token();
      if (!token.ok) return token;
      const looked = await (change.status === 'Sending'
        ? this.#send(token.value, change)
        : this.#look(token.value, change));
      if (!looked.ok) failed = looked;
    }
    return failed ?? this.list();
  }

  async remove(id: string): Promise<List> {
    const known = await this.#find(id);
    if (!known) return this.list();
    const { audit } = this.#base;
    const deleted = await audit.around({ act: 'change.delete', params: await this.#title(known) }, async () => {
      const token = await this.#token();
      return token.ok ? this.#requests.delete(token.value, id) : token;
    });
    if (!deleted.ok) return deleted;
    await this.#rows.remove(id);
    return this.#changed();
  }

  /** Written down before it is sent: one whose answer is lost meets itself under the same id. */
  async #ask(change: SystemUserChange): Promise<List> {
    const sent = await this.#base.audit.around(
      { act: 'change.request', params: await this.#title(change) },
      async () => {
        const token = await this.#token();
        if (!token.ok) return token;
        await this.#rows.save(change);
        return this.#send(token.value, change);
      },
    );
    this.#patience.start(true);
    this.#base.push('access.changed', {});
    return sent.ok ? this.list() : sent;
  }

  /** What may have arrived is sent again by itself; a refusal ends it. */
  async #send(token: string, change: SystemUserChange): Promise<Outcome<void>> {
    const { id, systemUserId, added, removed } = change;
    const wish = { correlationId: id, systemUserId, required: added, unwanted: removed };
    const answer = await this.#requests.create(token, wish);
    if (answer.ok) return this.#take(change, answer.value);
    if (answer.error.sent === 'notSent' && !answer.error.retryable) await this.#rows.remove(id);
    return answer;
  }

  async #look(token: string, change: SystemUserChange): Promise<Outcome<void>> {
    const answer = await this.#requests.read(token, change.id);
    if (answer.ok) return this.#take(change, answer.value);
    if (answer.error.code !== 'access.requestGone') return answer;
    await this.#gone(change);
    return ok(undefined);
  }

  /** Altinn no longer has it, or the system user that it is about. */
  async #gone(change: SystemUserChange): Promise<void> {
    await this.#rows.update(change.id, { status: 'Gone', checkedAt: this.#now() });
    this.#base.push('access.changed', {});
  }

  /** NoChangeNeeded: the system user has it so already. */
  async #take(change: SystemUserChange, { status, confirmUrl }: ChangeState): Promise<Outcome<void>> {
    const { audit, endpoints, push } = this.#base;
    const now = status === 'NoChangeNeeded' ? 'Accepted' : status;
    const isNews = now !== change.status;
    if (isNews && now === 'Accepted') {
      await this.#access.systemUsers.setPackages(change.systemUserId, change.packages);
      await audit.note({ act: 'change.approved', params: await this.#title(change) });
    } else if (isNews && (now === 'Rejected' || now === 'Denied'))
      await audit.note({ act: 'change.rejected', params: await this.#title(change) });
    // Last: whoever dies before it does the rest again at the next look.
    await this.#rows.update(change.id, {
      status: now,
      checkedAt: this.#now(),
      confirmUrl: confirmUrl ?? confirmUrlOf(endpoints.portal, change.id),
    });
    if (isNews) push('access.changed', {});
    return ok(undefined);
  }

  async #token(): Promise<Outcome<string>> {
    const token = await this.#access.maskinporten.token(requestScopes);
    return token.ok ? ok(token.value.token) : token;
  }

  async #title({ systemUserId }: SystemUserChange): Promise<{ title: string }> {
    return { title: (await this.#access.systemUsers.find(systemUserId))?.title ?? systemUserId };
  }

  async #find(id: string): Promise<SystemUserChange | undefined> {
    return (await this.#rows.all()).find((each) => each.id === id);
  }

  async #open(): Promise<SystemUserChange[]> {
    return (await this.#rows.all()).filter(isOpen);
  }

  #changed(): Promise<List> {
    this.#base.push('access.changed', {});
    return this.list();
  }

  #now(): string {
    return new Date(this.#base.clock.now()).toISOString();
  }
}

function refused(code: Parameters<typeof fail>[0]): Outcome<never> {
  return fail(code, { sent: 'notSent' });
}

/** Built from the id when an answer leaves it out (reference/systemuser.md 4.2). */
function confirmUrlOf(portal: string, id: string): string {
  return `${portal}/accessmanagement/ui/systemuser/changerequest?id=${id}&DONTCHOOSEREPORTEE=true`;
}
