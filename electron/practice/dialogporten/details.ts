import type { PracticeContext } from '../core/context.ts';
import { type Answers, type Json, tidy } from './answers.ts';
import {
  activitiesOf,
  attribute,
  type Content,
  contentOf,
  expiryOf,
  fileId,
  nb,
  type TransmissionParts,
  transmissionsOf,
} from './content.ts';
import { type Dialog, revisionOf, type SeenEntry } from './dialog.ts';
import { derivedId, stamp } from './identity.ts';

export const EMBED_MARKDOWN = 'application/vnd.dialogporten.frontchannelembed-url;type=text/markdown';

/** What stands where an address would be, when the reader lacks the right, or the file is gone (reference dialogporten 3.2). */
const UNAUTHORIZED = 'urn:dialogporten:unauthorized';
const EXPIRED = 'urn:dialogporten:expired';

const MEDIA: Readonly<Record<string, string>> = { pdf: 'application/pdf', txt: 'text/plain', xml: 'text/xml' };

export function mediaType(filename: string): string {
  return MEDIA[filename.split('.').pop() ?? ''] ?? 'application/octet-stream';
}

/** A GUI address of an Altinn app goes through the login redirect (reference dialogporten 4.8). */
export function throughLogin(origin: string, url: string): string {
  const goto = `${url}${url.includes('?') ? '&' : '?'}dontChooseReportee=true`;
  return `${origin}/platform/authentication/api/v1/authentication?goto=${encodeURIComponent(goto)}`;
}

/** Details and transmissions: what a list does not tell. */
export class Details {
  readonly #context: PracticeContext;
  readonly #answers: Answers;

  constructor(context: PracticeContext, answers: Answers) {
    this.#context = context;
    this.#answers = answers;
  }

  dialog(dialog: Dialog, seen: readonly SeenEntry[], token: string): Json {
    const content = contentOf(dialog);
    const transmissions = transmissionsOf(dialog, content);
    return tidy({
      ...this.#answers.common(dialog, seen, transmissions),
      revision: revisionOf(dialog),
      expiresAt: dialog.expires_at,
      content: this.#content(dialog, content),
      dialogToken: token,
      attachments: this.#attachments(dialog, content, undefined),
      transmissions: transmissions.map((part) => ({
        ...this.transmission(dialog, part),
        isOpened: part.by === 'PartyRepresentative' || dialog.opened === 1,
      })),
      guiActions: this.#guiActions(dialog, content),
      apiActions: this.#apiActions(dialog, content),
      activities: activitiesOf(dialog).map((activity) => this.#answers.activity(activity, dialog, true)),
    });
  }

  transmission(dialog: Dialog, part: TransmissionParts): Json {
    const content = contentOf(dialog);
    const { facts } = content;
    const authorized = part.attribute === undefined || this.#answers.may(dialog, part.attribute);
    const origin = this.#context.origin();
    const receipt = part.receipt && facts.receiptId !== undefined && facts.instance !== undefined;
    const embed = `${origin}/platform/storage/dialogporten/api/v1/receipt/${dialog.id}/${part.id}?lang=nb`;
    const data = `instances/${facts.instance}/data/${facts.receiptId}`;
    return tidy({
      id: part.id,
      createdAt: part.at,
      authorizationAttribute: part.attribute,
      isAuthorized: authorized,
      type: part.type,
      sender: this.#answers.actor(part.by, dialog),
      relatedTransmissionId: part.relatedTo,
      content: {
        title: this.#answers.value(nb(part.title)),
        summary: part.summary === undefined ? null : this.#answers.value(nb(part.summary)),
        contentReference: part.letter
          ? this.#answers.value(nb(this.#textOf(part.letter)), EMBED_MARKDOWN, { isAuthorized: true })
          : receipt || part.attribute !== undefined
            ? this.#answers.value(nb(authorized ? embed : UNAUTHORIZED), EMBED_MARKDOWN, { isAuthorized: authorized })
            : null,
      },
      attachments: receipt
        ? [
            {
              id: derivedId(part.id, 'receipt'),
              displayName: nb('kvittering.pdf'),
              name: 'ref-data-as-pdf',
              urls: [
                {
                  id: derivedId(part.id, 'receipt:gui'),
                  url: throughLogin(origin, `${origin}/apps/skd/mva-melding-innsending-v1/${data}`),
                  mediaType: 'application/pdf',
                  consumerType: 'Gui',
                },
                {
                  id: derivedId(part.id, 'receipt:api'),
                  url: `${origin}/platform/storage/api/v1/${data}`,
                  mediaType: 'application/pdf',
                  consumerType: 'Api',
                },
              ],
            },
          ]
        : part.letter
          ? this.#attachments(part.letter, contentOf(part.letter), undefined)
          : part.attribute === undefined
            ? []
            : this.#attachments(dialog, content, part.attribute, authorized),
      navigationalActions: [],
    });
  }

  #content(dialog: Dialog, content: Content): Json {
    const info = content.letter.info?.(content.facts);
    const cid = dialog.correspondence_id;
    return {
      ...this.#answers.heading(dialog, content),
      additionalInfo: info === undefined ? null : this.#answers.value(nb(info), 'text/markdown'),
      mainContentReference:
        cid === null
          ? null
          : this.#answers.value(nb(`${this.#correspondence(cid)}/content`), EMBED_MARKDOWN, { isAuthorized: true }),
    };
  }

  #textOf({ correspondence_id }: Dialog): string {
    return `${this.#correspondence(correspondence_id ?? '')}/content`;
  }

  #correspondence(id: string): string {
    return `${this.#context.origin()}/platform/correspondence/api/v1/correspondence/${id}`;
  }

  /** Files of the dialog itself, or of the transmission with the given attribute. */
  #attachments(dialog: Dialog, content: Content, of: string | undefined, authorized = true): readonly Json[] {
    return content.files.flatMap((file, index) =>
      (file.restrictedTo && attribute(file.restrictedTo)) === of
        ? [this.#attachment(dialog, content, index, authorized)]
        : [],
    );
  }

  /** Address of a dialog's file at its owner: the correspondence, the app's storage, or a page of the inbox. */
  #attachment(dialog: Dialog, content: Content, index: number, authorized: boolean): Json {
    const file = content.files[index];
    const id = fileId(dialog, index);
    const filename = file?.filename ?? '';
    const origin = this.#context.origin();
    const expiresAt = file && expiryOf(dialog, file);
    const expired = expiresAt !== undefined && expiresAt <= stamp(this.#context.clock.now());
    const link = (url: string, consumerType: 'Gui' | 'Api') => ({
      id: derivedId(id, consumerType),
      url: authorized ? (expired ? EXPIRED : url) : UNAUTHORIZED,
      mediaType: mediaType(filename),
      consumerType,
    });
    const urls = () => {
      if (dialog.correspondence_id !== null) {
        return [link(`${this.#correspondence(dialog.correspondence_id)}/attachment/${id}/download`, 'Gui')];
      }
      if (dialog.instance_ref !== null) {
        const storage = `${origin}/platform/storage/api/v1/instances/${dialog.instance_ref}/data/${id}`;
        return [link(throughLogin(origin, storage), 'Gui'), link(storage, 'Api')];
      }
      const own = `${origin}/innboks/filer/${dialog.id}/${id}`;
      return [link(own, 'Gui'), link(own, 'Api')];
    };
    return { id, displayName: nb(file?.title ?? filename), name: filename, expiresAt, urls: urls() };
  }

  #guiActions(dialog: Dialog, content: Content): readonly Json[] {
    const action = (
      action: string,
      title: string,
      url: string,
      httpMethod: string,
      priority: string,
      more: Json = {},
    ) => ({
      id: derivedId(dialog.id, `gui:${action}`),
      action,
      url,
      isAuthorized: true,
      isDeleteDialogAction: httpMethod === 'DELETE',
      priority,
      httpMethod,
      title: this.#answers.text(nb(title)),
      ...more,
    });
    const origin = this.#context.origin();
    if (dialog.correspondence_id !== null) {
      const base = this.#correspondence(dialog.correspondence_id);
      const prompt = { prompt: this.#answers.text(nb('Vil du slette meldingen for godt?')) };
      return [
        ...(content.letter.confirm && dialog.correspondence_status !== 'Confirmed'
          ? [action('confirm', 'Bekreft', `${base}/confirm`, 'POST', 'Primary')]
          : []),
        action('delete', 'Slett', `${base}/purge`, 'DELETE', 'Tertiary', prompt),
      ];
    }
    const page = `${origin}/innboks/${dialog.id}`;
    const target = dialog.instance_ref === null ? page : throughLogin(origin, page);
    return [
      action('read', dialog.instance_ref === null ? 'Åpne hos avsender' : 'Se innsendingen', target, 'GET', 'Primary'),
    ];
  }

  #apiActions(dialog: Dialog, content: Content): readonly Json[] {
    const action = (name: string, verb: string, url: string, httpMethod: string) => ({
      id: derivedId(dialog.id, `api:${url}`),
      action: verb,
      isAuthorized: true,
      name,
      endpoints: [{ id: derivedId(dialog.id, `endpoint:${url}`), url, httpMethod, deprecated: false }],
    });
    if (dialog.correspondence_id !== null) {
      const base = this.#correspondence(dialog.correspondence_id);
      return [
        action('getCorrespondence', 'read', base, 'GET'),
        ...content.files.map((_, index) =>
          action(
            'downloadCorrespondenceAttachment',
            'read',
            `${base}/attachment/${fileId(dialog, index)}/download`,
            'GET',
          ),
        ),
        action('purgeCorrespondence', 'write', `${base}/purge`, 'DELETE'),
        ...(content.letter.confirm ? [action('confirmCorrespondence', 'write', `${base}/confirm`, 'POST')] : []),
      ];
    }
    if (dialog.instance_ref === null) return [];
    const url = `${this.#context.origin()}/platform/storage/api/v1/instances/${dialog.instance_ref}`;
    return [action('read', 'read', url, 'GET')];
  }
}
