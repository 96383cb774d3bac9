import { z } from 'zod';
import { attachment, contentValue, localization } from '../shapes.ts';

/**
 * What a dialog's details and its parts answer, as far as we read it (reference/dialogporten.md 3.2, 3.6). Tolerant: unknown
 * fields pass, missing arrays are empty, enums are text.
 */
const localized = z.array(localization).nullish();
const actor = z.object({ actorType: z.string().default(''), actorName: z.string().nullish() });

export const activity = z.object({
  id: z.string(),
  createdAt: z.string().nullish(),
  type: z.string(),
  transmissionId: z.string().nullish(),
  /** Not told by the list of activities alone, only by the details (3.1). */
  performedBy: actor.nullish(),
  description: localized,
});
export type Activity = z.infer<typeof activity>;

/** A text, or the address of one (`mediaType` says which). */
const reference = contentValue.extend({ isAuthorized: z.boolean().nullish() });
export type Reference = z.infer<typeof reference>;

export const transmission = z.object({
  id: z.string(),
  createdAt: z.string(),
  type: z.string().default('Information'),
  isAuthorized: z.boolean().default(true),
  isOpened: z.boolean().nullish(),
  deletedAt: z.string().nullish(),
  relatedTransmissionId: z.string().nullish(),
  sender: actor.nullish(),
  content: z
    .object({ title: contentValue.nullish(), summary: contentValue.nullish(), contentReference: reference.nullish() })
    .nullish(),
  attachments: z.array(attachment).nullish(),
  navigationalActions: z
    .array(z.object({ title: localized, url: z.string(), expiresAt: z.string().nullish() }))
    .nullish(),
});
export type Transmission = z.infer<typeof transmission>;

const guiAction = z.object({
  id: z.string(),
  url: z.string(),
  isAuthorized: z.boolean().default(true),
  isDeleteDialogAction: z.boolean().default(false),
  priority: z.string().default('Tertiary'),
  httpMethod: z.string().default('GET'),
  title: localized,
});
export type GuiAction = z.infer<typeof guiAction>;

export const seenEntry = z.object({
  id: z.string(),
  seenAt: z.string(),
  seenBy: actor.nullish(),
  isCurrentEndUser: z.boolean().default(false),
});
export type SeenEntry = z.infer<typeof seenEntry>;

export const labelEntry = z.object({
  createdAt: z.string(),
  name: z.string(),
  action: z.string(),
  performedBy: actor.nullish(),
});
export type LabelEntry = z.infer<typeof labelEntry>;

/** Kept whole, so that what is not read today can be shown tomorrow without asking again. */
export const details = z.looseObject({
  id: z.string(),
  updatedAt: z.string(),
  status: z.string(),
  expiresAt: z.string().nullish(),
  content: z
    .looseObject({
      additionalInfo: contentValue.nullish(),
      extendedStatus: contentValue.nullish(),
      mainContentReference: reference.nullish(),
    })
    .nullish(),
  dialogToken: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
  transmissions: z.array(transmission).nullish(),
  guiActions: z.array(guiAction).nullish(),
  activities: z.array(activity).nullish(),
  seenSinceLastUpdate: z.array(seenEntry).nullish(),
});
export type Details = z.infer<typeof details>;

export const lookup = z.object({
  dialogId: z.string(),
  instanceRef: z.string(),
  serviceResource: z.object({ name: localized, minimumAuthenticationLevel: z.number().nullish() }).nullish(),
  serviceOwner: z.object({ name: localized, orgNumber: z.string().nullish() }).nullish(),
  authorizationEvidence: z
    .object({
      currentAuthenticationLevel: z.number().nullish(),
      evidence: z
        .array(z.object({ grantType: z.string(), subject: z.string().default(''), name: localized }))
        .nullish(),
    })
    .nullish(),
});
export type Lookup = z.infer<typeof lookup>;
