import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { Firm } from '../access/state.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import type { ClientStore, LinkedClient } from './store.ts';

export interface ClientListOptions {
  readonly store: ClientStore;
  readonly firm: () => Promise<Firm | null>;
  readonly systemUsers: () => Promise<readonly HeldSystemUser[]>;
  /** Unread messages per organisation number. */
  readonly unread: () => Promise<ReadonlyMap<string, number>>;
  /** Next day a return must be delivered, per organisation number. */
  readonly nextDeadline: (organisationNumber: string) => Promise<string | null>;
}

/** "Hvilke klienter har vi tilgang til?": the firm itself first, then every client with the state of each task. */
export class ClientList {
  readonly #options: ClientListOptions;

  constructor(options: ClientListOptions) {
    this.#options = options;
  }

  async rows(): Promise<ClientRow[]> {
    const { store } = this.#options;
    const [firm, systemUsers, linked, former, unread] = await Promise.all([
      this.#options.firm(),
      this.#options.systemUsers(),
      store.linked(),
      store.former(),
      this.#options.unread(),
    ]);
    const rows: ClientRow[] = [];
    if (firm) rows.push(await this.#own(firm, systemUsers, unread));
    const seen = new Set<string>();
    for (const client of linked) {
      if (seen.has(client.organisationNumber)) continue;
      seen.add(client.organisationNumber);
      rows.push(await this.#client(client, systemUsers, unread));
    }
    for (const client of former) {
      const reason = client.byFirm ? ('notLinked' as const) : ('accessEnded' as const);
      const lost = { state: 'lost' as const, reason, checkedAt: client.removedAt };
      rows.push({
        ...blank(client.organisationNumber, client.name, client.form, unread),
        bankrupt: client.bankrupt,
        ways: [
          { task: 'mva', ...lost },
          { task: 'dialogs', ...lost },
        ],
      });
    }
    return rows;
  }

  async #own(
    firm: Firm,
    systemUsers: readonly HeldSystemUser[],
    unread: ReadonlyMap<string, number>,
  ): Promise<ClientRow> {
    const own = systemUsers.find((each) => each.kind === 'standard');
    const state = own
      ? ({ state: 'ok', reason: 'linked' } as const)
      : ({ state: 'missing', reason: 'noSystemUser' } as const);
    return {
      ...blank(firm.organisationNumber, firm.name, firm.form, unread),
      own: true,
      systemUserId: own?.id ?? null,
      systemUserTitle: own?.title ?? null,
      nextDeadline: own ? await this.#options.nextDeadline(firm.organisationNumber) : null,
      ways: [
        { task: 'mva', ...state, checkedAt: null },
        { task: 'dialogs', ...state, checkedAt: null },
      ],
    };
  }

  async #client(
    client: LinkedClient,
    systemUsers: readonly HeldSystemUser[],
    unread: ReadonlyMap<string, number>,
  ): Promise<ClientRow> {
    const systemUser = systemUsers.find((each) => each.id === client.systemUserId);
    return {
      ...blank(client.organisationNumber, client.name, client.form, unread),
      bankrupt: client.bankrupt,
      systemUserId: client.systemUserId,
      systemUserTitle: systemUser?.title ?? null,
      linkedAt: client.linkedAt,
      nextDeadline: await this.#options.nextDeadline(client.organisationNumber),
      ways: [
        { task: 'mva', state: 'ok', reason: 'linked', checkedAt: client.linkedAt },
        { task: 'dialogs', ...dialogWay(client), checkedAt: client.seenCheckedAt },
      ],
    };
  }
}

function dialogWay(client: LinkedClient): {
  state: 'ok' | 'missing' | 'unknown';
  reason: 'linked' | 'accessEnded' | 'notChecked';
} {
  if (client.seenAsParty === null) return { state: 'unknown', reason: 'notChecked' };
  return client.seenAsParty ? { state: 'ok', reason: 'linked' } : { state: 'missing', reason: 'accessEnded' };
}

function blank(organisationNumber: string, name: string, form: string, unread: ReadonlyMap<string, number>): ClientRow {
  return {
    organisationNumber,
    name,
    form,
    own: false,
    bankrupt: false,
    systemUserId: null,
    systemUserTitle: null,
    ways: [],
    nextDeadline: null,
    unread: unread.get(organisationNumber) ?? 0,
    linkedAt: null,
  };
}
