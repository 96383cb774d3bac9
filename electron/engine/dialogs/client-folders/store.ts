import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { SavePlan, SaveResult, WhichMessages } from '../../../../shared/contract/client-folders.ts';
import { type Failure, fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Sight } from '../../people/sight.ts';
import type { Clock } from '../../ports.ts';
import { among } from '../../store/among.ts';
import type { BatchWriter } from '../../store/batch-writer.ts';
import { insertMany } from '../../store/insert-many.ts';
import type { DialogTable } from '../../store/schema/dialogs.ts';
import type { Store } from '../../store/store.ts';
import { type ListFor, narrowed } from '../list/query.ts';
import { storageUrlOf } from '../reading/addresses.ts';
import { senderName } from '../senders.ts';
import type { Named } from './rule.ts';

/** One file that is to be laid in its client's folder. */
export interface DueFile extends Omit<Named, 'fileName'> {
  readonly position: number;
  readonly dialogId: string;
  readonly attachmentId: string;
}

/** What was saved is told for as long as jobs are. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
/** A search that finds more is not what anybody meant. */
const MOST_MESSAGES = 10_000;

type Seen = Pick<ListFor, 'sight' | 'astray'>;

/** Which files are to be saved, and what became of each. */
export class ClientFolderStore {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #writer: BatchWriter;

  constructor(store: Store, clock: Clock, writer: BatchWriter) {
    this.#writer = writer;
    this.#store = store;
    this.#clock = clock;
  }

  /** `seen`: by whoever asks; what a search finds is sifted by it. */
  async plan(which: WhichMessages, seen: Seen): Promise<Outcome<SavePlan>> {
    const found = await this.#messages(which, seen);
    if (!found.ok) return found;
    const messages = found.value;
    const files = await this.#files(messages.map(({ id }) => id));
    const open = files.filter(isThere);
    const known = new Set(files.map((file) => file.dialog_id));
    return ok({
      messages: messages.length,
      files: open.length,
      toFetch: open.filter((file) => file.file_hash === null).length,
      unopened: messages.filter((each) => !known.has(each.id) && each.opened_at === null && each.attachment_count > 0)
        .length,
      unavailable: files.length - open.length,
    });
  }

  /** Answers the id of the whole. Files of the same message stand together, the oldest first. */
  async begin(which: WhichMessages, seen: Seen): Promise<Outcome<{ saveId: string; files: number }>> {
    const saveId = randomUUID();
    const messages = await this.#messages(which, seen);
    if (!messages.ok) return messages;
    const files = (await this.#files(messages.value.map(({ id }) => id))).filter(isThere);
    const now = this.#clock.now();
    const started_at = new Date(now).toISOString();
    await this.#store.transaction(async (trx) => {
      await trx
        .deleteFrom('client_folder_files')
        .where('started_at', '<', new Date(now - KEPT_MS).toISOString())
        .execute();
      await insertMany(
        trx,
        'client_folder_files',
        ['save_id', 'position', 'dialog_id', 'attachment_id', 'state', 'started_at'],
        files.map(({ dialog_id, attachment_id }, position) => {
          return { save_id: saveId, position, dialog_id, attachment_id, state: 'waiting', problem: null, started_at };
        }),
      );
    });
    return ok({ saveId, files: files.length });
  }

  async waiting(saveId: string): Promise<readonly DueFile[]> {
    const rows = await this.#rows(saveId).where('state', '=', 'waiting').orderBy('position').execute();
    return rows.map((row) => ({
      position: row.position,
      dialogId: row.dialog_id,
      attachmentId: row.attachment_id,
      organisationNumber: row.organisation_number,
      clientName: row.clientName ?? '',
      sender: senderName(row.sender),
      title: row.title,
      at: row.content_updated_at,
    }));
  }

  async count(saveId: string): Promise<number> {
    const [found] = await this.#store.db
      .selectFrom('client_folder_files')
      .select((each) => each.fn.countAll<number>().as('all'))
      .where('save_id', '=', saveId)
      .execute();
    return Number(found?.all ?? 0);
  }

  async settle(saveId: string, position: number, problem?: Failure): Promise<void> {
    await this.#writer.write((trx) =>
      trx
        .updateTable('client_folder_files')
        .set(problem ? { state: 'failed', problem: JSON.stringify(problem) } : { state: 'saved' })
        .where('save_id', '=', saveId)
        .where('position', '=', position)
        .execute(),
    );
  }

  async result(saveId: string, sight: Sight): Promise<Omit<SaveResult, 'folder'>> {
    const rows = (await this.#rows(saveId).orderBy('position').execute()).filter((row) =>
      sight.sees(row.organisation_number),
    );
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    return {
      saved: count('saved'),
      waiting: count('waiting'),
      failed: rows
        .filter((row) => row.state === 'failed')
        .map((row) => ({
          dialogId: row.dialog_id,
          title: row.title,
          client: { organisationNumber: row.organisation_number, name: row.clientName ?? '' },
          name: row.name,
          problem: JSON.parse(row.problem ?? '{}') as SaveResult['failed'][number]['problem'],
        })),
    };
  }

  #rows(saveId: string) {
    return this.#store.db
      .selectFrom('client_folder_files as file')
      .innerJoin('dialogs', 'dialogs.id', 'file.dialog_id')
      .innerJoin('dialog_attachments as attachment', (join) =>
        join
          .onRef('attachment.dialog_id', '=', 'file.dialog_id')
          .onRef('attachment.attachment_id', '=', 'file.attachment_id'),
      )
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .select([
        'file.position',
        'file.dialog_id',
        'file.attachment_id',
        'file.state',
        'file.problem',
        'attachment.name',
      ])
      .select(['dialogs.organisation_number', 'sender', 'title', 'content_updated_at', 'clients.name as clientName'])
      .where('save_id', '=', saveId);
  }

  async #messages(which: WhichMessages, seen: Seen): Promise<Outcome<Message[]>> {
    if ('filter' in which) {
      const { from, where } = narrowed(which.filter, { ...seen, now: this.#clock.now() });
      const found = await sql<Message>`
        SELECT d.id, d.opened_at, d.attachment_count FROM ${from} WHERE ${where} LIMIT ${MOST_MESSAGES + 1}`.execute(
        this.#store.db,
      );
      if (found.rows.length <= MOST_MESSAGES) return ok(found.rows);
      return fail('folders.tooMany', { params: { limit: MOST_MESSAGES }, action: 'fixInput' });
    }
    const all = this.#store.db.selectFrom('dialogs').select(['id', 'opened_at', 'attachment_count']);
    return ok(
      await ('organisationNumber' in which
        ? all.where('organisation_number', '=', which.organisationNumber)
        : all.where(among('id', which.dialogIds))
      ).execute(),
    );
  }

  /** A message may list one file twice, under ids of Dialogporten's and of its service's own: the address is the same. */
  async #files(dialogIds: readonly string[]) {
    const rows = await this.#store.db
      .selectFrom('dialog_attachments')
      .innerJoin('dialogs', 'dialogs.id', 'dialog_attachments.dialog_id')
      .select(['dialog_id', 'attachment_id', 'url', 'file_hash'])
      .where(among('dialog_id', dialogIds))
      .orderBy('content_updated_at')
      .orderBy('dialog_id')
      .orderBy('dialog_attachments.name')
      .orderBy('attachment_id')
      .execute();
    const held = rows.filter((row) => row.file_hash !== null);
    const first = new Map<string, string>();
    for (const row of [...held, ...rows]) if (!first.has(addressOf(row))) first.set(addressOf(row), row.attachment_id);
    return rows.filter((row) => row.url.startsWith('urn:') || first.get(addressOf(row)) === row.attachment_id);
  }
}

type Message = Pick<DialogTable, 'id' | 'opened_at' | 'attachment_count'>;

const addressOf = ({ dialog_id, url }: { readonly dialog_id: string; readonly url: string }): string =>
  `${dialog_id} ${storageUrlOf(url)}`;

/** The placeholders of what is past its time or not ours to see are no addresses (reference/dialogporten.md 3.2). */
const isThere = (file: { readonly url: string; readonly file_hash: string | null }) =>
  file.file_hash !== null || !file.url.startsWith('urn:');
