import type { Selectable } from 'kysely';
import type { SaftAnswer } from '../../../../shared/contract/saft.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { attempt } from '../../store/faults.ts';
import { insertMany } from '../../store/insert-many.ts';
import type { SaftDraftTable } from '../../store/schema/saft.ts';
import type { Queries, Store } from '../../store/store.ts';
import type { Ledger } from './ledger.ts';
import type { SaftHeader } from './model.ts';
import type { Posting, PostingSink } from './postings.ts';

/** Grows when the same ledger and answers would give other lines (reference/mva-melding.md 7.6, point 12). */
export const MAPPING_VERSION = 1;

export interface ReadFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly header: SaftHeader;
}

export interface KeptDraft {
  readonly id: number;
  readonly mappingVersion: number;
  readonly files: readonly ReadFile[];
  readonly ledger: Ledger;
  readonly answers: readonly SaftAnswer[];
  /** What it began with, from the client's terms before. */
  readonly remembered: readonly SaftAnswer[];
}

const COLUMNS = [
  'draft',
  'group_number',
  'number',
  'date',
  'transaction_id',
  'voucher_type',
  'document_id',
  'description',
  'amount',
  'base',
  'tax',
] as const;
/** In one statement and one transaction: a few milliseconds, and a wait for the disk. */
const AT_ONCE = 400;
/** Deleted at a time. */
const GONE_AT_ONCE = 1_000;

/** Drafts from SAF-T with their postings. A draft without a return is being read, or was when the engine died. */
export class SaftStore {
  readonly #store: Store;
  constructor(store: Store) {
    this.#store = store;
  }

  /** Begins anew: what an earlier try of the same job left goes first. */
  async begin(jobId: string, organisationNumber: string): Promise<number> {
    await this.forget(jobId);
    const row = await this.#store.db
      .insertInto('saft_drafts')
      .values({
        job_id: jobId,
        organisation_number: organisationNumber,
        mapping_version: MAPPING_VERSION,
        files: '[]',
        ledger: '',
        answers: '[]',
        remembered: '[]',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async finish(
    id: number,
    {
      returnId,
      files,
      ledger,
      answers,
    }: Omit<KeptDraft, 'id' | 'mappingVersion' | 'remembered'> & { returnId: string },
    trx: Queries,
  ): Promise<void> {
    const began = JSON.stringify(answers);
    await trx
      .updateTable('saft_drafts')
      .set({
        return_id: returnId,
        files: JSON.stringify(files),
        ledger: ledgerText(ledger),
        answers: began,
        remembered: began,
      })
      .where('id', '=', id)
      .execute();
  }

  async ofReturn(returnId: string): Promise<KeptDraft | undefined> {
    const row = await this.#store.db
      .selectFrom('saft_drafts')
      .selectAll()
      .where('return_id', '=', returnId)
      .executeTakeFirst();
    return row && draftFrom(row);
  }

  async returnOfJob(jobId: string): Promise<string | null> {
    const row = await this.#store.db
      .selectFrom('saft_drafts')
      .select('return_id')
      .where('job_id', '=', jobId)
      .executeTakeFirst();
    return row?.return_id ?? null;
  }

  async setAnswers(id: number, answers: readonly SaftAnswer[], trx: Queries): Promise<void> {
    await trx
      .updateTable('saft_drafts')
      .set({ answers: JSON.stringify(answers) })
      .where('id', '=', id)
      .execute();
  }

  async clientAnswers(organisationNumber: string, within: Queries = this.#store.db): Promise<SaftAnswer[]> {
    const row = await within
      .selectFrom('saft_answers')
      .select('answers')
      .where('organisation_number', '=', organisationNumber)
      .executeTakeFirst();
    return row ? (JSON.parse(row.answers) as SaftAnswer[]) : [];
  }

  async setClientAnswers(organisationNumber: string, answers: readonly SaftAnswer[], trx: Queries): Promise<void> {
    const row = { organisation_number: organisationNumber, answers: JSON.stringify(answers) };
    await trx
      .insertInto('saft_answers')
      .values(row)
      .onConflict((conflict) => conflict.column('organisation_number').doUpdateSet({ answers: row.answers }))
      .execute();
  }

  /** A draft that came to nothing, or that is wanted no more, with its postings. */
  async forget(jobId: string): Promise<void> {
    const { db } = this.#store;
    const row = await db.selectFrom('saft_drafts').select('id').where('job_id', '=', jobId).executeTakeFirst();
    if (!row) return;
    await forgetPostings(this.#store, row.id);
    await db.deleteFrom('saft_drafts').where('id', '=', row.id).execute();
  }

  /** What an engine that died left behind, and drafts whose return was discarded. */
  async tidy(): Promise<void> {
    const { db } = this.#store;
    const broken = await db
      .selectFrom('saft_drafts')
      .leftJoin('job', 'job.id', 'saft_drafts.job_id')
      .select('job_id')
      .where('return_id', 'is', null)
      .where((is) => is.or([is('job.id', 'is', null), is('job.finished_at', 'is not', null)]))
      .execute();
    const discarded = await db
      .selectFrom('saft_drafts')
      .innerJoin('returns', 'returns.id', 'saft_drafts.return_id')
      .select('job_id')
      .where('discarded_at', 'is not', null)
      .execute();
    for (const { job_id: jobId } of [...broken, ...discarded]) await this.forget(jobId);
  }
}

/** In small batches: a ledger's postings are many, and nobody shall wait for them. */
export async function forgetPostings({ db }: Pick<Store, 'db'>, draft: number): Promise<void> {
  for (;;) {
    const some = await db
      .selectFrom('saft_postings')
      .select(['group_number', 'number'])
      .where('draft', '=', draft)
      .orderBy('group_number')
      .orderBy('number')
      .offset(GONE_AT_ONCE - 1)
      .limit(1)
      .execute();
    const [last] = some;
    const upTo = db.deleteFrom('saft_postings').where('draft', '=', draft);
    if (!last) {
      await upTo.execute();
      return;
    }
    await upTo
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('group_number', 'number'), '<=', tuple(last.group_number, last.number)),
      )
      .execute();
  }
}

/** Keeps postings as they are read: some hundred rows per commit, each of which waits for the disk. */
export class StoredPostings implements PostingSink {
  readonly #store: Store;
  readonly #draft: number;
  #waiting: Posting[] = [];
  #written = 0;

  constructor(store: Store, draft: number) {
    this.#store = store;
    this.#draft = draft;
  }

  async write(postings: readonly Posting[]): Promise<Outcome<void>> {
    this.#waiting.push(...postings);
    return this.#waiting.length < AT_ONCE ? ok(undefined) : this.flush();
  }

  /** What is left. A full disk is an answer. */
  flush(): Promise<Outcome<void>> {
    const rows = this.#waiting.map((posting) => ({
      draft: this.#draft,
      group_number: posting.group,
      number: ++this.#written,
      date: posting.date,
      transaction_id: posting.transactionId,
      voucher_type: posting.voucherType,
      document_id: posting.documentId,
      description: posting.description,
      amount: String(posting.amount),
      base: String(posting.base),
      tax: String(posting.tax),
    }));
    this.#waiting = [];
    return attempt(() =>
      this.#store.transaction(async (trx) => {
        for (let at = 0; at < rows.length; at += AT_ONCE)
          await insertMany(trx, 'saft_postings', COLUMNS, rows.slice(at, at + AT_ONCE));
      }),
    );
  }
}

function ledgerText(ledger: Ledger): string {
  return JSON.stringify(ledger, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

type Stored<T, K extends keyof T> = Omit<T, K> & Readonly<Record<K, string>>;

function draftFrom(row: Selectable<SaftDraftTable>): KeptDraft {
  const stored = JSON.parse(row.ledger) as Omit<Ledger, 'groups' | 'vatAccounts'> & {
    groups: Stored<Ledger['groups'][number], 'base' | 'tax'>[];
    vatAccounts: Stored<Ledger['vatAccounts'][number], 'movement'>[];
  };
  return {
    id: row.id,
    mappingVersion: row.mapping_version,
    files: JSON.parse(row.files) as ReadFile[],
    ledger: {
      ...stored,
      groups: stored.groups.map((each) => ({ ...each, base: BigInt(each.base), tax: BigInt(each.tax) })),
      vatAccounts: stored.vatAccounts.map((each) => ({ ...each, movement: BigInt(each.movement) })),
    },
    answers: JSON.parse(row.answers) as SaftAnswer[],
    remembered: JSON.parse(row.remembered) as SaftAnswer[],
  };
}
