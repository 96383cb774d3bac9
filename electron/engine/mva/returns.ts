import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { type ReturnView, sourceKind } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import type { ReturnTable } from '../store/schema/mva.ts';
import type { Queries, Store } from '../store/store.ts';
import { figuresHash } from './figures.ts';
import type { MvaReturn } from './model.ts';

/** A return as it is kept: read from a file for a client, or copied from one that was. */
export interface KeptReturn {
  readonly id: string;
  readonly client: { readonly organisationNumber: string; readonly name: string };
  readonly value: MvaReturn;
  readonly figuresHash: string;
  readonly source: ReturnView['source'];
  readonly fileHash: string;
  /** Id of the person who took it in; a name, where it was kept before people had ids. */
  readonly preparer: string;
}

export class Returns {
  readonly #store: Store;
  constructor(store: Store) {
    this.#store = store;
  }

  async add(
    kept: Omit<KeptReturn, 'id' | 'figuresHash' | 'preparer'>,
    preparedBy: string | null,
    trx: Queries,
  ): Promise<KeptReturn> {
    const preparer = preparedBy ?? kept.source.importedBy;
    const added = { ...kept, id: randomUUID(), figuresHash: figuresHash(kept.value), preparer };
    await trx
      .insertInto('returns')
      .values({
        id: added.id,
        organisation_number: kept.client.organisationNumber,
        client_name: kept.client.name,
        category: kept.value.category,
        period: periodKey(kept.value.period),
        document: JSON.stringify(kept.value),
        figures_hash: added.figuresHash,
        source_kind: kept.source.kind,
        file_name: kept.source.fileName,
        file_hash: kept.fileHash,
        imported_at: kept.source.importedAt,
        imported_by: kept.source.importedBy,
        prepared_by: preparedBy,
        discarded_at: null,
      })
      .execute();
    return added;
  }

  /** Undefined also for a discarded one. */
  async find(id: string, within: Queries = this.#store.db): Promise<KeptReturn | undefined> {
    const row = await this.#kept(within).where('id', '=', id).executeTakeFirst();
    return row && keptOf(row);
  }

  /** New figures in the place of the old; `preparedBy`: who gave them, null where nobody is told apart. */
  async change(kept: KeptReturn, value: MvaReturn, preparedBy: string | null, trx: Queries): Promise<KeptReturn> {
    const changed = { ...kept, value, figuresHash: figuresHash(value), preparer: preparedBy ?? kept.preparer };
    await trx
      .updateTable('returns')
      .set({
        category: value.category,
        period: periodKey(value.period),
        document: JSON.stringify(value),
        figures_hash: changed.figuresHash,
        ...(preparedBy === null ? {} : { prepared_by: preparedBy }),
      })
      .where('id', '=', kept.id)
      .execute();
    return changed;
  }

  /** Newest first. */
  async list(organisationNumber?: string): Promise<KeptReturn[]> {
    const kept = this.#kept(this.#store.db);
    const wanted = organisationNumber === undefined ? kept : kept.where('organisation_number', '=', organisationNumber);
    return (await wanted.orderBy('imported_at', 'desc').orderBy(sql`rowid`, 'desc').execute()).map(keptOf);
  }

  async discard(id: string, at: string, trx: Queries): Promise<void> {
    await trx.updateTable('returns').set({ discarded_at: at }).where('id', '=', id).execute();
  }

  #kept(within: Queries) {
    return within.selectFrom('returns').selectAll().where('discarded_at', 'is', null);
  }
}

function keptOf(row: Selectable<ReturnTable>): KeptReturn {
  return {
    id: row.id,
    client: { organisationNumber: row.organisation_number, name: row.client_name },
    value: JSON.parse(row.document) as MvaReturn,
    figuresHash: row.figures_hash,
    source: {
      kind: sourceKind.parse(row.source_kind),
      fileName: row.file_name,
      importedAt: row.imported_at,
      importedBy: row.imported_by,
    },
    fileHash: row.file_hash,
    preparer: row.prepared_by ?? row.imported_by,
  };
}
