import { type ListItem, textOf } from './shapes.ts';

/** Whose message it is, from where it was fetched. */
export interface Origin {
  readonly organisationNumber: string;
  readonly clientName: string;
  readonly systemUserId: string;
}

/** Who at the client has opened the message as it is now, and when; `mine`: this system user did. */
export interface Seen {
  readonly at: string;
  readonly name: string;
  readonly mine: boolean;
}

const seenOf = (entry: NonNullable<ListItem['seenSinceLastContentUpdate']>[number]): Seen => ({
  at: entry.seenAt,
  name: entry.seenBy?.actorName ?? '',
  mine: entry.isCurrentEndUser,
});

/** A listed message as it is kept. What is local (done, opened, details) is not part of it. */
export function rowOf(origin: Origin, item: ListItem) {
  return {
    id: item.id,
    organisation_number: origin.organisationNumber,
    party: item.party,
    system_user_id: origin.systemUserId,
    service_resource: item.serviceResource,
    service_resource_type: item.serviceResourceType.toLowerCase(),
    org: item.org,
    sender: textOf(item.content?.senderName) || item.org,
    title: textOf(item.content?.title),
    summary: textOf(item.content?.summary),
    status: item.status,
    extended_status: item.extendedStatus ?? null,
    extended_status_text: textOf(item.content?.extendedStatus),
    progress: item.progress ?? null,
    external_reference: item.externalReference ?? null,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    content_updated_at: item.contentUpdatedAt,
    due_at: item.dueAt ?? null,
    is_content_seen: item.isContentSeen ? 1 : 0,
    has_unopened_content: item.hasUnopenedContent ? 1 : 0,
    seen: JSON.stringify((item.seenSinceLastContentUpdate ?? []).map(seenOf)),
    latest_activity_id: item.latestActivity?.id ?? null,
    latest_activity_type: item.latestActivity?.type ?? null,
    latest_activity_at: item.latestActivity?.createdAt ?? null,
    from_service_owner_transmissions: item.fromServiceOwnerTransmissionsCount,
    from_party_transmissions: item.fromPartyTransmissionsCount,
    attachment_count: item.guiAttachmentCount ?? 0,
    context_revision: item.endUserContext.revision,
    labels: JSON.stringify(item.endUserContext.systemLabels),
  };
}

export type ListRow = ReturnType<typeof rowOf>;

/** The words of a Markdown or HTML text, for the index: a hit is shown without marks. */
export function wordsOf(text: string): string {
  return text
    .replace(/<[^>]*>|[#*_>`|~]|-{3,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
