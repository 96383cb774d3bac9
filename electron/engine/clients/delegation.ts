import type { Candidate } from '../../../shared/contract/clients.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { ClientDelegation, DelegationClient } from '../altinn/client-delegation.ts';
import type { Audit } from '../audit/audit.ts';
import type { PersonLogin } from '../idporten/login.ts';
import type { Clock, Push } from '../ports.ts';
import type { ClientStore } from './store.ts';

export interface DelegationOptions {
  readonly store: ClientStore;
  readonly api: ClientDelegation;
  readonly login: PersonLogin;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly push: Push;
  readonly systemUserTitle: (id: string) => Promise<string | undefined>;
  /** The set of linked clients changed: whatever follows from access is looked at anew. */
  readonly onChanged: () => void;
}

/** Who can be linked to an agent system user and who is, as a logged-in client administrator. */
export class Delegation {
  readonly #options: DelegationOptions;
  /** The last lists, so that results can name the clients. */
  readonly #known = new Map<string, DelegationClient>();

  constructor(options: DelegationOptions) {
    this.#options = options;
  }

  async candidates(
    systemUserId: string,
  ): Promise<Outcome<{ systemUserId: string; fetchedAt: string; rows: Candidate[] }>> {
    const { login, audit, clock } = this.#options;
    // Nobody logged in: nothing is asked, so there is nothing to write down.
    const first = await login.altinnToken('clientAdministration');
    if (!first.ok) return first;
    const systemUser = (await this.#options.systemUserTitle(systemUserId)) ?? systemUserId;
    // As it was before Altinn was asked: what a job links or takes off meanwhile is newer than Altinn's answer.
    const before = (await this.#options.store.linked()).filter((row) => row.systemUserId === systemUserId);
    const lists = await audit.around({ act: 'client.list', params: { systemUser } }, () =>
      this.#lists(first.value, systemUserId),
    );
    if (!lists.ok) return this.#refused(lists);
    const { linked, available } = lists.value;
    await this.#adoptLinked(systemUserId, before, linked);
    const linkedIds = new Set(linked.map((client) => client.clientId));
    const rows = new Map<string, Candidate>();
    for (const client of [...linked, ...available]) {
      this.#known.set(client.clientId, client);
      rows.set(client.clientId, { ...client, linked: linkedIds.has(client.clientId) });
    }
    const sorted = [...rows.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
    return ok({ systemUserId, fetchedAt: new Date(clock.now()).toISOString(), rows: sorted });
  }

  async #lists(token: string, systemUserId: string) {
    const linked = await this.#options.api.linked(token, systemUserId);
    if (!linked.ok) return linked;
    const available = await this.#options.api.available(token, systemUserId);
    return available.ok ? ok({ linked: linked.value, available: available.value }) : available;
  }

  /** A client as it stood in the last list that had it. */
  known(clientId: string): DelegationClient | undefined {
    return this.#known.get(clientId);
  }

  /** Clients linked or removed in the portal are taken in here. */
  async #adoptLinked(
    systemUserId: string,
    before: readonly DelegationClient[],
    linked: readonly DelegationClient[],
  ): Promise<void> {
    const { store } = this.#options;
    const now = new Set(linked.map((client) => client.clientId));
    const added = linked.filter((client) => !before.some((row) => row.clientId === client.clientId));
    const removed = before.filter((row) => !now.has(row.clientId));
    for (const client of added) await store.saveLink(systemUserId, client);
    for (const row of removed) await store.removeLink(systemUserId, row.clientId, 'other');
    if (added.length + removed.length === 0) return;
    this.#options.push('clients.changed', {});
    this.#options.onChanged();
  }

  #refused<T>(outcome: { ok: false; error: Failure }): Outcome<T> {
    const { code } = outcome.error;
    if (code === 'idporten.expired') this.#options.login.forget('clientAdministration');
    // Somebody else must log in: the login says why it is not enough, and stands open.
    if (code === 'access.notClientAdministrator') this.#options.login.forget('clientAdministration', outcome.error);
    return outcome;
  }
}
