import type { Selectable } from 'kysely';
import { z } from 'zod';
import type {
  DialogDetails,
  GuiActionView,
  MessageFile,
  MessageText,
  TransmissionView,
  WhyView,
} from '../../../../shared/contract/reading.ts';
import type { DialogAttachmentTable } from '../../store/schema/dialogs.ts';
import { rowOf } from '../list/rows.ts';
import { textOf } from '../shapes.ts';
import type { StoredDialog } from '../store.ts';
import { type Addresses, storageUrlOf } from './addresses.ts';
import { historyOf, kept } from './history.ts';
import { filesOf, type KeptText, textPart, typeOf } from './kept.ts';
import {
  type Details,
  type GuiAction,
  lookup as lookupShape,
  type Reference,
  type Transmission,
  transmission,
} from './shapes.ts';
import type { NamedFile, Part } from './store.ts';

export interface ViewFacts {
  readonly stored: StoredDialog;
  readonly opened: Details | undefined;
  readonly files: readonly Selectable<DialogAttachmentTable>[];
  readonly parts: ReadonlyMap<string, Part>;
  readonly addresses: Addresses;
  readonly inbox: string;
  readonly unitName: string;
  readonly service: { readonly name: string; readonly level: number } | undefined;
}

const refusals = ['levelTooLow', 'noAccess', 'notVisibleYet'] as const;
/** What every system user has (1.5). */
const SYSTEM_USER_LEVEL = 3;
const PRIORITIES = ['Primary', 'Secondary', 'Tertiary'];
const SHOWN = /\.(pdf|png|jpe?g|gif|webp|bmp)$|^(application\/pdf|image\/(png|jpeg|gif|webp|bmp))$/i;

/** A message as the window shows it, from what is held of it. */
export function viewOf(facts: ViewFacts, returnId: string | null): DialogDetails {
  const { stored, opened, parts, inbox } = facts;
  const why = whyOf(parts.get('lookup'));
  const text = textOfPart(parts.get(textPart()));
  return {
    ...rowOf({ ...stored, client_name: stored.clientName }),
    serviceResource: stored.service_resource,
    service: facts.service?.name || why?.service || '',
    unit: unitOf(stored, facts.unitName),
    externalReference: stored.external_reference,
    extendedStatus: stored.extended_status_text,
    expiresAt: opened?.expiresAt ?? null,
    gone: stored.gone,
    refused: refusedOf(facts, why),
    changedSince: opened !== undefined && (opened.updatedAt < stored.updated_at || stored.is_content_seen === 0),
    openedAt: stored.opened_at,
    text,
    info: infoOf(opened, text),
    attachmentList: fileViews(facts, null),
    transmissions: transmissionsOf(facts),
    actions: actionsOf(facts),
    history: historyOf(stored, opened, parts),
    historyAt: parts.get('seenlog')?.at ?? null,
    why,
    returnId,
    portalUrl: `${inbox}/inbox/${stored.id}`,
  };
}

function unitOf(stored: StoredDialog, name: string): DialogDetails['unit'] {
  const organisationNumber = /:(\d{9})$/.exec(stored.party)?.[1];
  return organisationNumber === undefined || organisationNumber === stored.organisation_number
    ? null
    : { organisationNumber, name };
}

/** What the last try was answered; and a level that no system user has, known before anybody tries (reference/dialogporten.md 1.5). */
function refusedOf({ stored, parts, service }: ViewFacts, why: WhyView | null): DialogDetails['refused'] {
  const code = kept(parts, 'refusal', z.object({ code: z.string() }))?.code;
  const refused = refusals.find((each) => code === `dialogs.${each}`);
  if (refused) return refused;
  const isBeyond = (why?.minimumLevel ?? service?.level ?? 0) > (why?.level ?? SYSTEM_USER_LEVEL);
  return stored.opened_at === null && isBeyond ? 'levelTooLow' : null;
}

function textOfPart(part: Part | undefined): MessageText | null {
  if (!part) return null;
  const { body, type, source, problem } = part.value as KeptText;
  return { body, type, source, at: part.at, problem: problem ?? null };
}

/** What the dialog says beside its text; where that is the text itself, nothing. */
function infoOf(opened: Details | undefined, text: MessageText | null): DialogDetails['info'] {
  const info = opened?.content?.additionalInfo;
  const type = info && typeOf(info.mediaType);
  const body = textOf(info);
  return type && body !== '' && body !== text?.body ? { body, type } : null;
}

/** In the message's own order; what it no longer names is still here when it was fetched. Unopened: what the background found. */
function fileViews(facts: ViewFacts, transmissionId: string | null): MessageFile[] {
  const { opened, files, addresses } = facts;
  const order = opened && filesOf(opened).map((each: NamedFile) => each.id);
  const isHeld = ({ file_hash }: Selectable<DialogAttachmentTable>) => file_hash !== null;
  return files
    .filter((each) => each.transmission_id === transmissionId)
    .filter((each) => !order || order.includes(each.attachment_id) || isHeld(each))
    .sort((a, b) => (order ? order.indexOf(a.attachment_id) - order.indexOf(b.attachment_id) : 0))
    .map((each) => {
      const why = whyNot(each.url, addresses);
      return {
        id: each.attachment_id,
        name: each.name,
        mediaType: each.media_type,
        available: why === null,
        why,
        expiresAt: each.expires_at,
        size: each.size,
        saved: isHeld(each),
        preview: SHOWN.test(each.name) || SHOWN.test(each.media_type ?? ''),
      };
    });
}

/** Placeholders stand where an address would be (3.2); they are never fetched or shown as links. */
function whyNot(url: string, addresses: Addresses): MessageFile['why'] {
  if (url === 'urn:dialogporten:expired') return 'expired';
  if (url.startsWith('urn:')) return 'unauthorized';
  return addresses.reaches(storageUrlOf(url)) ? null : 'elsewhere';
}

/** Those of the details, and newer ones that were asked for without opening. */
function transmissionsOf(facts: ViewFacts): TransmissionView[] {
  const { opened, parts } = facts;
  const asked = kept(parts, 'transmissions', z.array(transmission)) ?? [];
  const known = new Map([...asked, ...(opened?.transmissions ?? [])].map((each) => [each.id, each]));
  const deleted = new Set(asked.filter((each) => each.deletedAt).map((each) => each.id));
  return [...known.values()]
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
    .map((each) => transmissionView(facts, each, deleted.has(each.id)));
}

function transmissionView(facts: ViewFacts, of: Transmission, deleted: boolean): TransmissionView {
  const { parts, addresses } = facts;
  const reference: Reference | null | undefined = of.content?.contentReference;
  const url = textOf(reference);
  return {
    id: of.id,
    at: of.createdAt,
    type: of.type,
    fromParty: of.sender?.actorType === 'PartyRepresentative',
    sender: of.sender?.actorName ?? '',
    title: textOf(of.content?.title),
    summary: textOf(of.content?.summary),
    relatedTo: of.relatedTransmissionId ?? null,
    authorized: of.isAuthorized,
    opened: of.isOpened ?? null,
    deleted,
    text: textOfPart(parts.get(textPart(of.id))),
    hasText: url !== '' && !url.startsWith('urn:') && reference?.isAuthorized !== false,
    links: (of.navigationalActions ?? [])
      .filter((each) => addresses.opens(each.url))
      .map((each) => ({ title: textOf({ value: each.title ?? [] }) || new URL(each.url).host, url: each.url })),
    files: fileViews(facts, of.id),
  };
}

/** What changes something is told and never called; what the link door would not open is done in Altinn too (4.4). */
function actionsOf({ opened, addresses }: ViewFacts): GuiActionView[] {
  const rank = ({ priority }: GuiAction) => PRIORITIES.indexOf(priority) >>> 0;
  return [...(opened?.guiActions ?? [])]
    .sort((a, b) => rank(a) - rank(b))
    .map((each) => ({
      id: each.id,
      title: textOf({ value: each.title ?? [] }),
      primary: each.priority === 'Primary',
      authorized: each.isAuthorized,
      url: each.isAuthorized && each.httpMethod === 'GET' && addresses.opens(each.url) ? each.url : null,
    }));
}

function whyOf(part: Part | undefined): WhyView | null {
  const found = lookupShape.safeParse(part?.value);
  if (!part || !found.success) return null;
  const { serviceResource, serviceOwner, authorizationEvidence } = found.data;
  const name = (value: { value: string; languageCode: string }[] | null | undefined) => textOf({ value: value ?? [] });
  return {
    at: part.at,
    service: name(serviceResource?.name),
    owner: name(serviceOwner?.name),
    level: authorizationEvidence?.currentAuthenticationLevel ?? null,
    minimumLevel: serviceResource?.minimumAuthenticationLevel ?? null,
    evidence: (authorizationEvidence?.evidence ?? []).map((each) => ({
      grant: each.grantType,
      name: name(each.name),
      subject: each.subject,
    })),
  };
}
