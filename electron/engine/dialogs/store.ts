import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Clock } from '../ports.ts';
import type { DialogTable } from '../store/schema/dialogs.ts';
import type { Queries, Store } from '../store/store.ts';
import { wordsOf } from './rows.ts';
import { type Attachment, textOf } from './shapes.ts';

export interface StoredDialog extends DialogTable {
  readonly clientName: string;
}

/** Messages held locally, with their full-text index. */
export class DialogStore {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async find(id: string): Promise<StoredDialog | undefined> {
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .selectAll('dialogs')
      .select('clients.name as clientName')
      .where('id', '=', id)
      .execute();
    return rows[0] && { ...rows[0], clientName: rows[0].clientName ?? '' };
  }

  async setDone(id: string, done: boolean): Promise<void> {
    await this.#store.db
      .updateTable('dialogs')
      .set({ done: done ? 1 : 0 })
      .where('id', '=', id)
      .execute();
  }

  /** Keeps what a person opened: details, attachments, and the body in the index. */
  async saveOpened(
    dialog: StoredDialog,
    details: { json: string; body: string; attachments: readonly { attachment: Attachment; url: string }[] },
  ): Promise<void> {
    await this.#store.transaction(async (trx) => {
      await trx
        .updateTable('dialogs')
        .set({ details: details.json, opened_at: new Date(this.#clock.now()).toISOString(), is_content_seen: 1 })
        .where('id', '=', dialog.id)
        .execute();
      for (const { attachment, url } of details.attachments) {
        const name = textOf({ value: attachment.displayName ?? [] }) || attachment.name || attachment.id;
        const values = {
          name,
          media_type: attachment.urls?.[0]?.mediaType ?? null,
          url,
          expires_at: attachment.expiresAt ?? null,
        };
        await trx
          .insertInto('dialog_attachments')
          .values({ dialog_id: dialog.id, attachment_id: attachment.id, ...values, file_hash: null })
          .onConflict((conflict) => conflict.columns(['dialog_id', 'attachment_id']).doUpdateSet(values))
          .execute();
      }
      await this.#index(trx, dialog.id, {
        title: dialog.title,
        summary: dialog.summary,
        sender: dialog.sender,
        client: dialog.clientName,
        body: wordsOf(details.body),
      });
    });
  }

  async attachments(dialogId: string) {
    return this.#store.db
      .selectFrom('dialog_attachments')
      .selectAll()
      .where('dialog_id', '=', dialogId)
      .orderBy('name')
      .execute();
  }

  async saveFile(dialogId: string, attachmentId: string, hash: string): Promise<void> {
    await this.#store.db
      .updateTable('dialog_attachments')
      .set({ file_hash: hash })
      .where('dialog_id', '=', dialogId)
      .where('attachment_id', '=', attachmentId)
      .execute();
  }

  async unread(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .select(['organisation_number', (each) => each.fn.countAll<number>().as('unread')])
      .where('is_content_seen', '=', 0)
      .where('done', '=', 0)
      .where('gone', 'is', null)
      .groupBy('organisation_number')
      .execute();
    return new Map(rows.map((row) => [row.organisation_number, Number(row.unread)]));
  }

  /** Not done, due from today to a week ahead in Norway, nearest first. A passed due date is history, not a task. */
  async due(now: number): Promise<{ client: { organisationNumber: string; name: string }; day: string }[]> {
    const today = DateTime.fromMillis(now, { zone: 'Europe/Oslo' }).startOf('day');
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .innerJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .select(['dialogs.organisation_number', 'name', 'due_at'])
      .where('done', '=', 0)
      .where('gone', 'is', null)
      .where('dialogs.status', '!=', 'Completed')
      .where('due_at', '>=', today.toUTC().toISO())
      .where('due_at', '<', today.plus({ days: 8 }).toUTC().toISO())
      .orderBy('due_at')
      .execute();
    return rows.map((row) => ({
      client: { organisationNumber: row.organisation_number, name: row.name },
      day: DateTime.fromISO(row.due_at ?? '', { zone: 'Europe/Oslo' }).toISODate() ?? '',
    }));
  }

  async #index(
    trx: Queries,
    id: string,
    text: { title: string; summary: string; sender: string; client: string; body: string },
  ): Promise<void> {
    await sql`DELETE FROM dialog_search WHERE id = ${id}`.execute(trx);
    await trx
      .insertInto('dialog_search')
      .values({ id, ...text } as never)
      .execute();
  }
}
