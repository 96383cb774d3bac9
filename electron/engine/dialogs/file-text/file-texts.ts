import { extname } from 'node:path';
import type { Selectable } from 'kysely';
import type { Logger, Push } from '../../ports.ts';
import type { SideFiles } from '../../store/files.ts';
import type { DialogAttachmentTable } from '../../store/schema/dialogs.ts';
import type { Store } from '../../store/store.ts';
import { keepText } from '../list/words.ts';
import { kindOf } from '../reading/previews.ts';
import { wordsOf } from '../rows.ts';
import type { PdfThread } from './pdf-thread.ts';

export interface FileTextsOptions {
  readonly store: Store;
  readonly files: Pick<SideFiles, 'get'>;
  readonly pdf: Pick<PdfThread, 'text' | 'close'>;
  readonly push: Push;
  readonly log: Logger;
}

type DueFile = Pick<
  Selectable<DialogAttachmentTable>,
  'dialog_id' | 'attachment_id' | 'name' | 'file_hash' | 'media_type'
>;

/** As much of one file as is searched: some thirty pages. More would hold the database while it is indexed. */
export const LETTERS = 60_000;
/** Larger ones are not read: what an authority writes is seldom one. */
const LARGEST = 30_000_000;
const AT_A_TIME = 20;
const TEXT_ENDINGS: ReadonlySet<string> = new Set(['.txt', '.csv', '.md', '.xml', '.json', '.html', '.htm']);

/** A file's text among the texts of its message: by its content, so that it stays the same whatever the file is called or listed as. */
export const filePart = (hash: string): string => `file:${hash}`;

/**
 * Makes the files that are held searchable, some time after they came: one after another, PDF files in a thread of their own. What a
 * file is not is told by its bytes. One that cannot be read has no text, and is not tried again.
 */
export class FileTexts {
  readonly #options: FileTextsOptions;
  #running: Promise<void> | undefined;
  #isAsked = false;
  #isStopped = false;

  constructor(options: FileTextsOptions) {
    this.#options = options;
  }

  /** Files may have come. */
  kick(): void {
    this.#isAsked = true;
    if (this.#running || this.#isStopped) return;
    const { log } = this.#options;
    this.#running = this.#all()
      .catch((error: unknown) =>
        log.error('dialogs.fileTexts', { kind: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => {
        this.#running = undefined;
      });
  }

  /** Resolves when nothing is under way. What is left is read after the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#options.pdf.close();
    await this.#running;
  }

  async #all(): Promise<void> {
    const { pdf, push } = this.#options;
    let found = 0;
    try {
      while (this.#isAsked && !this.#isStopped) {
        this.#isAsked = false;
        for (let some = await this.#due(); some.length > 0 && !this.#isStopped; some = await this.#due())
          for (const file of some) if (await this.#read(file)) found += 1;
      }
    } finally {
      await pdf.close();
    }
    if (found > 0) push('dialogs.changed', {});
  }

  async #due(): Promise<readonly DueFile[]> {
    const rows = await this.#options.store.db
      .selectFrom('dialog_attachments')
      .select(['dialog_id', 'attachment_id', 'name', 'file_hash', 'media_type'])
      .where('file_hash', 'is not', null)
      .where('text_read', '=', 0)
      .limit(AT_A_TIME)
      .execute();
    return this.#isStopped ? [] : rows;
  }

  /** True when words were found. The answer stands together with the words, so that a file is never half done. */
  async #read(file: DueFile): Promise<boolean> {
    const { store, files } = this.#options;
    const hash = file.file_hash;
    if (hash === null || this.#isStopped) return false;
    const held = await files.get(hash);
    const text = held.ok && held.value.byteLength <= LARGEST ? await this.#textOf(held.value, file) : undefined;
    // A thread that was told to end has said nothing about the file.
    if (this.#isStopped) return false;
    const words = text?.replace(/\s+/g, ' ').trim().slice(0, LETTERS) ?? '';
    await store.transaction(async (trx) => {
      await trx
        .updateTable('dialog_attachments')
        .set({ text_read: 1 })
        .where('dialog_id', '=', file.dialog_id)
        .where('attachment_id', '=', file.attachment_id)
        .execute();
      if (words !== '') await keepText(trx, file.dialog_id, filePart(hash), words);
    });
    return words !== '';
  }

  async #textOf(
    bytes: Uint8Array,
    { name, media_type }: { readonly name: string; readonly media_type: string | null },
  ): Promise<string | undefined> {
    const kind = kindOf(bytes);
    if (kind === 'application/pdf') return this.#options.pdf.text(bytes);
    const type = media_type?.toLowerCase().split(';')[0]?.trim() ?? '';
    if (kind !== undefined || !(type.startsWith('text/') || TEXT_ENDINGS.has(extname(name).toLowerCase())))
      return undefined;
    const text = plainText(bytes);
    return text !== undefined && /^\s*</.test(text) ? wordsOf(text) : text;
  }
}

/** The beginning of a text in UTF-8, UTF-16 with its mark, or what Windows wrote before; undefined for bytes that are no text. */
export function plainText(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, LETTERS * 4);
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(head);
  }
}
