import type { Holders, SystemUserRequest, SystemUserView, Which } from '../../../shared/contract/access.ts';
import type { Clock } from '../ports.ts';
import type { SystemUserTable } from '../store/schema/access.ts';
import type { Store } from '../store/store.ts';
import { type KeptRequest, requestOf, saveRequestRow } from './requests-rows.ts';

export interface HeldSystemUser {
  readonly id: string;
  readonly system: Which;
  readonly externalRef: string;
  readonly kind: 'agent' | 'standard';
  readonly title: string;
  readonly packages: readonly string[];
}

export interface NewSystemUser extends HeldSystemUser {
  readonly approvedAt: string;
  readonly origin: 'requested' | 'found';
  readonly holders: Holders;
}

/** Rows of requests and system users. Altinn's lists leave the packages out, so we keep them (reference/systemuser.md 5). */
export class SystemUsers {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #onRefused: () => void;
  readonly #onGone: (id: string) => void;

  /** `onRefused`: Maskinporten refused one as if it did not exist. `onGone`: Altinn no longer has this one. */
  constructor(
    store: Store,
    clock: Clock,
    onRefused: () => void = () => undefined,
    onGone: (id: string) => void = () => undefined,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#onRefused = onRefused;
    this.#onGone = onGone;
  }

  async requests(): Promise<SystemUserRequest[]> {
    const rows = await this.#store.db
      .selectFrom('system_user_requests')
      .selectAll()
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map(requestOf);
  }

  saveRequest(request: KeptRequest): Promise<void> {
    return saveRequestRow(this.#store.db, request);
  }

  /** The one sent anew takes the place of the old one. */
  async replaceRequest(oldId: string, request: KeptRequest): Promise<void> {
    await this.#store.transaction(async (transaction) => {
      await transaction.deleteFrom('system_user_requests').where('id', '=', oldId).execute();
      await saveRequestRow(transaction, request);
    });
  }

  async forgetRequest(id: string): Promise<void> {
    await this.#store.db.deleteFrom('system_user_requests').where('id', '=', id).execute();
  }

  /** Takes a system user in; the request it came of, with the same id, goes (reference/systemuser.md 4.2). */
  async adopt(user: NewSystemUser): Promise<void> {
    const now = this.#now();
    await this.#store.transaction(async (transaction) => {
      // Altinn has one of a reference at a time: whoever had it here is gone there.
      await transaction
        .updateTable('system_users')
        .set({ gone_at: now, health: GONE })
        .where('external_ref', '=', user.externalRef)
        .where('system', '=', user.system)
        .where('id', '!=', user.id)
        .where('gone_at', 'is', null)
        .execute();
      await transaction
        .insertInto('system_users')
        .values({
          id: user.id,
          system: user.system,
          kind: user.kind,
          title: user.title,
          external_ref: user.externalRef,
          packages: JSON.stringify(user.packages),
          approved_at: user.approvedAt,
          health: 'ok',
          checked_at: now,
          origin: user.origin,
          access_manager: user.holders.accessManager,
          client_administrator: user.holders.clientAdministrator,
          verified_at: null,
          gone_at: null,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      await transaction.deleteFrom('system_user_requests').where('id', '=', user.id).execute();
    });
  }

  /** Those that Altinn still has. */
  async all(): Promise<SystemUserView[]> {
    return (await this.everyOne()).filter((user) => user.goneAt === null);
  }

  /** Also those that are gone: what is kept here still names them. */
  async everyOne(): Promise<SystemUserView[]> {
    const rows = await this.#store.db.selectFrom('system_users').selectAll().orderBy('approved_at').execute();
    const counts = await this.#store.db
      .selectFrom('client_links')
      .select(['system_user_id', (each) => each.fn.countAll<number>().as('clients')])
      .where('removed_at', 'is', null)
      .groupBy('system_user_id')
      .execute();
    return rows.map((row) => {
      const count = counts.find((each) => each.system_user_id === row.id);
      return userOf(row, Number(count?.clients ?? 0));
    });
  }

  async find(id: string): Promise<HeldSystemUser | undefined> {
    return (await this.all()).find((each) => each.id === id);
  }

  async setHealth(id: string, health: string): Promise<void> {
    await this.#set(id, { health, checked_at: this.#now() });
    if (health === GONE) this.#onRefused();
  }

  /** Altinn answered as if one did not exist, and did not say which list is right. */
  suspect(): void {
    this.#onRefused();
  }

  /** A token fetched for it was its own. */
  async setVerified(id: string): Promise<void> {
    await this.#set(id, { health: 'ok', checked_at: this.#now(), verified_at: this.#now() });
  }

  /** A change of it was approved. */
  async setPackages(id: string, packages: readonly string[]): Promise<void> {
    await this.#set(id, { packages: JSON.stringify(packages) });
  }

  /** Nothing else is touched: its clients, returns and messages stay. */
  async setGone(id: string): Promise<void> {
    await this.#set(id, { health: GONE, checked_at: this.#now(), gone_at: this.#now() });
    this.#onGone(id);
  }

  async setBack(id: string): Promise<void> {
    await this.#set(id, { health: 'ok', checked_at: this.#now(), gone_at: null });
  }

  async #set(id: string, values: Partial<SystemUserTable>): Promise<void> {
    await this.#store.db.updateTable('system_users').set(values).where('id', '=', id).execute();
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

/** What Maskinporten says of one that is gone, too. */
const GONE = 'maskinporten.noSystemUser';

function userOf(row: SystemUserTable, clients: number): SystemUserView {
  return {
    id: row.id,
    system: row.system,
    kind: row.kind,
    title: row.title,
    externalRef: row.external_ref,
    packages: JSON.parse(row.packages) as string[],
    clients,
    approvedAt: row.approved_at,
    health: row.health,
    checkedAt: row.checked_at,
    origin: row.origin,
    holders: { accessManager: row.access_manager, clientAdministrator: row.client_administrator },
    verifiedAt: row.verified_at,
    goneAt: row.gone_at,
  };
}
