import type { Candidate } from '../../../shared/contract/clients.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Administrator, DelegationClient } from '../altinn/client-delegation.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock, Push } from '../ports.ts';
import type { Hand } from './hand.ts';
import type { ClientStore } from './store.ts';

export interface DelegationOptions {
  readonly store: ClientStore;
  readonly hands: Readonly<Record<Administrator, Hand>>;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly push: Push;
  readonly systemUserTitle: (id: string) => Promise<string | undefined>;
  /** The set of linked clients changed: whatever follows from access is looked at anew. */
  readonly onChanged: () => void;
}

const TOKEN_OVER: ReadonlySet<string> = new Set([
  'idporten.expired',
  'access.notClientAdministrator',
  'selfLinking.tokenRefused',
  'selfLinking.noRight',
]);

/** Who can be linked to an agent system user and who is, as a client administrator. */
export class Delegation {
  readonly #options: DelegationOptions;
  /** The last lists, so that results can name the clients. */
  readonly #known = new Map<string, DelegationClient>();

  constructor(options: DelegationOptions) {
    this.#options = options;
  }

  async candidates(
    systemUserId: string,
    by: Administrator = 'person',
  ): Promise<Outcome<{ systemUserId: string; fetchedAt: string; rows: Candidate[] }>> {
    const { audit, clock } = this.#options;
    const hand = this.#options.hands[by];
    // Nobody logged in: nothing is asked, so there is nothing to write down.
    const first = await hand.token();
    if (!first.ok) return first;
    const systemUser = (await this.#options.systemUserTitle(systemUserId)) ?? systemUserId;
    // As it was before Altinn was asked: what a job links or takes off meanwhile is newer than Altinn's answer.
    const before = (await this.#options.store.linked()).filter((row) => row.systemUserId === systemUserId);
    const { person, params } = await hand.named();
    const lists = await audit.around({ act: 'client.list', person, params: { systemUser, ...params } }, () =>
      this.#lists(hand, first.value, systemUserId, before.length > 0),
    );
    if (!lists.ok) {
      if (TOKEN_OVER.has(lists.error.code)) hand.forget(lists.error);
      return lists;
    }
    const { linked, available } = lists.value;
    await this.#adoptLinked(systemUserId, before, linked, hand.tells);
    const linkedIds = new Set(linked.map((client) => client.clientId));
    const rows = new Map<string, Candidate>();
    for (const client of [...linked, ...available]) {
      this.#known.set(client.clientId, client);
      rows.set(client.clientId, { ...client, linked: linkedIds.has(client.clientId) });
    }
    const sorted = [...rows.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
    return ok({ systemUserId, fetchedAt: new Date(clock.now()).toISOString(), rows: sorted });
  }

  async #lists({ api }: Hand, token: string, systemUserId: string, hasSome: boolean) {
    let linked = await api.linked(token, systemUserId);
    // That all are gone at once stops whatever is queued for each: one empty list is not believed alone.
    if (linked.ok && linked.value.length === 0 && hasSome) linked = await api.linked(token, systemUserId);
    if (!linked.ok) return linked;
    const available = await api.available(token, systemUserId);
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
    tells: boolean,
  ): Promise<void> {
    const { store } = this.#options;
    const now = new Set(linked.map((client) => client.clientId));
    const added = linked.filter((client) => !before.some((row) => row.clientId === client.clientId));
    const removed = before.filter((row) => !now.has(row.clientId));
    const isFirst = !(await store.wasListed(systemUserId));
    for (const client of added) await store.saveLink(systemUserId, client);
    // The first list of all is no change.
    if (tells && !isFirst) for (const client of added) await store.tellLinkedElsewhere(client.organisationNumber);
    for (const row of removed) await store.removeLink(systemUserId, row.clientId, 'other');
    if (added.length + removed.length === 0) return;
    this.#options.push('clients.changed', {});
    this.#options.onChanged();
  }
}
