import { sql } from 'kysely';
import { type Failure, failure } from '../../../../shared/outcome.ts';
import type { Sight } from '../../people/sight.ts';
import type { SideFile } from '../../store/files.ts';
import type { OwnerFetchTable } from '../../store/schema/owner-fetch.ts';
import type { Queries, Store } from '../../store/store.ts';
import type { OwnerFile } from './api.ts';

/** A message whose text is to be fetched. */
export interface DueText {
  readonly dialogId: string;
  readonly organisationNumber: string;
  readonly clientName: string;
  readonly systemUserId: string;
  readonly service: string;
  readonly title: string;
  readonly reference: string | null;
  readonly tries: number;
}

/** An attachment to be fetched. */
export interface DueFile extends DueText {
  readonly attachmentId: string;
  readonly url: string;
  readonly name: string;
  readonly checksum: string | null;
}

export interface Failed {
  readonly dialogId: string;
  readonly title: string;
  readonly client: { readonly organisationNumber: string; readonly name: string };
  readonly file: string | null;
  readonly problem: Failure;
}

/** What fetching a text or a file came to. */
export type Ending =
  | { readonly state: 'done' | 'none' }
  | { readonly state: 'failed'; readonly problem: Failure }
  | { readonly state: 'due'; readonly dueAt: string; readonly problem: Failure };

/** Correspondence has texts and attachments; apps have files alone (reference/dialogporten.md 4.7, 4.8). */
const WITH_TEXT = 'correspondenceservice';
const APP = 'altinnapp';
const FAILED_SHOWN = 100;

/** Of the message, whatever of it is due. */
const OF_MESSAGE = [
  'dialogs.id as dialogId',
  'dialogs.organisation_number as organisationNumber',
  'clients.name as clientName',
  'dialogs.system_user_id as systemUserId',
  'dialogs.service_resource as service',
  'dialogs.title',
  'fetch.reference',
] as const;

/** Rows of what the background has fetched, and is to fetch. */
export class OwnerStore {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Messages that nobody has opened here, with content from `since` on: those with a due date first, then the newest. What was tried
   * without luck comes again when its time has come.
   */
  async dueTexts(since: string, now: string, { apps }: { apps: boolean }): Promise<DueText[]> {
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .leftJoin('dialog_owner_fetches as fetch', 'fetch.dialog_id', 'dialogs.id')
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .select([...OF_MESSAGE, 'fetch.tries'])
      .where('dialogs.service_resource_type', 'in', apps ? [WITH_TEXT, APP] : [WITH_TEXT])
      .where('dialogs.gone', 'is', null)
      .where('dialogs.details', 'is', null)
      .where('dialogs.content_updated_at', '>=', since)
      .where((of) =>
        of.or([
          of('fetch.dialog_id', 'is', null),
          of.and([of('fetch.state', '=', 'due'), of('fetch.due_at', '<=', now)]),
        ]),
      )
      .orderBy(sql`dialogs.due_at IS NULL`)
      .orderBy('dialogs.due_at')
      .orderBy('dialogs.content_updated_at', 'desc')
      .execute();
    return rows.map((row) => ({ ...row, clientName: row.clientName ?? '', tries: row.tries ?? 0 }));
  }

  /** Those that can no longer be had soonest first (reference/dialogporten.md 4.5). */
  async dueFiles(now: string): Promise<DueFile[]> {
    const rows = await this.#store.db
      .selectFrom('dialog_owner_files as file')
      .innerJoin('dialogs', 'dialogs.id', 'file.dialog_id')
      .innerJoin('dialog_owner_fetches as fetch', 'fetch.dialog_id', 'file.dialog_id')
      .innerJoin('dialog_attachments as listed', (join) =>
        join.onRef('listed.dialog_id', '=', 'file.dialog_id').onRef('listed.attachment_id', '=', 'file.attachment_id'),
      )
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .select([
        ...OF_MESSAGE,
        'file.tries',
        'file.attachment_id as attachmentId',
        'listed.url',
        'file.name',
        'file.checksum',
      ])
      .where('dialogs.gone', 'is', null)
      .where('file.state', '=', 'due')
      .where('file.due_at', '<=', now)
      .orderBy(sql`file.expires_at IS NULL`)
      .orderBy('file.expires_at')
      .orderBy('file.due_at')
      .execute();
    return rows.map((row) => ({ ...row, clientName: row.clientName ?? '' }));
  }

  /** The look-up's answer, kept at once: it never changes (reference/dialogporten.md 3.6). */
  async saveReference(dialogId: string, reference: string, now: string): Promise<void> {
    await this.#save(this.#store.db, dialogId, { reference, state: 'due', due_at: now });
  }

  async endText({ dialogId, tries }: DueText, ending: Ending, now: string): Promise<void> {
    await this.#save(this.#store.db, dialogId, columnsOf(ending, tries, now));
  }

  /** The text is held: its attachments stand with the message, and are to be fetched where the firm has chosen that. */
  async endFetched(
    { dialogId, tries }: DueText,
    files: readonly OwnerFile[],
    { state, wantsFiles, now }: { state: 'done' | 'none'; wantsFiles: boolean; now: string },
  ): Promise<void> {
    await this.#store.transaction(async (trx) => {
      await this.#save(trx, dialogId, columnsOf({ state }, tries, now));
      for (const file of files) {
        const of = { dialog_id: dialogId, attachment_id: file.id, name: file.name, expires_at: file.expiresAt };
        await trx
          .insertInto('dialog_attachments')
          .values({ ...of, media_type: null, url: file.url, file_hash: null, size: null, transmission_id: null })
          .onConflict((conflict) => conflict.columns(['dialog_id', 'attachment_id']).doNothing())
          .execute();
        if (!wantsFiles) continue;
        await trx
          .insertInto('dialog_owner_files')
          .values({ ...of, checksum: file.checksum, due_at: now, tries: 0, ...firstOf(file) })
          .onConflict((conflict) => conflict.columns(['dialog_id', 'attachment_id']).doNothing())
          .execute();
      }
    });
  }

  async holdFile(due: DueFile, { hash, size }: SideFile, now: string): Promise<void> {
    await this.#store.transaction(async (trx) => {
      await trx
        .updateTable('dialog_attachments')
        .set({ file_hash: hash, size })
        .where('dialog_id', '=', due.dialogId)
        .where('attachment_id', '=', due.attachmentId)
        .execute();
      await this.#saveFile(trx, due, { state: 'done' }, now);
    });
  }

  endFile(due: DueFile, ending: Ending, now: string): Promise<void> {
    return this.#saveFile(this.#store.db, due, ending, now);
  }

  async counts(): Promise<Readonly<Record<'texts' | 'files', ReadonlyMap<string, number>>>> {
    const of = async (table: 'dialog_owner_fetches' | 'dialog_owner_files') => {
      const rows = await this.#store.db
        .selectFrom(table)
        .select(['state', (each) => each.fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute();
      return new Map(rows.map((row) => [row.state as string, Number(row.count)]));
    };
    return { texts: await of('dialog_owner_fetches'), files: await of('dialog_owner_files') };
  }

  async failed(sight: Sight): Promise<Failed[]> {
    const rows = await sql<{
      dialog_id: string;
      title: string;
      organisation_number: string;
      name: string | null;
      file: string | null;
      problem: string;
    }>`
      SELECT f.dialog_id, d.title, d.organisation_number, c.name, f.file, f.problem FROM (
        SELECT dialog_id, NULL AS file, problem FROM dialog_owner_fetches WHERE state = 'failed'
        UNION ALL SELECT dialog_id, name AS file, problem FROM dialog_owner_files WHERE state = 'failed'
      ) f JOIN dialogs d ON d.id = f.dialog_id LEFT JOIN clients c ON c.organisation_number = d.organisation_number
      WHERE ${sight.where('d.organisation_number')}
      ORDER BY d.content_updated_at DESC LIMIT ${FAILED_SHOWN}`.execute(this.#store.db);
    return rows.rows.map((row) => ({
      dialogId: row.dialog_id,
      title: row.title,
      client: { organisationNumber: row.organisation_number, name: row.name ?? '' },
      file: row.file,
      problem: JSON.parse(row.problem) as Failure,
    }));
  }

  async #saveFile(of: Queries, { dialogId, attachmentId, tries }: DueFile, ending: Ending, now: string): Promise<void> {
    const { state, ...rest } = columnsOf(ending, tries, now);
    await of
      .updateTable('dialog_owner_files')
      .set({ ...rest, state: state === 'none' ? 'done' : state })
      .where('dialog_id', '=', dialogId)
      .where('attachment_id', '=', attachmentId)
      .execute();
  }

  async #save(of: Queries, dialogId: string, change: Partial<OwnerFetchTable>): Promise<void> {
    await of
      .insertInto('dialog_owner_fetches')
      .values({
        dialog_id: dialogId,
        reference: null,
        state: 'due',
        tries: 0,
        due_at: '',
        problem: null,
        ...change,
      })
      .onConflict((conflict) => conflict.column('dialog_id').doUpdateSet(change))
      .execute();
  }
}

/** What is known to be too large is not tried. */
const firstOf = ({ isTooLarge }: OwnerFile) =>
  isTooLarge
    ? ({ state: 'failed', problem: JSON.stringify(failure('http.tooLarge')) } as const)
    : ({ state: 'due', problem: null } as const);

function columnsOf(ending: Ending, tries: number, now: string) {
  return {
    state: ending.state,
    tries: tries + 1,
    due_at: 'dueAt' in ending ? ending.dueAt : now,
    problem: 'problem' in ending ? JSON.stringify(ending.problem) : null,
  };
}
