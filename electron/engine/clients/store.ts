import type { PeriodKind } from '../../../shared/contract/mva.ts';
import type { Registered } from '../mva/rules/rule.ts';
import type { Clock } from '../ports.ts';
import type { Queries, Store } from '../store/store.ts';
import { type Duty, dutyOf, readDuties } from './duties.ts';
import { isVatScheduled, termOf } from './schedule.ts';
import { tellChange } from './told.ts';
import { isLost } from './way-in.ts';

export interface LinkedClient {
  readonly organisationNumber: string;
  readonly name: string;
  readonly registered: Registered;
  /** How often it delivers. */
  readonly term: PeriodKind;
  /** Enhetsregisteret said after the link that the firm is no longer its accountant. */
  readonly roleEnded: boolean;
  /** The firm is taking leave of it, or has. */
  readonly ending: boolean;
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

type OnLost = (why: 'removed' | 'notSeen', organisationNumbers: readonly string[]) => void;

/** Rows of clients and their links. */
export class ClientStore {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #onLost: OnLost;

  /** `onLost`: Altinn or Dialogporten no longer has these; called when that is written. */
  constructor(store: Store, clock: Clock, onLost: OnLost = () => undefined) {
    this.#store = store;
    this.#clock = clock;
    this.#onLost = onLost;
  }

  /** Every live link, by name, or those of one client. A client linked to several system users occurs once for each. */
  async linked(organisationNumber?: string): Promise<LinkedClient[]> {
    const live = this.#store.db
      .selectFrom('client_links')
      .innerJoin('clients', 'clients.organisation_number', 'client_links.organisation_number')
      .leftJoin('client_endings', 'client_endings.organisation_number', 'clients.organisation_number')
      .selectAll('clients')
      .selectAll('client_links')
      .select('client_endings.begun_at')
      .where('removed_at', 'is', null);
    const wanted =
      organisationNumber === undefined ? live : live.where('client_links.organisation_number', '=', organisationNumber);
    return (await wanted.execute())
      .map((row) => ({
        organisationNumber: row.organisation_number,
        name: row.name,
        registered: { status: row.status, form: row.form },
        term: termOf(row.vat_term, row.vat_category),
        roleEnded: row.accountant === 0 && (row.roles_checked_at ?? '') >= row.linked_at,
        ending: row.begun_at !== null,
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

  /** Clients with a live link. */
  async linkedNumbers(): Promise<ReadonlySet<string>> {
    const live = this.#store.db.selectFrom('client_links').where('removed_at', 'is', null);
    const rows = await live.select('organisation_number').distinct().execute();
    return new Set(rows.map((row) => row.organisation_number));
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

  /** What the firm's own row says of how it delivers; nothing where there is no such row. */
  async dutyOf(
    organisationNumber: string,
  ): Promise<Partial<Pick<LinkedClient, 'term' | 'deliversFrom' | 'registered'>>> {
    const rows = await this.#store.db
      .selectFrom('clients')
      .select(['vat_term', 'vat_category', 'delivers_from', 'status', 'form'])
      .where('organisation_number', '=', organisationNumber)
      .execute();
    const [row] = rows;
    if (!row) return {};
    return {
      term: termOf(row.vat_term, row.vat_category),
      deliversFrom: row.delivers_from,
      registered: { status: row.status, form: row.form },
    };
  }

  /** What each client of the firm owes, linked or not. */
  duties(): Promise<Duty[]> {
    return readDuties(this.#store.db);
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
          listed_at: linkedAt,
        })
        .onConflict((conflict) => conflict.column('organisation_number').doUpdateSet({ name: client.name, in_list: 1 }))
        .execute();
      // A client that was ended and is linked anew is the firm's again.
      await transaction
        .deleteFrom('client_endings')
        .where('organisation_number', '=', client.organisationNumber)
        .where('ended_at', 'is not', null)
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
            refused_at: each
              .case()
              .when('client_links.removed_at', 'is', null)
              .then(each.ref('client_links.refused_at'))
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
      if (by !== 'other') return;
      for (const row of removed) await this.#tellLost(transaction, row.organisation_number);
      this.#lost(
        'removed',
        removed.map((row) => row.organisation_number),
      );
    });
  }

  /** After the transaction this is part of. */
  #lost(why: 'removed' | 'notSeen', organisationNumbers: readonly string[]): void {
    if (organisationNumbers.length === 0) return;
    this.#store.outside(() => setImmediate(() => this.#onLost(why, organisationNumbers)));
  }

  /** A service refused the client: its links older than `before` count as lost until something newer says otherwise. */
  async refuse(organisationNumber: string, before: string): Promise<boolean> {
    let ended = false;
    await this.#store.transaction(async (transaction) => {
      const refused = await transaction
        .updateTable('client_links')
        .set({ refused_at: this.#now() })
        .where('organisation_number', '=', organisationNumber)
        .where('removed_at', 'is', null)
        .where('refused_at', 'is', null)
        .where('linked_at', '<', before)
        .returning('system_user_id')
        .execute();
      ended = refused.length > 0;
      if (ended) await this.#tellLost(transaction, organisationNumber);
    });
    return ended;
  }

  /** Whether this link is there and worth using: what was ended meanwhile is not asked about. */
  async isLinked(systemUserId: string, organisationNumber: string): Promise<boolean> {
    const rows = await this.#store.db
      .selectFrom('client_links')
      .select('client_id')
      .where('system_user_id', '=', systemUserId)
      .where('organisation_number', '=', organisationNumber)
      .where('removed_at', 'is', null)
      .where('organisation_number', 'not in', (ending) =>
        ending.selectFrom('client_endings').select('organisation_number'),
      )
      .execute();
    return rows.length > 0;
  }

  /** How the last link of a client without one ended. */
  async lastEnd(organisationNumber: string): Promise<'firm' | 'other' | null> {
    const rows = await this.#store.db
      .selectFrom('client_links')
      .select(['removed_at', 'removed_by'])
      .where('organisation_number', '=', organisationNumber)
      .orderBy('removed_at', 'desc')
      .execute();
    return rows.some((row) => row.removed_at === null) ? null : (rows[0]?.removed_by ?? null);
  }

  /** Whether Altinn was asked for this system user's clients before. */
  async wasListed(systemUserId: string): Promise<boolean> {
    const lists = this.#store.db.selectFrom('client_candidate_lists').select('fetched_at');
    return (await lists.where('system_user_id', '=', systemUserId).executeTakeFirst()) !== undefined;
  }

  tellLinkedElsewhere(organisationNumber: string): Promise<void> {
    return tellChange(this.#store.db, { organisationNumber }, 'linkedElsewhere', '', this.#now());
  }

  /** A row under "Endret siden sist". */
  #tellLost(transaction: Queries, organisationNumber: string): Promise<void> {
    return tellChange(transaction, { organisationNumber }, 'accessLost', '', this.#now());
  }

  /** Whether Dialogporten listed each linked client of this system user as a party. */
  async saveSeen(systemUserId: string, seen: ReadonlySet<string>): Promise<void> {
    const checkedAt = this.#now();
    const lost: string[] = [];
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
        if (!isSeen && !wasLost && isLost(row.missed_since, checkedAt)) {
          await this.#tellLost(transaction, row.organisation_number);
          lost.push(row.organisation_number);
        }
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
    this.#lost('notSeen', lost);
  }

  #inOne(trx: Queries | undefined, work: (of: Queries) => Promise<void>): Promise<void> {
    return trx ? work(trx) : this.#store.transaction(work);
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}
