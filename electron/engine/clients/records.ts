import type { Selectable } from 'kysely';
import type { ClientChange, DelegationAsk, OwnFields, UnitStatus } from '../../../shared/contract/client-list.ts';
import { type ClientDetail, type VatTerm, vatTerm } from '../../../shared/contract/client-list.ts';
import { type Category, category } from '../../../shared/contract/mva.ts';
import type { Clock } from '../ports.ts';
import type { ClientTable } from '../store/schema/clients.ts';
import type { Queries, Store } from '../store/store.ts';

/** A row of the firm's list, whether it is linked or not. */
export interface ClientRecord {
  readonly organisationNumber: string;
  readonly name: string;
  readonly form: string;
  readonly inList: boolean;
  readonly fields: OwnFields;
  readonly status: UnitStatus;
  readonly statusSince: string | null;
  readonly vatRegistered: boolean | null;
  readonly lookedUpAt: string | null;
  readonly parent: string | null;
  readonly mergingWith: string | null;
  readonly registerJointUnit: string | null;
  readonly accountant: boolean | null;
  readonly rolesCheckedAt: string | null;
}

export interface NewClient {
  readonly organisationNumber: string;
  readonly name: string;
  readonly fields: Partial<OwnFields>;
}

/** SQLite takes at most so many parameters at once; writes come in batches that let others in between. */
const BATCH = 200;

/** The firm's own list: rows, what the firm writes about them, whom it asked, and what changed. */
export class ClientRecords {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async all(): Promise<ClientRecord[]> {
    const rows = await this.#store.db.selectFrom('clients').selectAll().execute();
    return rows.map(recordOf);
  }

  async find(organisationNumber: string): Promise<ClientRecord | undefined> {
    const rows = await this.#store.db
      .selectFrom('clients')
      .selectAll()
      .where('organisation_number', '=', organisationNumber)
      .execute();
    return rows.map(recordOf)[0];
  }

  async subUnits(parent: string): Promise<{ organisationNumber: string; name: string }[]> {
    const rows = await this.#store.db
      .selectFrom('clients')
      .select(['organisation_number', 'name'])
      .where('parent', '=', parent)
      .execute();
    return rows.map((row) => ({ organisationNumber: row.organisation_number, name: row.name }));
  }

  /** Adds what is new and brings what is given up to date; fields that are not given stay. */
  async add(rows: readonly NewClient[]): Promise<{ added: number; updated: number }> {
    const counts = { added: 0, updated: 0 };
    for (let at = 0; at < rows.length; at += BATCH) {
      await this.#store.transaction(async (trx) => {
        for (const row of rows.slice(at, at + BATCH)) {
          const known = await trx
            .selectFrom('clients')
            .select(['name', 'in_list'])
            .where('organisation_number', '=', row.organisationNumber)
            .execute();
          const [before] = known;
          if (!before) await this.#insert(trx, row);
          else await this.#update(trx, row.organisationNumber, row.fields, { in_list: 1 });
          counts[before?.in_list === 1 ? 'updated' : 'added'] += 1;
        }
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
    return counts;
  }

  async edit(organisationNumber: string, fields: Partial<OwnFields>, trx: Queries): Promise<void> {
    await this.#update(trx, organisationNumber, fields, {});
  }

  async setInList(organisationNumbers: readonly string[], inList: boolean, trx: Queries): Promise<void> {
    for (let at = 0; at < organisationNumbers.length; at += BATCH)
      await trx
        .updateTable('clients')
        .set({ in_list: inList ? 1 : 0 })
        .where('organisation_number', 'in', organisationNumbers.slice(at, at + BATCH))
        .execute();
  }

  async asks(): Promise<Map<string, DelegationAsk[]>> {
    const rows = await this.#store.db.selectFrom('delegation_asks').selectAll().orderBy('asked_at', 'desc').execute();
    const found = new Map<string, DelegationAsk[]>();
    for (const row of rows) {
      const ask: DelegationAsk = {
        package: row.package,
        askedAt: row.asked_at,
        askedBy: row.asked_by,
        remindedAt: row.reminded_at,
        settledAt: row.settled_at,
      };
      found.set(row.organisation_number, [...(found.get(row.organisation_number) ?? []), ask]);
    }
    return found;
  }

  async ask(organisationNumber: string, name: string, by: string, remind: boolean): Promise<DelegationAsk> {
    const now = this.#now();
    await this.#store.db
      .insertInto('delegation_asks')
      .values({
        organisation_number: organisationNumber,
        package: name,
        asked_at: now,
        asked_by: by,
        reminded_at: null,
        settled_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['organisation_number', 'package'])
          .doUpdateSet(
            remind ? { reminded_at: now } : { asked_at: now, asked_by: by, reminded_at: null, settled_at: null },
          ),
      )
      .execute();
    const ask = (await this.asks()).get(organisationNumber)?.find((each) => each.package === name);
    if (!ask) throw new Error('the ask was not written');
    return ask;
  }

  async notAsked(organisationNumber: string, name: string): Promise<void> {
    await this.#store.db
      .deleteFrom('delegation_asks')
      .where('organisation_number', '=', organisationNumber)
      .where('package', '=', name)
      .execute();
  }

  /** Altinn lists these now: what they were asked for is there. */
  async settleAsks(organisationNumbers: ReadonlySet<string>): Promise<void> {
    const open = await this.#store.db
      .selectFrom('delegation_asks')
      .select('organisation_number')
      .where('settled_at', 'is', null)
      .execute();
    const settled = open.map((row) => row.organisation_number).filter((each) => organisationNumbers.has(each));
    if (settled.length === 0) return;
    await this.#store.db
      .updateTable('delegation_asks')
      .set({ settled_at: this.#now() })
      .where('settled_at', 'is', null)
      .where('organisation_number', 'in', settled)
      .execute();
  }

  /** Newest first. */
  async changes(filter: { after?: number; organisationNumber?: string } = {}): Promise<ClientChange[]> {
    let query = this.#store.db
      .selectFrom('client_changes')
      .leftJoin('clients', 'clients.organisation_number', 'client_changes.organisation_number')
      .select([
        'id',
        'client_changes.organisation_number',
        'clients.name',
        'responsible',
        'deputy',
        'kind',
        'before',
        'after',
        'at',
      ])
      .orderBy('id', 'desc')
      .limit(500);
    if (filter.after !== undefined) query = query.where('id', '>', filter.after);
    if (filter.organisationNumber !== undefined)
      query = query.where('client_changes.organisation_number', '=', filter.organisationNumber);
    return (await query.execute()).map((row) => ({
      id: row.id,
      client: { organisationNumber: row.organisation_number, name: row.name ?? row.organisation_number },
      kind: row.kind as ClientChange['kind'],
      before: row.before,
      after: row.after,
      at: row.at,
      to: [row.responsible, row.deputy].flatMap((each) => (each ? [each] : [])),
    }));
  }

  async #insert(trx: Queries, row: NewClient): Promise<void> {
    await trx
      .insertInto('clients')
      .values({
        organisation_number: row.organisationNumber,
        name: row.name === '' ? row.organisationNumber : row.name,
        form: '',
        bankrupt: 0,
        vat_registered: null,
        looked_up_at: null,
        in_list: 1,
        listed_at: this.#now(),
        ...columnsOf(row.fields),
      })
      .execute();
  }

  async #update(
    trx: Queries,
    organisationNumber: string,
    fields: Partial<OwnFields>,
    extra: { in_list?: number },
  ): Promise<void> {
    const set = { ...columnsOf(fields), ...extra };
    if (Object.keys(set).length === 0) return;
    await trx.updateTable('clients').set(set).where('organisation_number', '=', organisationNumber).execute();
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

function columnsOf(fields: Partial<OwnFields>) {
  return {
    ...(fields.groups && { groups: JSON.stringify([...new Set(fields.groups)]) }),
    ...(fields.responsible !== undefined && { responsible: fields.responsible }),
    ...(fields.deputy !== undefined && { deputy: fields.deputy }),
    ...(fields.vatTerm !== undefined && { vat_term: fields.vatTerm }),
    ...(fields.vatCategory !== undefined && { vat_category: fields.vatCategory }),
    ...(fields.alsoDelivers && { also_delivers: JSON.stringify([...new Set(fields.alsoDelivers)]) }),
    ...(fields.deliversFrom !== undefined && { delivers_from: fields.deliversFrom }),
    ...(fields.jointUnit !== undefined && { joint_unit: fields.jointUnit }),
    ...(fields.notes !== undefined && { notes: fields.notes }),
  };
}

type Selected = Selectable<ClientTable>;

function recordOf(row: Selected): ClientRecord {
  return {
    organisationNumber: row.organisation_number,
    name: row.name,
    form: row.form,
    inList: row.in_list === 1,
    fields: {
      groups: JSON.parse(row.groups) as string[],
      responsible: row.responsible,
      deputy: row.deputy,
      vatTerm: termOf(row.vat_term),
      vatCategory: categoryOf(row.vat_category),
      alsoDelivers: categoriesOf(row.also_delivers),
      deliversFrom: row.delivers_from,
      jointUnit: row.joint_unit,
      notes: row.notes,
    },
    status: row.status as ClientDetail['register']['status'],
    statusSince: row.status_since,
    vatRegistered: row.vat_registered === null ? null : row.vat_registered === 1,
    lookedUpAt: row.looked_up_at,
    parent: row.parent,
    mergingWith: row.merging_with,
    registerJointUnit: row.register_joint_unit,
    accountant: row.accountant === null ? null : row.accountant === 1,
    rolesCheckedAt: row.roles_checked_at,
  };
}

/** Those beside the main one, as the row has them. */
export function categoriesOf(text: string): Category[] {
  return (JSON.parse(text) as unknown[]).flatMap((each) => category.safeParse(each).data ?? []);
}

function categoryOf(text: string | null): Category | null {
  const parsed = category.safeParse(text);
  return parsed.success ? parsed.data : null;
}

function termOf(text: string | null): VatTerm | null {
  const parsed = vatTerm.safeParse(text);
  return parsed.success ? parsed.data : null;
}
