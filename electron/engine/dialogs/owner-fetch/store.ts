import { sql } from 'kysely';
import { type Failure, failure } from '../../../../shared/outcome.ts';
import type { Sight } from '../../people/sight.ts';
import type { SideFile } from '../../store/files.ts';
import type { OwnerFetchTable } from '../../store/schema/owner-fetch.ts';
import type { Queries, Store } from '../../store/store.ts';
import { textPart } from '../reading/kept.ts';
import type { OwnerFile } from './api.ts';
import type { DueFile, DueText } from './due.ts';

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

const FAILED_SHOWN = 100;

/** Rows of what the background has fetched, and is to fetch. */
export class OwnerStore {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The look-up's answer, kept at once: it never changes (reference/dialogporten.md 3.6). */
  async saveReference(due: DueText, reference: string, now: string): Promise<void> {
    await this.#save(this.#store.db, due, { reference, state: 'due', due_at: now });
  }

  /** Its transmissions were listed: those that are letters of Correspondence are to be fetched, but for what is held. */
  async saveListed(
    due: DueText & { readonly toList: number },
    letters: readonly { readonly transmissionId: string; readonly reference: string }[],
  ): Promise<void> {
    await this.#store.transaction(async (trx) => {
      await this.#save(trx, due, { listed: due.toList, tries: 0 });
      const held = await trx.selectFrom('dialog_parts').select('part').where('dialog_id', '=', due.dialogId).execute();
      const parts = new Set(held.map(({ part }) => part));
      for (const { transmissionId, reference } of letters) {
        if (parts.has(textPart(transmissionId))) continue;
        await trx
          .insertInto('dialog_owner_fetches')
          .values({ ...NEW, dialog_id: due.dialogId, transmission_id: transmissionId, reference })
          .onConflict((conflict) => conflict.columns(['dialog_id', 'transmission_id']).doNothing())
          .execute();
      }
    });
  }

  /** One that is over keeps how it ended while only what its sender has sent since is to be tried again. */
  async endText(due: DueText, ending: Ending, now: string): Promise<void> {
    const { state, ...rest } = columnsOf(ending, due.tries, now);
    const listed = state === 'failed' && due.toList !== null ? { listed: due.toList } : {};
    await this.#save(this.#store.db, due, { ...rest, ...listed, ...(state === 'due' && !due.isOpen ? {} : { state }) });
  }

  /** The text is held: its attachments stand with the message, and are to be fetched where the firm has chosen that. */
  async endFetched(
    due: DueText,
    files: readonly OwnerFile[],
    { state, wantsFiles, now }: { state: 'done' | 'none'; wantsFiles: boolean; now: string },
  ): Promise<void> {
    const { dialogId, transmissionId, tries } = due;
    await this.#store.transaction(async (trx) => {
      await this.#save(trx, due, columnsOf({ state }, tries, now));
      for (const file of files) {
        const of = { dialog_id: dialogId, attachment_id: file.id, name: file.name, expires_at: file.expiresAt };
        await trx
          .insertInto('dialog_attachments')
          .values({
            ...of,
            media_type: null,
            url: file.url,
            file_hash: null,
            size: null,
            transmission_id: transmissionId || null,
          })
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
        .set({ file_hash: hash, size, text_read: 0 })
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

  async #save(of: Queries, due: DueText, change: Partial<OwnerFetchTable>): Promise<void> {
    const { dialogId: dialog_id, transmissionId: transmission_id, isOpen } = due;
    await of
      .insertInto('dialog_owner_fetches')
      .values({ ...NEW, dialog_id, transmission_id, state: isOpen ? 'due' : 'none', ...change })
      .onConflict((conflict) => conflict.columns(['dialog_id', 'transmission_id']).doUpdateSet(change))
      .execute();
  }
}

const NEW = { reference: null, state: 'due', tries: 0, due_at: '', problem: null, listed: 0 } as const;

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
