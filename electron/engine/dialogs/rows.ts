import { type ListItem, textOf } from './shapes.ts';

/** Whose message it is, from where it was fetched. */
export interface Origin {
  readonly organisationNumber: string;
  readonly clientName: string;
  readonly systemUserId: string;
}

/** A listed message as it is kept. What is local (done, opened, details) is not part of it. */
export function rowOf(origin: Origin, item: ListItem) {
  return {
    id: item.id,
    organisation_number: origin.organisationNumber,
    party: item.party,
    system_user_id: origin.systemUserId,
    service_resource: item.serviceResource,
    service_resource_type: item.serviceResourceType.toLowerCase(),
    sender: textOf(item.content?.senderName) || item.org,
    title: textOf(item.content?.title),
    summary: textOf(item.content?.summary),
    status: item.status,
    external_reference: item.externalReference ?? null,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    content_updated_at: item.contentUpdatedAt,
    due_at: item.dueAt ?? null,
    is_content_seen: item.isContentSeen ? 1 : 0,
    attachment_count: item.guiAttachmentCount ?? 0,
    context_revision: item.endUserContext.revision,
    labels: JSON.stringify(item.endUserContext.systemLabels),
  };
}

/** The words of a Markdown or HTML text, for the index: a hit is shown without marks. */
export function wordsOf(text: string): string {
  return text
    .replace(/<[^>]*>|[#*_>`|~]|-{3,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
