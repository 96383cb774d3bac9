import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { type Filing, filingStep } from '../../../../shared/contract/mva.ts';
import { type Failure, type Outcome, ok, type Sent } from '../../../../shared/outcome.ts';
import type { Clock, Push } from '../../ports.ts';
import { BatchWriter } from '../../store/batch-writer.ts';
import type { SideFiles } from '../../store/files.ts';
import type {
  FilingAttachmentTable,
  FilingDocumentTable,
  FilingStepTable,
  FilingTable,
} from '../../store/schema/mva.ts';
import type { Queries, Store } from '../../store/store.ts';
import type { Release } from '../batch/release.ts';
import { NotEnqueued } from '../not-enqueued.ts';
import type { Told } from '../surroundings/others.ts';
import { JournalReading } from './journal-reading.ts';

export type Step = z.infer<typeof filingStep>;
export type DocumentKind = Filing['documents'][number]['kind'];
export const steps: readonly Step[] = filingStep.options;

export type FilingRow = Selectable<FilingTable>;
type Row = FilingRow;

/** A filing with its steps. `key` names the client, category and period it is for. */
export interface Entry {
  readonly row: Row;
  readonly steps: ReadonlyMap<Step, Selectable<FilingStepTable>>;
  readonly documents: readonly Selectable<FilingDocumentTable>[];
  readonly attachments: readonly Selectable<FilingAttachmentTable>[];
  readonly links: Pick<Filing, 'replaces' | 'replacedBy'>;
}

/** A filing as the decision who may have it sent sees it. */
export function toSign({ row }: Entry) {
  return { organisationNumber: row.organisation_number, preparer: row.preparer ?? '', signedBy: row.signed_by };
}

export interface NewFiling {
  readonly id: string;
  readonly returnId: string;
  readonly client: { readonly organisationNumber: string; readonly name: string };
  readonly category: string;
  readonly period: string;
  readonly channel: Filing['channel'];
  /** On whose word it is sent. */
  readonly release: Release;
  readonly preparer: string;
  readonly reference: string;
  /** Id of the filing it corrects or sends again. */
  readonly replaces: string | null;
  readonly replacesOthers: readonly Told[];
  readonly jobId: string;
}

type Change = Partial<Pick<Row, 'state' | 'instance' | 'verdict' | 'job_id' | 'reference'>> & {
  readonly sent?: Sent;
  readonly problem?: Failure | null;
  readonly stopped?: Failure | null;
  readonly payment?: Omit<NonNullable<Filing['payment']>, 'preliminary'>;
  readonly serverFindings?: Filing['serverFindings'];
  /** Null: to be looked anew. */
  readonly looked?: Filing['looked'];
  /** False: over, for good or until a person takes it up again. */
  readonly open?: boolean;
};

export interface JournalOptions {
  readonly store: Store;
  readonly files: SideFiles;
  readonly clock: Clock;
  readonly push: Push;
}

/** What was begun and what is known to be done, on disk before each call that could matter (reference/mva-melding.md 4.6). */
export class Journal extends JournalReading {
  readonly #options: JournalOptions;
  /** Many filings move at once, and each write waits for the disk: they wait together. */
  readonly #writer: BatchWriter;
  constructor(options: JournalOptions) {
    super(options.store);
    this.#options = options;
    this.#writer = new BatchWriter(options.store);
  }

  now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }

  /** Throws SQLite's constraint error when another filing is open for the same client, category and period. */
  async add(filing: NewFiling, trx: Queries): Promise<void> {
    const now = this.now();
    await trx
      .insertInto('filings')
      .values({
        id: filing.id,
        return_id: filing.returnId,
        organisation_number: filing.client.organisationNumber,
        client_name: filing.client.name,
        category: filing.category,
        period: filing.period,
        channel: filing.channel,
        person: filing.release.by,
        preparer: filing.preparer,
        signed_by: filing.release.personId,
        proved_by: filing.release.provedBy,
        figures_hash: filing.release.figuresHash,
        reference: filing.reference,
        despite: filing.release.despite ? JSON.stringify(filing.release.despite) : null,
        replaces: filing.replaces,
        replaces_others: JSON.stringify(filing.replacesOthers),
        job_id: filing.jobId,
        state: 'running',
        sent: 'notSent',
        open: 1,
        server_findings: '[]',
        started_at: now,
      })
      .execute();
    await trx
      .insertInto('filing_steps')
      .values({ filing_id: filing.id, step: 'prepared', begun_at: now, done_at: now })
      .execute();
  }

  /** It stands as it stood, sent and not answered; only the period is free for the one that is sent in its place. */
  async giveUp(id: string, trx: Queries): Promise<void> {
    await trx
      .updateTable('filings')
      .set({ open: 0, problem: null })
      .where('id', '=', id)
      .where('verdict', 'is', null)
      .execute();
  }

  /** Before the call. A step begun again keeps no trace of the first time but the audit log's. */
  async begin(id: string, step: Step, change: Change = {}): Promise<void> {
    const begun_at = this.now();
    await this.#write(id, change, (trx) =>
      trx
        .insertInto('filing_steps')
        .values({ filing_id: id, step, begun_at, done_at: null })
        .onConflict((conflict) => conflict.columns(['filing_id', 'step']).doUpdateSet({ begun_at, done_at: null }))
        .execute(),
    );
  }

  async done(id: string, step: Step, change: Change = {}): Promise<void> {
    const done_at = this.now();
    await this.#write(id, change, (trx) =>
      trx
        .insertInto('filing_steps')
        .values({ filing_id: id, step, begun_at: done_at, done_at })
        .onConflict((conflict) => conflict.columns(['filing_id', 'step']).doUpdateSet({ done_at }))
        .execute(),
    );
  }

  /** A person decided that what was begun shall be tried anew. */
  async forgetBegun(id: string, step: Step): Promise<void> {
    await this.#write(id, {}, (trx) =>
      trx
        .deleteFrom('filing_steps')
        .where('filing_id', '=', id)
        .where('step', '=', step)
        .where('done_at', 'is', null)
        .execute(),
    );
  }

  /** Uploads only replace what is there, so they may be made again. */
  async redoUploads(id: string): Promise<void> {
    await this.#write(id, {}, (trx) =>
      trx
        .updateTable('filing_steps')
        .set({ done_at: null })
        .where('filing_id', '=', id)
        .where('step', 'in', ['envelopeUploaded', 'returnUploaded', 'attachmentsUploaded'])
        .execute(),
    );
  }

  async change(id: string, change: Change): Promise<void> {
    await this.#write(id, change);
  }

  /** The filing goes on as `change` says, and the job that is enqueued for it is there with it, or neither. */
  async goOn(
    id: string,
    change: Change,
    enqueue: (trx: Queries) => Promise<Outcome<{ readonly id: string }>>,
  ): Promise<Outcome<void>> {
    try {
      await this.#write(id, change, async (trx) => {
        const job = await enqueue(trx);
        if (!job.ok) throw new NotEnqueued(job.error);
        await trx.updateTable('filings').set({ job_id: job.value.id }).where('id', '=', id).execute();
      });
      return ok(undefined);
    } catch (error) {
      if (error instanceof NotEnqueued) return { ok: false, error: error.failure };
      throw error;
    }
  }

  /** Keeps a document of the filing; one of each kind, the newest wins. */
  async keep(id: string, kind: DocumentKind, name: string, bytes: Uint8Array): Promise<void> {
    const { hash, size } = await this.#options.files.put(bytes);
    await this.#write(id, {}, (trx) =>
      trx
        .insertInto('filing_documents')
        .values({ id: randomUUID(), filing_id: id, kind, name, size, hash })
        .onConflict((conflict) => conflict.columns(['filing_id', 'kind']).doUpdateSet({ name, size, hash }))
        .execute(),
    );
  }

  async #write(id: string, change: Change, more?: (trx: Queries) => Promise<unknown>): Promise<void> {
    const { open, problem, stopped, looked, payment, serverFindings, ...plain } = change;
    const set = {
      ...plain,
      ...(open === undefined ? {} : { open: open ? 1 : 0, settled_at: open ? null : this.now() }),
      ...(problem === undefined ? {} : { problem: problem && JSON.stringify(problem) }),
      ...(stopped === undefined ? {} : { stopped: stopped && JSON.stringify(stopped) }),
      ...(looked === undefined ? {} : { looked: looked && JSON.stringify(looked) }),
      ...(payment === undefined ? {} : { payment: JSON.stringify(payment) }),
      ...(serverFindings === undefined ? {} : { server_findings: JSON.stringify(serverFindings) }),
    };
    const returnId = await this.#writer.write(async (trx) => {
      if (Object.keys(set).length > 0) await trx.updateTable('filings').set(set).where('id', '=', id).execute();
      await more?.(trx);
      return trx.selectFrom('filings').select('return_id').where('id', '=', id).executeTakeFirst();
    });
    if (returnId) this.#options.push('mva.changed', { returnId: returnId.return_id });
  }
}

export function hasBegun(entry: Entry, step: Step): boolean {
  return entry.steps.has(step);
}

export function isDone(entry: Entry, step: Step): boolean {
  return entry.steps.get(step)?.done_at != null;
}
