import { z } from 'zod';
import type { Names } from '../../../../shared/contract/message-services.ts';
import { among } from '../../store/among.ts';
import { insertMany } from '../../store/insert-many.ts';
import type { Settings } from '../../store/settings.ts';
import type { Queries, Store } from '../../store/store.ts';
import type { CatalogueService } from './api.ts';

/** A service as it is kept. */
export interface KeptService extends CatalogueService {
  readonly firstSeenAt: string;
  readonly listed: boolean;
}

export interface Choice {
  /** Empty: every client. */
  readonly group: string;
  readonly service: string;
  readonly wanted: boolean;
  readonly number: number;
  readonly by: string;
  readonly at: string;
}

export interface Look {
  readonly systemUserId: string;
  readonly packages: readonly string[];
  readonly parties: number;
  readonly lookedAt: string;
}

const CATALOGUE = 'messageServices.catalogue';
const read = z.object({ firstAt: z.string(), fetchedAt: z.string() });
export type CatalogueRead = z.infer<typeof read>;

const COLUMNS = [
  'id',
  'names',
  'owner_code',
  'owner_number',
  'owner_names',
  'packages',
  'roles',
  'level',
  'type',
  'first_seen_at',
  'listed',
] as const;
/** Rows in one statement. */
const BATCH = 250;

/** The catalogue, what each system user opens of it, and the firm's choices. */
export class ServiceStore {
  readonly #store: Store;
  readonly #settings: Settings;

  constructor(store: Store, settings: Settings) {
    this.#store = store;
    this.#settings = settings;
  }

  /** When the catalogue was read first and last; undefined: never. */
  catalogueRead(): Promise<CatalogueRead | undefined> {
    return this.#settings.read(CATALOGUE, read);
  }

  async services(): Promise<KeptService[]> {
    const rows = await this.#store.db.selectFrom('dialog_services').selectAll().execute();
    return rows.map((row) => ({
      id: row.id,
      names: JSON.parse(row.names) as Names,
      owner: {
        code: row.owner_code,
        organisationNumber: row.owner_number,
        names: JSON.parse(row.owner_names) as Names,
      },
      packages: JSON.parse(row.packages) as KeptService['packages'],
      roles: JSON.parse(row.roles) as KeptService['roles'],
      level: row.level,
      type: row.type,
      firstSeenAt: row.first_seen_at,
      listed: row.listed === 1,
    }));
  }

  /** Takes a catalogue in. What it no longer has stays, as not listed: messages of it may be held. */
  async saveCatalogue(services: readonly CatalogueService[], at: string): Promise<void> {
    const first = new Map((await this.services()).map((each) => [each.id, each.firstSeenAt]));
    const before = await this.catalogueRead();
    const byId = new Map(services.map((each) => [each.id, each]));
    const rows = [...byId.values()].map((each) => ({
      id: each.id,
      names: JSON.stringify(each.names),
      owner_code: each.owner.code,
      owner_number: each.owner.organisationNumber,
      owner_names: JSON.stringify(each.owner.names),
      packages: JSON.stringify(each.packages),
      roles: JSON.stringify(each.roles),
      level: each.level,
      type: each.type,
      first_seen_at: first.get(each.id) ?? at,
      listed: 1,
    }));
    await this.#store.transaction(async (trx) => {
      await trx.updateTable('dialog_services').set({ listed: 0 }).execute();
      await trx.deleteFrom('dialog_services').where(among('id', byId.keys())).execute();
      for (let start = 0; start < rows.length; start += BATCH)
        await insertMany(trx, 'dialog_services', COLUMNS, rows.slice(start, start + BATCH));
      await this.#settings.set(CATALOGUE, { firstAt: before?.firstAt ?? at, fetchedAt: at }, trx);
    });
  }

  async choices(): Promise<Choice[]> {
    const rows = await this.#store.db.selectFrom('dialog_service_choices').selectAll().execute();
    return rows.map((row) => ({
      group: row.client_group,
      service: row.service,
      wanted: row.wanted === 1,
      number: row.number,
      by: row.chosen_by,
      at: row.chosen_at,
    }));
  }

  /** A choice for every client stands over what was chosen for groups before it. */
  async saveChoice(
    trx: Queries,
    choice: Pick<Choice, 'group' | 'wanted' | 'by' | 'at'> & { readonly services: readonly string[] },
  ): Promise<void> {
    const last = await trx
      .selectFrom('dialog_service_choices')
      .select((of) => of.fn.max('number').as('number'))
      .executeTakeFirst();
    const replaced = trx.deleteFrom('dialog_service_choices').where(among('service', choice.services));
    await (choice.group === '' ? replaced : replaced.where('client_group', '=', choice.group)).execute();
    const rows = choice.services.map((service) => ({
      client_group: choice.group,
      service,
      wanted: choice.wanted ? 1 : 0,
      number: Number(last?.number ?? 0) + 1,
      chosen_by: choice.by,
      chosen_at: choice.at,
    }));
    const columns = ['client_group', 'service', 'wanted', 'number', 'chosen_by', 'chosen_at'] as const;
    for (let start = 0; start < rows.length; start += BATCH)
      await insertMany(trx, 'dialog_service_choices', columns, rows.slice(start, start + BATCH));
  }

  /** These clients gained a service. Kept until no look is under way: one that is would write over what is cleared. */
  async askRelook(trx: Queries, organisationNumbers: readonly string[]): Promise<void> {
    await trx.deleteFrom('dialog_service_relooks').where(among('organisation_number', organisationNumbers)).execute();
    const rows = organisationNumbers.map((organisation_number) => ({ organisation_number }));
    for (let start = 0; start < rows.length; start += BATCH)
      await insertMany(trx, 'dialog_service_relooks', ['organisation_number'], rows.slice(start, start + BATCH));
  }

  /** Has them looked through from the beginning: no cursor tells of old messages (reference/dialogporten.md 2.8). */
  async takeRelooks(): Promise<void> {
    const { db } = this.#store;
    if ((await db.selectFrom('dialog_service_relooks').selectAll().limit(1).execute()).length === 0) return;
    await this.#store.transaction(async (trx) => {
      await trx
        .updateTable('dialog_cursors')
        .set({ reconciled_at: null, walk: null })
        .where('organisation_number', 'in', (of) =>
          of.selectFrom('dialog_service_relooks').select('organisation_number'),
        )
        .execute();
      await trx.deleteFrom('dialog_service_relooks').execute();
    });
  }

  async looks(): Promise<Look[]> {
    const rows = await this.#store.db.selectFrom('dialog_service_looks').selectAll().execute();
    return rows.map((row) => ({
      systemUserId: row.system_user_id,
      packages: JSON.parse(row.packages) as string[],
      parties: row.parties,
      lookedAt: row.looked_at,
    }));
  }

  /** System user → the services it opens, for those that Dialogporten has told it of. */
  async reach(): Promise<Map<string, Set<string>>> {
    const reach = new Map((await this.looks()).map(({ systemUserId }) => [systemUserId, new Set<string>()]));
    const rows = await this.#store.db.selectFrom('dialog_service_reach').selectAll().execute();
    for (const row of rows) reach.get(row.system_user_id)?.add(row.service);
    return reach;
  }

  async saveReach(look: Look, services: ReadonlySet<string>): Promise<void> {
    const rows = [...services].map((service) => ({ system_user_id: look.systemUserId, service }));
    await this.#store.transaction(async (trx) => {
      await trx.deleteFrom('dialog_service_looks').where('system_user_id', '=', look.systemUserId).execute();
      await trx
        .insertInto('dialog_service_looks')
        .values({
          system_user_id: look.systemUserId,
          packages: JSON.stringify(look.packages),
          parties: look.parties,
          looked_at: look.lookedAt,
        })
        .execute();
      for (let start = 0; start < rows.length; start += BATCH)
        await insertMany(trx, 'dialog_service_reach', ['system_user_id', 'service'], rows.slice(start, start + BATCH));
    });
  }
}
