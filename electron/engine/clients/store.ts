import type { Selectable } from 'kysely';
import type { Clock } from '../ports.ts';
import type { ClientTable } from '../store/schema/clients.ts';
import type { Queries, Store } from '../store/store.ts';
import { isVatScheduled, type VatDuty } from './schedule.ts';
import { isLost } from './way-in.ts';

export interface LinkedClient {
  readonly organisationNumber: string;
  readonly name: string;
  readonly form: string;
  readonly bankrupt: boolean;
  /** False for a client that owes no return of its own any more: bankrupt, gone, a sub-unit, a member of a joint registration. */
  readonly vatScheduled: boolean;
  /** Terms that ended before this day are not the firm's. */
  readonly deliversFrom: string | null;
  readonly clientId: string;
  readonly systemUserId: string;
  readonly linkedAt: string;
  /** null before the first look. */
  readonly seenAsParty: boolean | null;
  readonly seenCheckedAt: string | null;
}

export interface FormerClient {
  readonly organisationNumber: string;
  readonly name: string;
  readonly form: string;
  readonly bankrupt: boolean;
  readonly removedAt: string;
  /** Taken off by the firm itself, here; otherwise the access ended at Altinn. */
  readonly byFirm: boolean;
}

/** Rows of clients and their links. */
export class ClientStore {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Every live link, by name. A client linked to several system users occurs once for each. */
  async linked(): Promise<LinkedClient[]> {
    const rows = await this.#store.db
      .selectFrom('client_links')
      .innerJoin('clients', 'clients.organisation_number', 'client_links.organisation_number')
      .selectAll()
      .where('removed_at', 'is', null)
      .execute();
    return rows
      .map((row) => ({
        organisationNumber: row.organisation_number,
        name: row.name,
        form: row.form,
        bankrupt: row.bankrupt === 1,
        vatScheduled: isVatScheduled(dutyOf(row)),
        deliversFrom: row.delivers_from,
        clientId: row.client_id,
        systemUserId: row.system_user_id,
        linkedAt: row.linked_at,
        seenAsParty: row.seen_as_party === null ? null : row.seen_as_party === 1,
        seenCheckedAt: row.seen_checked_at,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  }

  /** Clients that were linked once and no longer are, with the time it ended. */
  async former(): Promise<FormerClient[]> {
    const rows = await this.#store.db
      .selectFrom('clients')
      .innerJoin('client_links', 'client_links.organisation_number', 'clients.organisation_number')
      .selectAll()
      .where('clients.organisation_number', 'not in', (inner) =>
        inner.selectFrom('client_links').select('organisation_number').where('removed_at', 'is', null),
      )
      .orderBy('removed_at')
      .execute();
    // The last end counts, for a client that was in several system users.
    const last = new Map(rows.map((row) => [row.organisation_number, row]));
    return [...last.values()]
      .map((row) => ({
        organisationNumber: row.organisation_number,
        name: row.name,
        form: row.form,
        bankrupt: row.bankrupt === 1,
        removedAt: row.removed_at ?? '',
        byFirm: row.removed_by === 'firm',
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  }

  async nameOf(organisationNumber: string): Promise<string | undefined> {
    const rows = await this.#store.db
      .selectFrom('clients')
      .select('name')
      .where('organisation_number', '=', organisationNumber)
      .execute();
    return rows[0]?.name;
  }

  async saveLink(
    systemUserId: string,
    client: { clientId: string; organisationNumber: string; name: string },
    trx?: Queries,
  ): Promise<void> {
    const linkedAt = this.#now();
    await this.#inOne(trx, async (transaction) => {
      await transaction
        .insertInto('clients')
        .values({
          organisation_number: client.organisationNumber,
          name: client.name,
          form: '',
          bankrupt: 0,
          vat_registered: null,
          looked_up_at: null,
          in_list: 1,
        })
        .onConflict((conflict) => conflict.column('organisation_number').doUpdateSet({ name: client.name, in_list: 1 }))
        .execute();
      await transaction
        .insertInto('client_links')
        .values({
          system_user_id: systemUserId,
          client_id: client.clientId,
          organisation_number: client.organisationNumber,
          linked_at: linkedAt,
          removed_at: null,
          removed_by: null,
          seen_as_party: null,
          seen_checked_at: null,
        })
        .onConflict((conflict) =>
          // Added anew: what was seen of the link before it ended says nothing of this one.
          conflict.columns(['system_user_id', 'client_id']).doUpdateSet((each) => ({
            linked_at: each
              .case()
              .when('client_links.removed_at', 'is', null)
              .then(each.ref('client_links.linked_at'))
              .else(linkedAt)
              .end(),
            missed_since: each
              .case()
              .when('client_links.removed_at', 'is', null)
              .then(each.ref('client_links.missed_since'))
              .else(null)
              .end(),
            removed_at: null,
            removed_by: null,
          })),
        )
        .execute();
    });
  }

  async removeLink(systemUserId: string, clientId: string, by: 'firm' | 'other', trx?: Queries): Promise<void> {
    await this.#inOne(trx, async (transaction) => {
      const removed = await transaction
        .updateTable('client_links')
        .set({ removed_at: this.#now(), removed_by: by })
        .where('system_user_id', '=', systemUserId)
        .where('client_id', '=', clientId)
        .where('removed_at', 'is', null)
        .returning('organisation_number')
        .execute();
      if (by === 'other') for (const row of removed) await this.#tellLost(transaction, row.organisation_number);
    });
  }

  /** A row under "Endret siden sist". */
  async #tellLost(transaction: Queries, organisationNumber: string): Promise<void> {
    await transaction
      .insertInto('client_changes')
      .values({ organisation_number: organisationNumber, kind: 'accessLost', before: '', after: '', at: this.#now() })
      .execute();
  }

  /** Whether Dialogporten listed each linked client of this system user as a party. */
  async saveSeen(systemUserId: string, seen: ReadonlySet<string>): Promise<void> {
    const checkedAt = this.#now();
    await this.#store.transaction(async (transaction) => {
      const rows = await transaction
        .selectFrom('client_links')
        .select(['organisation_number', 'missed_since', 'seen_checked_at'])
        .where('system_user_id', '=', systemUserId)
        .where('removed_at', 'is', null)
        .execute();
      for (const row of rows) {
        const isSeen = seen.has(row.organisation_number);
        const wasLost = isLost(row.missed_since, row.seen_checked_at);
        if (!isSeen && !wasLost && isLost(row.missed_since, checkedAt))
          await this.#tellLost(transaction, row.organisation_number);
        await transaction
          .updateTable('client_links')
          .set((each) => ({
            seen_as_party: isSeen ? 1 : 0,
            seen_checked_at: checkedAt,
            missed_since: isSeen ? null : each.fn.coalesce('missed_since', each.val(checkedAt)),
          }))
          .where('system_user_id', '=', systemUserId)
          .where('organisation_number', '=', row.organisation_number)
          .execute();
      }
    });
  }

  #inOne(trx: Queries | undefined, work: (of: Queries) => Promise<void>): Promise<void> {
    return trx ? work(trx) : this.#store.transaction(work);
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

const dutyOf = (row: Selectable<ClientTable>): VatDuty => ({
  status: row.status,
  parent: row.parent,
  jointUnit: row.joint_unit ?? row.register_joint_unit,
  vatTerm: row.vat_term,
  vatRegistered: row.vat_registered === null ? null : row.vat_registered === 1,
});
