import type { FileHandle } from '../../../shared/contract/common.ts';
import type { DialogDetails, DialogRow } from '../../../shared/contract/dialogs.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { dialogScopes } from '../access/scopes.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import type { SystemUserTokens } from '../altinn/tokens.ts';
import type { Audit } from '../audit/audit.ts';
import type { Push } from '../ports.ts';
import type { SideFiles } from '../store/files.ts';
import type { DialogportenApi } from './api.ts';
import type { ContentApi } from './content.ts';
import { rowOf } from './query.ts';
import { type Attachment, type Dialog, dialog as dialogShape, textOf } from './shapes.ts';
import type { DialogStore, StoredDialog } from './store.ts';

export interface MessagesOptions {
  readonly store: DialogStore;
  readonly api: DialogportenApi;
  readonly content: ContentApi;
  readonly files: SideFiles;
  readonly tokens: SystemUserTokens;
  readonly audit: Audit;
  readonly push: Push;
  readonly systemUser: (id: string) => Promise<HeldSystemUser | undefined>;
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<Outcome<FileHandle>>;
  readonly inbox: string;
}

/** What a person opened, with the body as it was fetched then. */
interface Opened {
  readonly dialog: unknown;
  readonly body: string;
  readonly bodyType: DialogDetails['bodyType'];
  readonly checksums: Readonly<Record<string, string>>;
}

/** Reading a message: what is held locally, opening it with its consequences, and its files. */
export class Messages {
  readonly #options: MessagesOptions;

  constructor(options: MessagesOptions) {
    this.#options = options;
  }

  async get(dialogId: string): Promise<Outcome<DialogDetails>> {
    const stored = await this.#options.store.find(dialogId);
    return stored ? ok(await this.#view(stored)) : fail('dialogs.unknown');
  }

  /** Fetches the details as the person asked for, knowing that it shows for everybody at the client. */
  async open(dialogId: string): Promise<Outcome<DialogDetails>> {
    const { store, api, audit, push } = this.#options;
    const stored = await store.find(dialogId);
    if (!stored) return fail('dialogs.unknown');
    const opened = await audit.around(
      { act: 'dialog.open', client: clientOf(stored), params: { title: stored.title } },
      async () => {
        const token = await this.#token(stored);
        if (!token.ok) return token;
        const details = await api.details(token.value, dialogId);
        if (details.ok) return this.#keep(stored, details.value, token.value);
        // That token alone is refused: the others, of other system users too, are none the worse.
        if (details.error.code === 'dialogs.refused') this.#options.tokens.forget(token.value);
        return details;
      },
    );
    if (!opened.ok) return opened;
    push('dialogs.changed', {});
    return this.get(dialogId);
  }

  async saveAttachment(dialogId: string, attachmentId: string): Promise<Outcome<FileHandle>> {
    const { store, content, files, audit, saveFile } = this.#options;
    const stored = await store.find(dialogId);
    const attachment = (await store.attachments(dialogId)).find((each) => each.attachment_id === attachmentId);
    if (!stored || !attachment) return fail('dialogs.unknown');
    if (attachment.file_hash !== null) {
      const held = await files.get(attachment.file_hash);
      if (held.ok) return saveFile(attachment.name, held.value);
    }
    const fetched = await audit.around(
      { act: 'dialog.saveAttachment', client: clientOf(stored), params: { name: attachment.name } },
      async () => {
        const token = await this.#token(stored);
        if (!token.ok) return token;
        return content.file(token.value, attachment.url, openedOf(stored)?.checksums[attachmentId]);
      },
    );
    if (!fetched.ok) return fetched;
    const { hash } = await files.put(fetched.value);
    await store.saveFile(dialogId, attachmentId, hash);
    return saveFile(attachment.name, fetched.value);
  }

  async setDone(dialogId: string, done: boolean): Promise<Outcome<DialogRow>> {
    const { store, audit, push } = this.#options;
    const stored = await store.find(dialogId);
    if (!stored) return fail('dialogs.unknown');
    await store.setDone(dialogId, done);
    await audit.note({
      act: done ? 'dialog.done' : 'dialog.notDone',
      client: clientOf(stored),
      params: { title: stored.title },
    });
    push('dialogs.changed', {});
    return ok(rowOf({ ...stored, done: done ? 1 : 0, client_name: stored.clientName }));
  }

  /** The body lives at the service: fetched now for messages of Correspondence, else what the dialog itself says. */
  async #keep(stored: StoredDialog, details: Dialog, token: string): Promise<Outcome<void>> {
    const { store, api, content } = this.#options;
    const info = details.content?.additionalInfo;
    let body = textOf(info);
    let bodyType = bodyTypeOf(info?.mediaType);
    let checksums: Record<string, string> = {};
    let missing: Outcome<never> | undefined;
    const reference = await api.instanceRef(token, stored.id);
    const correspondenceId = reference.ok
      ? /^urn:altinn:correspondence-id:(.+)$/.exec(reference.value)?.[1]
      : undefined;
    if (correspondenceId) {
      const message = await content.correspondence(token, correspondenceId);
      if (message.ok) {
        body = message.value.body || body;
        bodyType = 'text/markdown';
        checksums = Object.fromEntries(message.value.checksums);
      } else missing = message;
    }
    const all = [
      ...(details.attachments ?? []),
      ...(details.transmissions ?? []).flatMap((each) => each.attachments ?? []),
    ];
    const opened: Opened = { dialog: { ...details, dialogToken: undefined }, body, bodyType, checksums };
    await store.saveOpened(stored, {
      json: JSON.stringify(opened),
      body,
      attachments: all.flatMap((attachment) => {
        const url = urlOf(attachment);
        return url ? [{ attachment, url }] : [];
      }),
    });
    // The details are kept even when the text did not come: reading them has already shown at the client.
    return missing ?? ok(undefined);
  }

  async #token(stored: StoredDialog): Promise<Outcome<string>> {
    const systemUser = await this.#options.systemUser(stored.system_user_id);
    return systemUser
      ? this.#options.tokens.altinn(systemUser, dialogScopes)
      : fail('maskinporten.noSystemUser', { action: 'openAccess' });
  }

  async #view(stored: StoredDialog): Promise<DialogDetails> {
    const opened = openedOf(stored);
    const parsed = opened ? dialogShape.safeParse(opened.dialog) : undefined;
    const attachments = await this.#options.store.attachments(stored.id);
    return {
      ...rowOf({ ...stored, client_name: stored.clientName }),
      serviceResource: stored.service_resource,
      externalReference: stored.external_reference,
      body: opened?.body ?? '',
      bodyType: opened?.bodyType ?? 'text/plain',
      attachmentList: attachments.map((each) => ({
        id: each.attachment_id,
        name: each.name,
        mediaType: each.media_type,
        available: !each.url.startsWith('urn:'),
        expiresAt: each.expires_at,
        saved: each.file_hash !== null,
      })),
      activities: (parsed?.success ? (parsed.data.activities ?? []) : []).map((each) => ({
        id: each.id,
        at: each.createdAt ?? null,
        type: each.type,
        text: textOf({ value: each.description ?? [] }),
      })),
      portalUrl: `${this.#options.inbox}/inbox/${stored.id}`,
    };
  }
}

function openedOf(stored: StoredDialog): Opened | undefined {
  return stored.details === null ? undefined : (JSON.parse(stored.details) as Opened);
}

const clientOf = (stored: StoredDialog) => ({
  organisationNumber: stored.organisation_number,
  name: stored.clientName,
});

function bodyTypeOf(mediaType: string | undefined): DialogDetails['bodyType'] {
  if (mediaType === 'text/markdown' || mediaType === 'text/html') return mediaType;
  return 'text/plain';
}

/** The address a person would use; the placeholder of a part we may not have stays, and is shown as not available. */
function urlOf(attachment: Attachment): string | undefined {
  const urls = attachment.urls ?? [];
  return (urls.find((each) => each.consumerType === 'Gui') ?? urls[0])?.url;
}
