import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Channel } from '../../../../shared/contract/mva.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { among } from '../../store/among.ts';
import type { FilingBatchTable } from '../../store/schema/mva.ts';
import type { Queries, Store } from '../../store/store.ts';

export type BatchRecord = Selectable<FilingBatchTable>;

export interface NewBatch {
  readonly id: string;
  readonly channel: Channel;
  readonly pool: number;
  readonly person: string;
  readonly jobId: string;
  readonly startedAt: string;
  readonly rows: readonly {
    readonly returnId: string;
    readonly figuresHash: string;
    readonly problem: Failure | undefined;
    readonly despiteRight: boolean;
  }[];
}

/** What was chosen to be sent together. Where each return stands is told by its filing, not here. */
export class BatchStore {
  readonly #store: Store;
  constructor(store: Store) {
    this.#store = store;
  }

  async add({ rows, jobId, startedAt, ...batch }: NewBatch, trx: Queries): Promise<void> {
    await trx
      .insertInto('filing_batches')
      .values({ ...batch, job_id: jobId, started_at: startedAt })
      .execute();
    for (const [position, { returnId, figuresHash, problem, despiteRight }] of rows.entries())
      await trx
        .insertInto('filing_batch_rows')
        .values({
          batch_id: batch.id,
          position,
          return_id: returnId,
          figures_hash: figuresHash,
          filing_id: null,
          problem: problem ? JSON.stringify(problem) : null,
          despite_right: despiteRight ? 1 : 0,
        })
        .execute();
  }

  newId(): string {
    return randomUUID();
  }

  find(id: string): Promise<BatchRecord | undefined> {
    return this.#store.db.selectFrom('filing_batches').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The newest first, each with how many returns it has. */
  list() {
    return this.#store.db
      .selectFrom('filing_batches')
      .innerJoin('filing_batch_rows', 'filing_batch_rows.batch_id', 'filing_batches.id')
      .selectAll('filing_batches')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .groupBy('filing_batches.id')
      .orderBy('started_at', 'desc')
      .limit(50)
      .execute();
  }

  /** In the order they were chosen, each with what its filing says. */
  rows(batchId: string) {
    return this.#rows(batchId).execute();
  }

  /** The same, each with the figures of its return. */
  shown(batchId: string) {
    return this.#rows(batchId).select(['returns.category', 'returns.document']).execute();
  }

  #rows(batchId: string) {
    return this.#store.db
      .selectFrom('filing_batch_rows as row')
      .innerJoin('returns', 'returns.id', 'row.return_id')
      .leftJoin('filings', 'filings.id', 'row.filing_id')
      .select([
        'row.return_id',
        'row.figures_hash',
        'row.filing_id',
        'row.problem',
        'row.despite_right',
        'returns.organisation_number',
        'returns.client_name',
        'filings.state',
        'filings.sent',
        'filings.verdict',
        'filings.open',
        'filings.problem as filing_problem',
      ])
      .where('row.batch_id', '=', batchId)
      .orderBy('row.position');
  }

  /** The job of the batch a filing belongs to, when it does. */
  async jobOf(filingId: string): Promise<string | undefined> {
    const found = await this.#store.db
      .selectFrom('filing_batch_rows as row')
      .innerJoin('filing_batches', 'filing_batches.id', 'row.batch_id')
      .select('job_id')
      .where('row.filing_id', '=', filingId)
      .executeTakeFirst();
    return found?.job_id;
  }

  async begun(batchId: string, returnId: string, filingId: string, trx: Queries): Promise<void> {
    await trx
      .updateTable('filing_batch_rows')
      .set({ filing_id: filingId, problem: null })
      .where('batch_id', '=', batchId)
      .where('return_id', '=', returnId)
      .execute();
  }

  /** Rows that became no filing. Null: they may be begun again. */
  async setProblem(batchId: string, returnIds: readonly string[] | 'waiting', problem: Failure | null): Promise<void> {
    const own = this.#store.db
      .updateTable('filing_batch_rows')
      .set({ problem: problem && JSON.stringify(problem) })
      .where('batch_id', '=', batchId)
      .where('filing_id', 'is', null);
    await (returnIds === 'waiting'
      ? own.where('problem', 'is', null)
      : own.where(among('return_id', returnIds))
    ).execute();
  }

  /** A person asked for these to be tried, whatever is known of the login's rights. */
  async retried(batchId: string, returnIds: readonly string[]): Promise<void> {
    await this.setProblem(batchId, returnIds, null);
    await this.#store.db
      .updateTable('filing_batch_rows')
      .set({ despite_right: 1 })
      .where('batch_id', '=', batchId)
      .where(among('return_id', returnIds))
      .execute();
  }

  async setJob(batchId: string, jobId: string): Promise<void> {
    await this.#store.db.updateTable('filing_batches').set({ job_id: jobId }).where('id', '=', batchId).execute();
  }
}

export type StoredBatchRow = Awaited<ReturnType<BatchStore['rows']>>[number];
export type ShownBatchRow = Awaited<ReturnType<BatchStore['shown']>>[number];
