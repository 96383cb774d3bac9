import type { SyncState } from '../../../shared/contract/dialogs.ts';
import { among } from '../store/among.ts';
import type { DialogCursorTable, DialogPartyTable } from '../store/schema/dialogs.ts';
import type { Queries, Store } from '../store/store.ts';
import type { Origin } from './rows.ts';

export interface PartyAt {
  readonly party: string;
  readonly origin: Origin;
}

type CursorChange = Partial<Pick<DialogCursorTable, 'cursor' | 'reconciled_at' | 'problem' | 'walk' | 'missed_since'>>;

/** How far each party is known, through which system user; what the last look failed with; and what the units are called. */
export class Cursors {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What the units are called, as Altinn lists them. */
  async saveParties(rows: readonly DialogPartyTable[]): Promise<void> {
    const known = await this.#store.db.selectFrom('dialog_parties').selectAll().execute();
    const before = new Map(known.map((row) => [row.party, JSON.stringify(entriesOf(row))]));
    const changed = rows.filter((row) => before.get(row.party) !== JSON.stringify(entriesOf(row)));
    if (changed.length === 0) return;
    await this.#store.transaction(async (trx) => {
      for (const row of changed) {
        await trx
          .insertInto('dialog_parties')
          .values(row)
          .onConflict((conflict) => conflict.column('party').doUpdateSet(row))
          .execute();
      }
    });
  }

  /** How far one system user has come with each party. */
  async of(systemUserId: string): Promise<ReadonlyMap<string, DialogCursorTable>> {
    const rows = await this.#store.db
      .selectFrom('dialog_cursors')
      .selectAll()
      .where('system_user_id', '=', systemUserId)
      .execute();
    return new Map(rows.map((row) => [row.party, row]));
  }

  /** All of them are known until the same moment. */
  async follow(parties: readonly PartyAt[], cursor: string): Promise<void> {
    const [first] = parties;
    if (!first) return;
    await this.#store.db
      .updateTable('dialog_cursors')
      .set({ cursor, problem: null })
      .where('system_user_id', '=', first.origin.systemUserId)
      .where(among('party', namesOf(parties)))
      .execute();
  }

  async save(at: PartyAt, change: CursorChange): Promise<void> {
    await this.saveAll([[at, change]]);
  }

  async saveAll(changes: readonly (readonly [PartyAt, CursorChange])[]): Promise<void> {
    await this.#store.refetchable(async (trx) => {
      for (const [at, change] of changes) await putCursor(trx, at, change);
    });
  }

  /** What the last look failed with, once for each client. */
  async problems(): Promise<SyncState['failures']> {
    const rows = await this.#store.db
      .selectFrom('dialog_cursors')
      .leftJoin('clients', 'clients.organisation_number', 'dialog_cursors.organisation_number')
      .select(['dialog_cursors.organisation_number', 'problem', 'name'])
      .where('problem', 'is not', null)
      .orderBy('name')
      .orderBy('party')
      .execute();
    const byClient = new Map(rows.map((row) => [row.organisation_number, row]));
    return [...byClient.values()].map(({ organisation_number, name, problem }) => ({
      client: { organisationNumber: organisation_number, name: name ?? '' },
      problem: JSON.parse(problem ?? ''),
    }));
  }

  /** The newest `updatedAt` received from anybody: one clock stamps all messages. */
  async newest(): Promise<string | null> {
    const rows = await this.#store.db
      .selectFrom('dialog_cursors')
      .select((each) => each.fn.max('cursor').as('newest'))
      .execute();
    return rows[0]?.newest ?? null;
  }
}

export const namesOf = (parties: readonly PartyAt[]): string[] => parties.map(({ party }) => party);

export async function putCursor(trx: Queries, { party, origin }: PartyAt, change: CursorChange): Promise<void> {
  const empty = { cursor: null, reconciled_at: null, problem: null, walk: null, missed_since: null };
  const { organisationNumber, systemUserId } = origin;
  await trx
    .insertInto('dialog_cursors')
    .values({ organisation_number: organisationNumber, party, system_user_id: systemUserId, ...empty, ...change })
    .onConflict((conflict) => conflict.columns(['party', 'system_user_id']).doUpdateSet(change))
    .execute();
}

const entriesOf = (row: DialogPartyTable) => [row.organisation_number, row.name, row.deleted];
