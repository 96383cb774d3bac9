import type { SystemUserRequest, SystemUserView } from '../../../shared/contract/access.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';

export interface HeldSystemUser {
  readonly id: string;
  readonly externalRef: string;
  readonly kind: 'agent' | 'standard';
  readonly title: string;
  readonly packages: readonly string[];
}

/** Rows of requests and system users. Altinn's lists leave the packages out, so we keep them (reference/systemuser.md 5). */
export class SystemUsers {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async requests(): Promise<SystemUserRequest[]> {
    const rows = await this.#store.db
      .selectFrom('system_user_requests')
      .selectAll()
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      externalRef: row.external_ref,
      packages: JSON.parse(row.packages) as string[],
      status: row.status as SystemUserRequest['status'],
      escalated: row.escalated === 1,
      confirmUrl: row.confirm_url,
      createdAt: row.created_at,
      checkedAt: row.checked_at,
    }));
  }

  async saveRequest(request: SystemUserRequest): Promise<void> {
    const row = {
      id: request.id,
      kind: request.kind,
      title: request.title,
      external_ref: request.externalRef,
      packages: JSON.stringify(request.packages),
      status: request.status,
      escalated: request.escalated ? 1 : 0,
      confirm_url: request.confirmUrl,
      created_at: request.createdAt,
      checked_at: request.checkedAt,
    };
    await this.#store.db
      .insertInto('system_user_requests')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }

  async forgetRequest(id: string): Promise<void> {
    await this.#store.db.deleteFrom('system_user_requests').where('id', '=', id).execute();
  }

  /** The approved request becomes a system user with the same id (reference/systemuser.md 4.2). */
  async adopt(request: SystemUserRequest): Promise<void> {
    const approved = this.#now();
    await this.#store.transaction(async (transaction) => {
      await transaction
        .insertInto('system_users')
        .values({
          id: request.id,
          kind: request.kind,
          title: request.title,
          external_ref: request.externalRef,
          packages: JSON.stringify(request.packages),
          approved_at: approved,
          health: 'ok',
          checked_at: approved,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      await transaction.deleteFrom('system_user_requests').where('id', '=', request.id).execute();
    });
  }

  async all(): Promise<SystemUserView[]> {
    const rows = await this.#store.db.selectFrom('system_users').selectAll().orderBy('approved_at').execute();
    const counts = await this.#store.db
      .selectFrom('client_links')
      .select(['system_user_id', (each) => each.fn.countAll<number>().as('clients')])
      .where('removed_at', 'is', null)
      .groupBy('system_user_id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      externalRef: row.external_ref,
      packages: JSON.parse(row.packages) as string[],
      clients: Number(counts.find((count) => count.system_user_id === row.id)?.clients ?? 0),
      approvedAt: row.approved_at,
      health: row.health,
      checkedAt: row.checked_at,
    }));
  }

  async find(id: string): Promise<HeldSystemUser | undefined> {
    return (await this.all()).find((each) => each.id === id);
  }

  async setHealth(id: string, health: string): Promise<void> {
    await this.#store.db
      .updateTable('system_users')
      .set({ health, checked_at: this.#now() })
      .where('id', '=', id)
      .execute();
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}
