import { sql } from 'kysely';
import type { Filing } from '../../../../shared/contract/mva.ts';
import type { Queries, Store } from '../../store/store.ts';
import type { Entry, FilingRow, Step } from './journal.ts';

/** What the journal tells of filings; it writes nothing. */
export class JournalReading {
  readonly #store: Pick<Store, 'db'>;
  constructor(store: Pick<Store, 'db'>) {
    this.#store = store;
  }

  async load(id: string): Promise<Entry | undefined> {
    const row = await this.#db.selectFrom('filings').selectAll().where('id', '=', id).executeTakeFirst();
    return row && this.#withParts(row);
  }

  /** Newest first. */
  async ofReturn(returnId: string): Promise<Entry[]> {
    return this.#all(
      await this.#db
        .selectFrom('filings')
        .selectAll()
        .where('return_id', '=', returnId)
        .orderBy(sql`rowid`, 'desc')
        .execute(),
    );
  }

  /** Every filing by its return, newest first, without its steps and documents: one look for all that a list shows. */
  async rowsByReturn(): Promise<ReadonlyMap<string, readonly FilingRow[]>> {
    const rows = await this.#db.selectFrom('filings').selectAll().orderBy(sql`rowid`, 'desc').execute();
    const found = new Map<string, FilingRow[]>();
    for (const row of rows) {
      const those = found.get(row.return_id);
      if (those) those.push(row);
      else found.set(row.return_id, [row]);
    }
    return found;
  }

  /** Every filing for the same client, category and period, newest first. */
  async ofPeriod(of: Pick<FilingRow, 'organisation_number' | 'category' | 'period'>): Promise<Entry[]> {
    return this.#all(
      await this.#db
        .selectFrom('filings')
        .selectAll()
        .where('organisation_number', '=', of.organisation_number)
        .where('category', '=', of.category)
        .where('period', '=', of.period)
        .orderBy(sql`rowid`, 'desc')
        .execute(),
    );
  }

  async open(state?: Filing['state']): Promise<Entry[]> {
    const open = this.#db.selectFrom('filings').selectAll().where('open', '=', 1);
    return this.#all(await (state === undefined ? open : open.where('state', '=', state)).execute());
  }

  /** Open ones that nobody works on: their job was cancelled, given up, or is gone. */
  async leftBehind(): Promise<Entry[]> {
    const left = this.#db
      .selectFrom('filings')
      .leftJoin('job', 'job.id', 'filings.job_id')
      .selectAll('filings')
      .where('filings.open', '=', 1)
      .where((of) => of.or([of('job.id', 'is', null), of('job.state', 'in', ['cancelled', 'failed'])]));
    return this.#all(await left.execute());
  }

  /** Altinn's number for a client, known once an instance of theirs was. */
  async partyIdOf(organisationNumber: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('filings')
      .select('instance')
      .where('organisation_number', '=', organisationNumber)
      .where('instance', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    return row?.instance?.split('/')[0];
  }

  async knownInstances(organisationNumber: string): Promise<ReadonlySet<string>> {
    const rows = await this.#db
      .selectFrom('filings')
      .select('instance')
      .where('organisation_number', '=', organisationNumber)
      .execute();
    return new Set(rows.flatMap(({ instance }) => (instance === null ? [] : [instance])));
  }

  /** An earlier filing began in the same instance. */
  async isTakenOver({ row }: Entry): Promise<boolean> {
    const other = this.#db.selectFrom('filings').select('id').where('instance', '=', row.instance);
    return (await other.where('id', '!=', row.id).executeTakeFirst()) !== undefined;
  }

  async isReferenceUsed(reference: string): Promise<boolean> {
    const used = this.#db.selectFrom('filings').select('id').where('reference', '=', reference);
    return (await used.executeTakeFirst()) !== undefined;
  }

  get #db(): Queries {
    return this.#store.db;
  }

  async #withParts(row: FilingRow): Promise<Entry> {
    const found = await this.#db.selectFrom('filing_steps').selectAll().where('filing_id', '=', row.id).execute();
    const documents = await this.#db
      .selectFrom('filing_documents')
      .selectAll()
      .where('filing_id', '=', row.id)
      .orderBy('kind')
      .execute();
    const attachments = await this.#db
      .selectFrom('filing_attachments')
      .selectAll()
      .where('filing_id', '=', row.id)
      .orderBy('name')
      .execute();
    const links = { replaces: await this.#link('id', row.replaces), replacedBy: await this.#link('replaces', row.id) };
    return { row, steps: new Map(found.map((step) => [step.step as Step, step])), documents, attachments, links };
  }

  async #link(column: 'id' | 'replaces', id: string | null): Promise<Filing['replaces']> {
    if (id === null) return null;
    const other = await this.#db
      .selectFrom('filings')
      .select(['id as filingId', 'return_id as returnId', 'started_at as startedAt'])
      .where(column, '=', id)
      .orderBy(sql`rowid`, 'desc')
      .limit(1)
      .executeTakeFirst();
    // Without what the database's driver adds to a row.
    return other ? { filingId: other.filingId, returnId: other.returnId, startedAt: other.startedAt } : null;
  }

  async #all(rows: readonly FilingRow[]): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (const row of rows) entries.push(await this.#withParts(row));
    return entries;
  }
}
