import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Clock } from '../ports.ts';
import type { DialogPartyTable, DialogTable } from '../store/schema/dialogs.ts';
import type { Queries, Store } from '../store/store.ts';
import { type Origin, rowOf, wordsOf } from './rows.ts';
import { type Attachment, type ListItem, textOf } from './shapes.ts';

export interface StoredDialog extends DialogTable {
  readonly clientName: string;
}

/** Rows between two commits: a thousand at once would hold the database's only thread too long. */
const BATCH = 100;

/** Messages held locally, with their full-text index. */
export class DialogStore {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Takes in listed rows. What is local (done, opened, details) stays. Answers how many were new or changed. */
  async save(origin: Origin, items: readonly ListItem[]): Promise<number> {
    let changed = 0;
    for (let start = 0; start < items.length; start += BATCH) {
      const batch = items.slice(start, start + BATCH);
      changed += await this.#store.transaction(async (trx) => {
        let inBatch = 0;
        for (const item of batch) inBatch += await this.#saveOne(trx, origin, item);
        return inBatch;
      });
    }
    return changed;
  }

  async #saveOne(trx: Queries, origin: Origin, item: ListItem): Promise<number> {
    const listed = rowOf(origin, item);
    const known = await trx.selectFrom('dialogs').selectAll().where('id', '=', item.id).execute();
    const before = known[0];
    // Two system users may list the same message: it stays with the first.
    const row = before && !before.gone ? { ...listed, system_user_id: before.system_user_id } : listed;
    const isSame =
      before && !before.gone && (Object.keys(row) as (keyof typeof row)[]).every((name) => before[name] === row[name]);
    if (isSame) return 0;
    await trx
      .insertInto('dialogs')
      .values({ ...row, done: 0, opened_at: null, details: null, gone: null })
      // A message with new content is no longer done: it turns up again.
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          ...row,
          gone: null,
          ...(before && before.content_updated_at < row.content_updated_at ? { done: 0 } : {}),
        }),
      )
      .execute();
    if (!before || before.title !== row.title || before.summary !== row.summary || before.sender !== row.sender) {
      await this.#index(trx, item.id, {
        title: row.title,
        summary: row.summary,
        sender: row.sender,
        client: origin.clientName,
        body: '',
      });
    }
    return 1;
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

  /** Every id held for a party through one system user that is not already marked as gone. */
  async ids(party: string, systemUserId: string): Promise<string[]> {
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .select('id')
      .where('party', '=', party)
      .where('system_user_id', '=', systemUserId)
      .where('gone', 'is', null)
      .execute();
    return rows.map((row) => row.id);
  }

  async setGone(id: string, why: 'deleted' | 'gone'): Promise<void> {
    await this.#store.db.updateTable('dialogs').set({ gone: why }).where('id', '=', id).execute();
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

  /** What the units are called, as Altinn lists them. */
  async saveParties(rows: readonly DialogPartyTable[]): Promise<void> {
    const known = await this.#store.db.selectFrom('dialog_parties').selectAll().execute();
    const names = new Map(known.map((row) => [row.party, row]));
    const changed = rows.filter((row) => {
      const before = names.get(row.party);
      return before?.name !== row.name || before.organisation_number !== row.organisation_number;
    });
    if (changed.length === 0) return;
    await this.#store.transaction(async (trx) => {
      for (const row of changed) {
        await trx
          .insertInto('dialog_parties')
          .values(row)
          .onConflict((conflict) => conflict.column('party').doUpdateSet(row))
          .execute();
      }
    });
  }

  async cursor(party: string, systemUserId: string) {
    const rows = await this.#store.db
      .selectFrom('dialog_cursors')
      .selectAll()
      .where('party', '=', party)
      .where('system_user_id', '=', systemUserId)
      .execute();
    return rows[0];
  }

  async saveCursor(
    { organisationNumber, systemUserId }: Origin,
    party: string,
    change: { cursor?: string | null; reconciledAt?: string; problem: string | null },
  ): Promise<void> {
    const values = {
      ...(change.cursor === undefined ? {} : { cursor: change.cursor }),
      ...(change.reconciledAt === undefined ? {} : { reconciled_at: change.reconciledAt }),
      problem: change.problem,
    };
    await this.#store.db
      .insertInto('dialog_cursors')
      .values({
        organisation_number: organisationNumber,
        party,
        system_user_id: systemUserId,
        cursor: null,
        reconciled_at: null,
        ...values,
      })
      .onConflict((conflict) => conflict.columns(['party', 'system_user_id']).doUpdateSet(values))
      .execute();
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
