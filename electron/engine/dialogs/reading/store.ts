import { sql } from 'kysely';
import type { Clock } from '../../ports.ts';
import type { Queries, Store } from '../../store/store.ts';
import { keepText } from '../list/words.ts';
import { wordsOf } from '../rows.ts';
import { storageUrlOf } from './addresses.ts';
import { textPart } from './kept.ts';

/** An attachment as its message names it. */
export interface NamedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string | null;
  readonly url: string;
  readonly expiresAt: string | null;
  readonly transmissionId: string | null;
}

export interface Part<T = unknown> {
  readonly value: T;
  /** When it was fetched. */
  readonly at: string;
}

/** What was fetched of one dialog beside its row in the list: details, texts, logs, files. */
export class ReadingStore {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Keeps what a person opened. Parts that hang on an earlier reading stay. */
  async saveOpened(dialogId: string, opened: { readonly json: string; readonly files: readonly NamedFile[] }) {
    await this.#store.transaction(async (trx) => {
      await trx
        .updateTable('dialogs')
        .set({ details: opened.json, opened_at: this.#now(), is_content_seen: 1 })
        .where('id', '=', dialogId)
        .execute();
      await trx.deleteFrom('dialog_parts').where('dialog_id', '=', dialogId).where('part', '=', 'refusal').execute();
      const before = await trx.selectFrom('dialog_attachments').selectAll().where('dialog_id', '=', dialogId).execute();
      for (const file of opened.files) {
        // The background knows a file by Correspondence's id of it, the details by Dialogporten's; the address is the same.
        const isSame = (each: { url: string; attachment_id: string }) =>
          storageUrlOf(each.url) === storageUrlOf(file.url) &&
          each.attachment_id !== file.id &&
          !file.url.startsWith('urn:');
        const twin = before.find(isSame);
        const values = {
          name: file.name,
          media_type: file.mediaType,
          url: file.url,
          expires_at: file.expiresAt,
          transmission_id: file.transmissionId,
        };
        await trx
          .insertInto('dialog_attachments')
          .values({
            dialog_id: dialogId,
            attachment_id: file.id,
            ...values,
            file_hash: twin?.file_hash ?? null,
            size: twin?.size ?? null,
            text_read: twin?.text_read ?? 0,
          })
          .onConflict((conflict) => conflict.columns(['dialog_id', 'attachment_id']).doUpdateSet(values))
          .execute();
        if (!twin) continue;
        await trx
          .deleteFrom('dialog_attachments')
          .where('dialog_id', '=', dialogId)
          .where('attachment_id', '=', twin.attachment_id)
          .execute();
      }
    });
  }

  /** The sender has withdrawn it; the sync says the same when it comes by. */
  async setDeleted(dialogId: string): Promise<void> {
    await this.#store.db.updateTable('dialogs').set({ gone: 'deleted' }).where('id', '=', dialogId).execute();
  }

  async files(dialogId: string) {
    return this.#store.db
      .selectFrom('dialog_attachments')
      .selectAll()
      .where('dialog_id', '=', dialogId)
      .orderBy('name')
      .execute();
  }

  /** One file, with what it takes to fetch it: whose it is, and the message's text as it is kept. */
  async file(dialogId: string, attachmentId: string) {
    const rows = await this.#store.db
      .selectFrom('dialog_attachments as file')
      .innerJoin('dialogs', 'dialogs.id', 'file.dialog_id')
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .leftJoin('dialog_parts as text', (join) =>
        join.onRef('text.dialog_id', '=', 'file.dialog_id').on('text.part', '=', textPart()),
      )
      .select(['file.name', 'url', 'media_type', 'file_hash', 'text.json as text'])
      .select(['dialogs.organisation_number', 'system_user_id', 'clients.name as clientName'])
      .where('file.dialog_id', '=', dialogId)
      .where('attachment_id', '=', attachmentId)
      .execute();
    return rows[0];
  }

  async saveFile(dialogId: string, attachmentId: string, held: { readonly hash: string; readonly size: number }) {
    await this.#store.db
      .updateTable('dialog_attachments')
      .set({ file_hash: held.hash, size: held.size, text_read: 0 })
      .where('dialog_id', '=', dialogId)
      .where('attachment_id', '=', attachmentId)
      .execute();
  }

  /** Everything fetched beside the details, by name: `lookup`, `text`, `text:<transmission>` … */
  async parts(dialogId: string): Promise<ReadonlyMap<string, Part>> {
    const rows = await this.#store.db
      .selectFrom('dialog_parts')
      .selectAll()
      .where('dialog_id', '=', dialogId)
      .execute();
    return new Map(rows.map((row) => [row.part, { value: JSON.parse(row.json) as unknown, at: row.fetched_at }]));
  }

  async savePart(dialogId: string, part: string, value: unknown): Promise<void> {
    await this.#savePart(this.#store.db, dialogId, part, value);
  }

  /** A text, and its words in the index of the search. */
  async saveText(dialogId: string, part: string, text: { readonly body: string }): Promise<void> {
    await this.#store.transaction(async (trx) => {
      await this.#savePart(trx, dialogId, part, text);
      await keepText(trx, dialogId, part, wordsOf(text.body));
    });
  }

  /** What the catalogue of services says of one: its name, and the level it demands of whoever reads (1.5). */
  async service(id: string): Promise<{ name: string; level: number } | undefined> {
    const rows = await this.#store.db
      .selectFrom('dialog_services')
      .select(['names', 'level'])
      .where('id', '=', id)
      .execute();
    const [row] = rows;
    const names = row && (JSON.parse(row.names) as Readonly<Record<string, string>>);
    return row && { name: names?.nb || names?.nn || names?.en || '', level: row.level };
  }

  async unitName(party: string): Promise<string> {
    const rows = await this.#store.db.selectFrom('dialog_parties').select('name').where('party', '=', party).execute();
    return rows[0]?.name ?? '';
  }

  /** The return that an instance of the VAT app holds, when it was filed from here. */
  async returnOf(organisationNumber: string, instance: string): Promise<string | undefined> {
    const rows = await this.#store.db
      .selectFrom('filings')
      .select('return_id')
      .where('organisation_number', '=', organisationNumber)
      .where('instance', '=', instance)
      .orderBy('started_at', 'desc')
      .execute();
    return rows[0]?.return_id;
  }

  /** The instances of a return's filings, the newest first, with whose they are. */
  async instancesOf(returnId: string) {
    const rows = await this.#store.db
      .selectFrom('filings')
      .select(['organisation_number', 'instance'])
      .where('return_id', '=', returnId)
      .where('instance', 'is not', null)
      .orderBy('started_at', 'desc')
      .execute();
    return rows.flatMap(({ organisation_number, instance }) =>
      instance === null ? [] : [{ organisationNumber: organisation_number, instance }],
    );
  }

  /** The dialog that a look-up said an instance has. */
  async dialogOf(organisationNumber: string, instance: string): Promise<string | undefined> {
    const rows = await this.#store.db
      .selectFrom('dialog_parts')
      .innerJoin('dialogs', 'dialogs.id', 'dialog_parts.dialog_id')
      .select('dialog_id')
      .where('organisation_number', '=', organisationNumber)
      .where('part', '=', 'lookup')
      .where(sql`json_extract(json, '$.instanceRef')`, '=', `urn:altinn:instance-id:${instance}`)
      .execute();
    return rows[0]?.dialog_id;
  }

  async #savePart(of: Queries, dialogId: string, part: string, value: unknown): Promise<void> {
    const row = { json: JSON.stringify(value), fetched_at: this.#now() };
    await of
      .insertInto('dialog_parts')
      .values({ dialog_id: dialogId, part, ...row })
      .onConflict((conflict) => conflict.columns(['dialog_id', 'part']).doUpdateSet(row))
      .execute();
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}
