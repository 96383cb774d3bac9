import { z } from 'zod';

/**
 * What Dialogporten and Correspondence answer, as far as we read it. Tolerant: unknown fields pass, missing arrays are
 * empty, enums are text (reference/dialogporten.md 2.6, 3.2, 4.5). Nulls are left out of their JSON.
 */
export const localization = z.object({ value: z.string(), languageCode: z.string() });
export const contentValue = z.object({
  value: z.array(localization).default([]),
  mediaType: z.string().default('text/plain'),
});
export type ContentValue = z.infer<typeof contentValue>;
export type Localization = z.infer<typeof localization>;

const activity = z.object({
  id: z.string(),
  createdAt: z.string().optional(),
  type: z.string(),
  description: z.array(localization).nullish(),
});

/** `actorId` is left out: persons are masked anew each time (reference/dialogporten.md 2.6). */
const seenEntry = z.object({
  seenAt: z.string(),
  seenBy: z.object({ actorName: z.string().nullish() }).nullish(),
  isCurrentEndUser: z.boolean().default(false),
});

export const listItem = z.object({
  id: z.string(),
  org: z.string().default(''),
  serviceResource: z.string(),
  serviceResourceType: z.string().default(''),
  party: z.string(),
  guiAttachmentCount: z.number().nullish(),
  externalReference: z.string().nullish(),
  createdAt: z.string(),
  updatedAt: z.string(),
  contentUpdatedAt: z.string(),
  dueAt: z.string().nullish(),
  status: z.string(),
  extendedStatus: z.string().nullish(),
  progress: z.number().nullish(),
  hasUnopenedContent: z.boolean().default(false),
  latestActivity: activity.nullish(),
  fromServiceOwnerTransmissionsCount: z.number().default(0),
  fromPartyTransmissionsCount: z.number().default(0),
  seenSinceLastContentUpdate: z.array(seenEntry).nullish(),
  isContentSeen: z.boolean().default(true),
  isApiOnly: z.boolean().default(false),
  endUserContext: z.object({ revision: z.string(), systemLabels: z.array(z.string()).default([]) }),
  content: z
    .object({
      title: contentValue.optional(),
      summary: contentValue.nullish(),
      senderName: contentValue.nullish(),
      extendedStatus: contentValue.nullish(),
    })
    .nullish(),
});
export type ListItem = z.infer<typeof listItem>;

export const listPage = z.object({
  items: z.array(listItem).nullish(),
  hasNextPage: z.boolean().default(false),
  continuationToken: z.string().nullish(),
});

export const attachment = z.object({
  id: z.string(),
  displayName: z.array(localization).nullish(),
  name: z.string().nullish(),
  expiresAt: z.string().nullish(),
  urls: z.array(z.object({ url: z.string(), mediaType: z.string().nullish(), consumerType: z.string() })).nullish(),
});
export type Attachment = z.infer<typeof attachment>;

interface PartyShape {
  party: string;
  name?: string | undefined;
  isDeleted?: boolean | undefined;
  hasOnlyAccessToSubParties?: boolean | undefined;
  subParties?: PartyShape[] | null | undefined;
}

const party: z.ZodType<PartyShape> = z.lazy(() =>
  z.object({
    party: z.string(),
    name: z.string().optional(),
    isDeleted: z.boolean().optional(),
    hasOnlyAccessToSubParties: z.boolean().optional(),
    subParties: z.array(party).nullish(),
  }),
);

export const parties = z.object({ authorizedParties: z.array(party).nullish() });
export type Party = PartyShape;

export const limits = z.object({ endUserSearch: z.object({ maxPartyFilterValues: z.number().int().min(1) }) });

export const lookup = z.object({ instanceRef: z.string() });

/** The best text for a language: nb, nn, en, then whatever there is. */
export function textOf(value: { readonly value: readonly Localization[] } | null | undefined): string {
  const texts = value?.value ?? [];
  for (const code of ['nb', 'nn', 'en']) {
    const found = texts.find((text) => text.languageCode === code);
    if (found) return found.value;
  }
  return texts[0]?.value ?? '';
}
