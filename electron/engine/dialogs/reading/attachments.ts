import type { FileHandle } from '../../../../shared/contract/common.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Audit } from '../../audit/audit.ts';
import type { HttpRequest } from '../../http/http.ts';
import type { Push } from '../../ports.ts';
import type { SideFiles } from '../../store/files.ts';
import { type Addresses, storageUrlOf } from './addresses.ts';
import type { ContentApi } from './content.ts';
import { fileNameOf } from './file-name.ts';
import type { KeptText } from './kept.ts';
import { kindOf, pixelsOf } from './previews.ts';
import type { DialogToken } from './reading.ts';
import type { ReadingStore } from './store.ts';

export interface AttachmentsOptions {
  readonly store: ReadingStore;
  readonly content: ContentApi;
  readonly addresses: Addresses;
  readonly files: SideFiles;
  readonly audit: Audit;
  readonly push: Push;
  readonly token: DialogToken;
  /** One more file is held. */
  readonly onHeld: () => void;
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<Outcome<FileHandle>>;
}

type Shown = OutputOf<'dialogs.attachmentContent'>;

/** What the window is given to show: more than this is saved and opened by what the machine has for it. */
const SHOWN_BYTES = 15_000_000;
const SHOWN_PIXELS = 60_000_000;

/** A message's files: fetched on a click, kept encrypted, saved or shown. */
export class Attachments {
  readonly #options: AttachmentsOptions;

  constructor(options: AttachmentsOptions) {
    this.#options = options;
  }

  async save(dialogId: string, attachmentId: string): Promise<Outcome<FileHandle>> {
    const file = await this.bytes(dialogId, attachmentId, 'dialog.saveAttachment');
    return file.ok ? this.#options.saveFile(file.value.name, file.value.bytes) : file;
  }

  /** For the window to show; nothing readable is written to disk. */
  async show(dialogId: string, attachmentId: string): Promise<Outcome<Shown>> {
    const file = await this.bytes(dialogId, attachmentId, 'dialog.showAttachment');
    if (!file.ok) return file;
    const { name, bytes } = file.value;
    const kind = kindOf(bytes);
    const pixels = kind && pixelsOf(kind, bytes);
    if (!kind || pixels === undefined) return fail('dialogs.noPreview', { params: { name } });
    if (bytes.byteLength > SHOWN_BYTES || pixels > SHOWN_PIXELS)
      return fail('dialogs.previewTooLarge', { params: { name } });
    return ok({ name, kind, base64: Buffer.from(bytes).toString('base64') });
  }

  /** `keep`: what was fetched is held here too. `audit`: another writer of the log. `signal` ends a download that is under way. `room`: as of a request. */
  async bytes(
    dialogId: string,
    attachmentId: string,
    act: string,
    {
      keep = true,
      audit = this.#options.audit,
      signal,
      room,
    }: { keep?: boolean; audit?: Pick<Audit, 'around'>; signal?: AbortSignal; room?: HttpRequest['room'] } = {},
  ): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
    const { store, content, addresses, files, push, token, onHeld } = this.#options;
    const file = await store.file(dialogId, attachmentId);
    if (!file) return fail('dialogs.unknown');
    const { name, url } = file;
    const named = (bytes: Uint8Array) => ok({ name: fileNameOf(name, kindOf(bytes), file.media_type), bytes });
    if (file.file_hash !== null) {
      const held = await files.get(file.file_hash);
      if (held.ok) return named(held.value);
    }
    // The placeholders of what is past its time or not ours to see are no addresses (reference/dialogporten.md 3.2).
    if (url === 'urn:dialogporten:expired') return fail('dialogs.attachmentGone');
    if (url.startsWith('urn:')) return fail('dialogs.partRefused');
    const address = storageUrlOf(url);
    if (!addresses.reaches(address)) return fail('dialogs.elsewhere');
    const client = { organisationNumber: file.organisation_number, name: file.clientName ?? '' };
    const text = file.text === null ? undefined : (JSON.parse(file.text) as KeptText);
    const fetched = await audit.around({ act, client, params: { name } }, async () => {
      const held = await token.of(file);
      if (!held.ok) return held;
      const isPage = /\.html?$/i.test(name) || file.media_type?.toLowerCase().startsWith('text/html') === true;
      return content.file(held.value, address, {
        checksum: checksumOf(text, address, attachmentId),
        isPage,
        signal,
        room,
      });
    });
    if (!fetched.ok) return fetched;
    if (!keep) return named(fetched.value);
    await store.saveFile(dialogId, attachmentId, await files.put(fetched.value));
    onHeld();
    push('dialogs.changed', {});
    return named(fetched.value);
  }
}

/** Correspondence has ids of its own for its files; its address of a file names it (4.5). */
function checksumOf(text: KeptText | undefined, address: string, attachmentId: string): string | undefined {
  const own = /\/attachment\/([^/]+)\/download$/.exec(new URL(address).pathname)?.[1];
  return text?.checksums?.[own ?? attachmentId];
}
