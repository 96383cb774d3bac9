import type { DialogDetails, LookInto } from '../../../../shared/contract/reading.ts';
import { type Failure, fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Audit } from '../../audit/audit.ts';
import type { Push } from '../../ports.ts';
import { textOf } from '../shapes.ts';
import type { DialogStore, StoredDialog } from '../store.ts';
import type { Addresses } from './addresses.ts';
import type { LogName, ReadingApi } from './api.ts';
import type { ContentApi } from './content.ts';
import { kept } from './history.ts';
import { embedTypeOf, filesOf, type KeptText, openedOf, textPart, typeOf } from './kept.ts';
import { type Details, lookup as lookupShape, type Reference, type Transmission } from './shapes.ts';
import type { ReadingStore } from './store.ts';
import { type ViewFacts, viewOf } from './view.ts';

export interface ReadingOptions {
  readonly dialogs: DialogStore;
  readonly store: ReadingStore;
  readonly api: ReadingApi;
  readonly content: ContentApi;
  readonly addresses: Addresses;
  readonly audit: Audit;
  readonly push: Push;
  readonly token: DialogToken;
  readonly inbox: string;
  /** Of the system user that reads this client's messages; undefined: none does. */
  readonly clientToken: (organisationNumber: string) => Promise<Outcome<string> | undefined>;
}

/** A token of the system user that reaches a dialog, and a way to say that it was refused. */
export interface DialogToken {
  of(stored: Pick<StoredDialog, 'system_user_id'>): Promise<Outcome<string>>;
  forget(token: string): void;
}

const CORRESPONDENCE = 'urn:altinn:correspondence-id:';
const INSTANCE = 'urn:altinn:instance-id:';
const LOGS: readonly LogName[] = ['transmissions', 'activities', 'seenlog', 'context/labellog'];

/** Reading a message: what is held locally, what can be asked without a trace, and opening it with its consequences. */
export class Reading {
  readonly #options: ReadingOptions;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  async get(dialogId: string): Promise<Outcome<DialogDetails>> {
    const stored = await this.#options.dialogs.find(dialogId);
    return stored ? ok(await this.#view(stored)) : fail('dialogs.unknown');
  }

  /** Fetches the details as the person asked for, knowing that it shows for everybody at the client. */
  open(dialogId: string): Promise<Outcome<DialogDetails>> {
    return this.#act(dialogId, 'dialog.open', async (stored, token) => {
      const details = await this.#details(stored, token);
      if (!details.ok) return details;
      const { content, dialogToken } = details.value;
      // Without a text of its own the message is what the dialog itself says; where neither is told, the look-up knows the text.
      await this.#why(stored, token);
      const info = content?.additionalInfo;
      const type = info && typeOf(info.mediaType);
      await this.#fetchText(stored, token, {
        part: textPart(),
        reference: content?.mainContentReference ?? undefined,
        dialogToken: dialogToken ?? '',
        otherwise: type ? { body: textOf(info), type, source: 'opened' } : undefined,
      });
      return ok(undefined);
    });
  }

  /**
   * The text of one transmission, when a person unfolds it. It takes a dialog token, which only the details give and which is
   * never kept. Where nothing has changed since it was opened here that adds nothing to the seen log (3.3); else it is opened anew first.
   */
  openPart(dialogId: string, transmissionId: string): Promise<Outcome<DialogDetails>> {
    return this.#act(dialogId, 'dialog.openPart', async (stored, token) => {
      const opened = openedOf(stored);
      if (!opened || opened.updatedAt < stored.updated_at || stored.is_content_seen === 0)
        return fail('dialogs.openFirst');
      const details = await this.#details(stored, token);
      if (!details.ok) return details;
      const found = details.value.transmissions?.find((each) => each.id === transmissionId);
      if (!found) return fail('dialogs.gone');
      const reference = found.content?.contentReference;
      // Without an address of its own it has no text; the message's own is another.
      if (!textOf(reference)) return ok(undefined);
      await this.#fetchText(stored, token, {
        part: textPart(transmissionId),
        reference: reference ?? undefined,
        dialogToken: details.value.dialogToken ?? '',
      });
      return ok(undefined);
    });
  }

  /** What can be asked without a trace (3.1, 3.6): transmissions and logs, or why the message is open to us. */
  lookInto(dialogId: string, what: LookInto): Promise<Outcome<DialogDetails>> {
    return this.#act(dialogId, 'dialog.lookInto', async (stored, token) =>
      what === 'why' ? this.#why(stored, token) : this.#logs(stored, token),
    );
  }

  /** A text that the background fetched from the message's own service, where the firm has chosen that (3.3, policy B). */
  async saveText(dialogId: string, text: KeptText, transmissionId?: string): Promise<void> {
    await this.#options.store.saveText(dialogId, textPart(transmissionId), text);
  }

  /** Transmissions that the background listed, which leaves no trace (3.1): what it fetches of them is shown there. */
  async saveTransmissions(dialogId: string, transmissions: readonly Transmission[]): Promise<void> {
    await this.#options.store.savePart(dialogId, 'transmissions', transmissions);
  }

  /** The message of a return that was filed from here. Asks without a trace where it is not known yet (3.6). */
  async ofReturn(returnId: string): Promise<Outcome<{ dialogId: string | null }>> {
    const { store, dialogs, api, clientToken } = this.#options;
    for (const { organisationNumber, instance } of await store.instancesOf(returnId)) {
      const known = await store.dialogOf(organisationNumber, instance);
      if (known) return ok({ dialogId: known });
      const token = await clientToken(organisationNumber);
      if (!token?.ok) continue;
      const found = await api.lookup(token.value, `${INSTANCE}${instance}`);
      if (!found.ok || !(await dialogs.find(found.value.dialogId))) continue;
      await store.savePart(found.value.dialogId, 'lookup', found.value);
      return ok({ dialogId: found.value.dialogId });
    }
    return ok({ dialogId: null });
  }

  async #act(
    dialogId: string,
    act: string,
    run: (stored: StoredDialog, token: string) => Promise<Outcome<void>>,
  ): Promise<Outcome<DialogDetails>> {
    const { dialogs, audit, push, token } = this.#options;
    const stored = await dialogs.find(dialogId);
    if (!stored) return fail('dialogs.unknown');
    const client = { organisationNumber: stored.organisation_number, name: stored.clientName };
    const done = await audit.around({ act, client, params: { title: stored.title } }, async () => {
      const held = await token.of(stored);
      if (!held.ok) return held;
      const outcome = await run(stored, held.value);
      // That token alone is refused: the others, of other system users too, are none the worse.
      if (!outcome.ok && outcome.error.code === 'dialogs.refused') token.forget(held.value);
      return outcome;
    });
    push('dialogs.changed', {});
    return done.ok ? this.get(dialogId) : done;
  }

  /** Kept at once, before any text is asked for: reading them has already shown at the client. */
  async #details(stored: StoredDialog, token: string): Promise<Outcome<Details>> {
    const { api, store } = this.#options;
    const details = await api.details(token, stored.id);
    if (!details.ok) {
      await this.#refused(stored, details.error);
      return details;
    }
    await store.saveOpened(stored.id, {
      json: JSON.stringify({ ...details.value, dialogToken: undefined }),
      files: filesOf(details.value),
    });
    return details;
  }

  /** What the refusal means stays with the message, so that nobody has to try again to learn it. */
  async #refused({ id }: StoredDialog, { code, params }: Failure): Promise<void> {
    const { store } = this.#options;
    if (code === 'dialogs.levelTooLow' || code === 'dialogs.noAccess' || code === 'dialogs.notVisibleYet')
      await store.savePart(id, 'refusal', { code });
    if (code === 'dialogs.gone' && params.status === 410) await store.setDeleted(id);
  }

  /** A text that does not come is told at the text; the details stand. */
  async #fetchText(
    stored: StoredDialog,
    token: string,
    of: {
      readonly part: string;
      readonly reference: Reference | undefined;
      readonly dialogToken: string;
      readonly otherwise?: KeptText | undefined;
    },
  ): Promise<void> {
    const { store } = this.#options;
    const held = (await store.parts(stored.id)).get(of.part);
    const before = held?.value as KeptText | undefined;
    // The background fetched it from Correspondence, and it has not changed: the sender is not shown one more fetching.
    if (held && before?.source === 'background' && !before.problem && held.at >= stored.content_updated_at) return;
    const fetched =
      (await this.#textBehind(stored, token, of.reference, of.dialogToken)) ?? (of.otherwise && ok(of.otherwise));
    if (!fetched) return;
    if (fetched.ok) return store.saveText(stored.id, of.part, fetched.value);
    await store.savePart(stored.id, of.part, {
      ...(before ?? { body: '', type: 'text/plain', source: 'opened' }),
      problem: fetched.error,
    });
  }

  /** Undefined: there is no text but what the dialog itself says. */
  async #textBehind(
    stored: StoredDialog,
    token: string,
    reference: Reference | undefined,
    dialogToken: string,
  ): Promise<Outcome<KeptText> | undefined> {
    const { content, addresses } = this.#options;
    const url = textOf(reference);
    const correspondence = url ? addresses.correspondenceOf(url) : await this.#referenceOf(stored, CORRESPONDENCE);
    if (correspondence) {
      // With the Altinn token: the sender sees the firm, not the vendor, and "fetched", not "read" (4.6, 4.7).
      const message = await content.correspondence(token, correspondence);
      if (!message.ok) return message;
      const checksums = Object.fromEntries(message.value.checksums);
      return ok({ body: message.value.body, type: 'text/markdown', source: 'opened', checksums });
    }
    if (!url) return undefined;
    if (reference?.isAuthorized === false || url.startsWith('urn:')) return fail('dialogs.partRefused');
    const type = embedTypeOf(reference?.mediaType ?? '');
    if (!type || !addresses.reaches(url) || dialogToken === '') return fail('dialogs.elsewhere');
    const body = await content.embedded(dialogToken, url, type);
    return body.ok ? ok({ body: body.value, type, source: 'opened' }) : body;
  }

  /** What the look-up says the message is, when it is that. */
  async #referenceOf({ id }: StoredDialog, prefix: string): Promise<string | undefined> {
    const reference = kept(await this.#options.store.parts(id), 'lookup', lookupShape)?.instanceRef;
    return reference?.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
  }

  async #why(stored: StoredDialog, token: string): Promise<Outcome<void>> {
    const { api, store } = this.#options;
    const found = await api.lookup(token, `urn:altinn:dialog-id:${stored.id}`);
    if (!found.ok) return found;
    await store.savePart(stored.id, 'lookup', found.value);
    return ok(undefined);
  }

  /** Those that come are kept, whatever becomes of the others. */
  async #logs(stored: StoredDialog, token: string): Promise<Outcome<void>> {
    const { api, store } = this.#options;
    const answers = await Promise.all(
      LOGS.map(async (name) => ({ name, answer: await api.log(token, stored.id, name) })),
    );
    for (const { name, answer } of answers) if (answer.ok) await store.savePart(stored.id, name, answer.value);
    const failed = answers.find(({ answer }) => !answer.ok)?.answer;
    return failed && !failed.ok ? failed : ok(undefined);
  }

  async #view(stored: StoredDialog): Promise<DialogDetails> {
    const { store, addresses, inbox } = this.#options;
    const [files, parts, unitName, service] = await Promise.all([
      store.files(stored.id),
      store.parts(stored.id),
      store.unitName(stored.party),
      store.service(stored.service_resource),
    ]);
    const facts: ViewFacts = { stored, opened: openedOf(stored), files, parts, addresses, inbox, unitName, service };
    const instance = await this.#referenceOf(stored, INSTANCE);
    const returnId = instance && (await store.returnOf(stored.organisation_number, instance));
    return viewOf(facts, returnId ?? null);
  }
}
