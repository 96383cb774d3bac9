import type { PracticeContext } from '../core/context.ts';
import {
  type ActivityParts,
  activitiesOf,
  type Content,
  contentOf,
  type Localization,
  localized,
  nb,
  titleOf,
} from './content.ts';
import { contextRevisionOf, type Dialog, type SeenEntry } from './dialog.ts';
import { derivedId } from './identity.ts';
import type { Masks } from './masks.ts';
import type { Reader } from './reader.ts';
import { RESOURCE_PREFIX } from './resources.ts';

export type Json = Record<string, unknown>;

/** Absent rather than null: Dialogporten leaves null properties out (reference 2.6). */
export function tidy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(tidy) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, tidy(inner)])) as T;
}

export function labelsOf(dialog: Dialog): readonly string[] {
  return [
    dialog.label,
    ...(dialog.marked_unopened === 1 ? ['MarkedAsUnopened'] : []),
    ...(dialog.sent === 1 ? ['Sent'] : []),
  ];
}

export const isSeen = (dialog: Dialog) => dialog.content_seen === 1 && dialog.marked_unopened === 0;

interface Parts {
  readonly context: PracticeContext;
  readonly reader: Reader;
  readonly languages: readonly string[];
  readonly masks: Masks;
}

/** Writes rows as the interface tells them, for one reader and one choice of languages. */
export class Answers {
  readonly #context: PracticeContext;
  readonly #reader: Reader;
  readonly #languages: readonly string[];
  readonly #masks: Masks;

  constructor({ context, reader, languages, masks }: Parts) {
    this.#context = context;
    this.#reader = reader;
    this.#languages = languages;
    this.#masks = masks;
  }

  /** True when the reader may read the service that a part of the dialog names. */
  may(dialog: Dialog, attribute: string): boolean {
    const resource = attribute.slice(RESOURCE_PREFIX.length);
    return this.#context.authority.may(this.#reader.caller, dialog.party, resource, 'read');
  }

  text(values: readonly Localization[]): readonly Localization[] {
    return localized(values, this.#languages);
  }

  value(values: readonly Localization[], mediaType = 'text/plain', more: Json = {}): Json {
    return { value: this.text(values), mediaType, ...more };
  }

  /** Title, summary and sender, as in lists. */
  heading(dialog: Dialog, content: Content): Json {
    const owner = this.#context.resources.get(dialog.resource)?.owner.name ?? dialog.org;
    const sender = content.letter.sender?.(content.facts) ?? (dialog.correspondence_id ? owner : undefined);
    return {
      title: this.value(titleOf(content, dialog)),
      summary: this.value(nb(dialog.summary)),
      senderName: sender === undefined ? null : this.value(nb(sender)),
      extendedStatus: dialog.extended_status === null ? null : this.value(nb(dialog.extended_status)),
    };
  }

  /** Fields that list items and details share. */
  common(dialog: Dialog, seen: readonly SeenEntry[], transmissions: readonly { by: string }[]): Json {
    const entries = this.seenLog(dialog, seen);
    return {
      id: dialog.id,
      org: dialog.org,
      serviceResource: `${RESOURCE_PREFIX}${dialog.resource}`,
      serviceResourceType: (this.#context.resources.get(dialog.resource)?.type ?? '').toLowerCase(),
      party: `urn:altinn:organization:identifier-no:${dialog.party}`,
      progress: dialog.progress,
      process: dialog.process,
      extendedStatus: dialog.extended_status,
      externalReference: dialog.external_reference,
      createdAt: dialog.created_at,
      updatedAt: dialog.updated_at,
      contentUpdatedAt: dialog.content_updated_at,
      dueAt: dialog.due_at,
      status: dialog.status,
      hasUnopenedContent: dialog.opened === 0,
      systemLabel: dialog.label,
      isApiOnly: dialog.api_only === 1,
      fromServiceOwnerTransmissionsCount: transmissions.filter(({ by }) => by === 'ServiceOwner').length,
      fromPartyTransmissionsCount: transmissions.filter(({ by }) => by === 'PartyRepresentative').length,
      seenSinceLastUpdate: latestPerReader(entries, dialog.updated_at),
      seenSinceLastContentUpdate: latestPerReader(entries, dialog.content_updated_at),
      isContentSeen: isSeen(dialog),
      endUserContext: { revision: contextRevisionOf(dialog), systemLabels: labelsOf(dialog) },
    };
  }

  listItem(dialog: Dialog, seen: readonly SeenEntry[], transmissions: readonly { by: string }[]): Json {
    const content = contentOf(dialog);
    const latest = activitiesOf(dialog).at(-1);
    // Files of app dialogs hang on transmissions or behind the storage API, and do not count.
    const gui = dialog.letter === 'mva-kvittering' ? 0 : content.files.filter((file) => !file.restrictedTo).length;
    return tidy({
      ...this.common(dialog, seen, transmissions),
      guiAttachmentCount: gui,
      latestActivity: latest === undefined ? null : this.activity(latest, dialog, true),
      content: this.heading(dialog, content),
    });
  }

  activity(activity: ActivityParts, dialog: Dialog, withActor: boolean): Json {
    return tidy({
      id: activity.id,
      createdAt: activity.at,
      type: activity.type,
      transmissionId: activity.transmissionId,
      performedBy: withActor ? this.actor(activity.by, dialog) : null,
      description: activity.text === undefined ? [] : this.text(nb(activity.text)),
    });
  }

  actor(by: 'ServiceOwner' | 'PartyRepresentative', dialog: Dialog): Json {
    if (by === 'ServiceOwner') return { actorType: by };
    const manager = this.#context.world.unit(dialog.party)?.manager;
    const name = manager ? `${manager.firstName} ${manager.lastName}` : 'Daglig leder';
    return { actorType: by, actorName: name, actorId: this.#masks.person(`${dialog.party}:${name}`) };
  }

  /** A person or a system user that acted for the party. */
  representative(kind: string, who: string, name: string): Json {
    return { actorType: 'PartyRepresentative', actorName: name, actorId: this.#masks.actor(kind, who) };
  }

  /** Everyone who opened it: the one from before practice began first. */
  seenLog(dialog: Dialog, seen: readonly SeenEntry[]): readonly Json[] {
    const before =
      dialog.opened_at === null
        ? []
        : [
            {
              id: derivedId(dialog.id, 'seen'),
              seenAt: dialog.opened_at,
              seenBy: this.actor('PartyRepresentative', dialog),
              isViaServiceOwner: false,
              isCurrentEndUser: false,
            },
          ];
    const entries = seen.map((entry) => ({
      id: entry.id,
      seenAt: entry.at,
      seenBy: this.representative(entry.kind, entry.who, entry.name),
      isViaServiceOwner: false,
      isCurrentEndUser: entry.kind === this.#reader.kind && entry.who === this.#reader.who,
    }));
    return [...before, ...entries];
  }
}

function latestPerReader(entries: readonly Json[], since: string): readonly Json[] {
  const byReader = new Map<string, Json>();
  for (const entry of entries) {
    if (String(entry.seenAt) < since) continue;
    byReader.set(String((entry.seenBy as Json).actorId), entry);
  }
  return [...byReader.values()];
}
