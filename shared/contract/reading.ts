/** One message: what is held of it, opening it, and what can be asked about it without a trace. */
import { z } from 'zod';
import { failureView, fileHandle, instant, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { dialogRow } from './dialogs.ts';

export const textType = z.enum(['text/plain', 'text/markdown', 'text/html']);
export type TextType = z.infer<typeof textType>;

/** A text of a message, or why it is not here. */
export const messageText = z.object({
  body: z.string(),
  type: textType,
  at: instant,
  /** background: fetched from the message's own service before anybody opened it, where the firm has chosen that. */
  source: z.enum(['opened', 'background']),
  /** The last try to fetch it failed. */
  problem: failureView.nullable(),
});
export type MessageText = z.infer<typeof messageText>;

export const messageFile = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string().nullable(),
  available: z.boolean(),
  /** Why it is not: past its time, not ours to see, or at a host that only a browser goes to. */
  why: z.enum(['expired', 'unauthorized', 'elsewhere']).nullable(),
  expiresAt: instant.nullable(),
  /** Bytes, once fetched. */
  size: z.number().int().nullable(),
  /** Held locally already. */
  saved: z.boolean(),
  /** Looks like something that can be shown here, by its name and type. */
  preview: z.boolean(),
});
export type MessageFile = z.infer<typeof messageFile>;

/** A link that the browser may open; the door in the shell decides once more. */
export const messageLink = z.object({ title: z.string(), url: z.string() });

export const transmissionView = z.object({
  id: z.string(),
  at: instant,
  /** Information, Acceptance, Rejection, Request, Alert, Decision, Submission, Correction; unknown ones pass as they are. */
  type: z.string(),
  fromParty: z.boolean(),
  /** A person or a system; empty when only the side is told. */
  sender: z.string(),
  title: z.string(),
  summary: z.string(),
  relatedTo: z.string().nullable(),
  authorized: z.boolean(),
  /** Null: not told without opening. */
  opened: z.boolean().nullable(),
  deleted: z.boolean(),
  text: messageText.nullable(),
  /** There is a text that a person can fetch. */
  hasText: z.boolean(),
  links: z.array(messageLink),
  files: z.array(messageFile),
});
export type TransmissionView = z.infer<typeof transmissionView>;

export const historyEntry = z.object({
  id: z.string(),
  at: instant.nullable(),
  kind: z.enum(['activity', 'seen', 'label']),
  /** The kind of activity, or the label as `set:Bin` or `remove:Bin`. */
  type: z.string(),
  text: z.string(),
  by: z.enum(['owner', 'party', 'us', 'unknown']),
  /** A name; empty when only the side is told. */
  who: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Why a message is open to us (authorizationEvidence). */
export const whyView = z.object({
  at: instant,
  service: z.string(),
  owner: z.string(),
  level: z.number().nullable(),
  minimumLevel: z.number().nullable(),
  evidence: z.array(z.object({ grant: z.string(), name: z.string(), subject: z.string() })),
});
export type WhyView = z.infer<typeof whyView>;

export const guiActionView = z.object({
  id: z.string(),
  title: z.string(),
  primary: z.boolean(),
  authorized: z.boolean(),
  /** Null: done in Altinn. Only what leads somewhere is ever a link; what changes something is never called. */
  url: z.string().nullable(),
});
export type GuiActionView = z.infer<typeof guiActionView>;

export const dialogDetails = dialogRow.extend({
  serviceResource: z.string(),
  /** Its name; empty until it was asked for. */
  service: z.string(),
  /** The sub-unit it is addressed to; null when that is the client itself. */
  unit: z.object({ organisationNumber, name: z.string() }).nullable(),
  externalReference: z.string().nullable(),
  extendedStatus: z.string(),
  expiresAt: instant.nullable(),
  /** Why it can no longer be fetched; null while it can. */
  gone: z.string().nullable(),
  /** Opening was refused, or will be: what a system user may never open, and what the service does not let it see. */
  refused: z.enum(['levelTooLow', 'noAccess', 'notVisibleYet']).nullable(),
  /** It was opened here and has changed since, or counts as unopened again: opening it once more shows once more. */
  changedSince: z.boolean(),
  openedAt: instant.nullable(),
  /** Null until opened, or fetched in the background. */
  text: messageText.nullable(),
  /** What the message itself says beside its text. */
  info: z.object({ body: z.string(), type: textType }).nullable(),
  attachmentList: z.array(messageFile),
  transmissions: z.array(transmissionView),
  actions: z.array(guiActionView),
  /** The newest first. */
  history: z.array(historyEntry),
  /** When the logs were last asked for; null: only what opening told. */
  historyAt: instant.nullable(),
  why: whyView.nullable(),
  /** The return it is about, when that was filed from here. */
  returnId: uuid.nullable(),
  /** Where a person opens it in Altinn. */
  portalUrl: z.string(),
});
export type DialogDetails = z.infer<typeof dialogDetails>;

export const lookInto = z.enum(['history', 'why']);
export type LookInto = z.infer<typeof lookInto>;

const one = z.object({ dialogId: uuid }).strict();
const file = z.object({ dialogId: uuid, attachmentId: z.string() }).strict();

/** Joined with the other operations of `dialogs` in the contract. */
export const reading = {
  /** What is held locally; asks nobody and marks nothing. */
  get: engineOperation(one, dialogDetails),
  /** Fetches the details: marks it as opened for everybody at the client. Only on a person's click. */
  open: engineOperation(one, dialogDetails),
  /** Fetches the text of one transmission of an opened message. */
  openPart: engineOperation(z.object({ dialogId: uuid, transmissionId: z.string() }).strict(), dialogDetails),
  /** Transmissions and logs, or why we see it. Leaves no trace. */
  lookInto: engineOperation(z.object({ dialogId: uuid, what: lookInto }).strict(), dialogDetails),
  saveAttachment: engineOperation(file, fileHandle),
  /** An attachment to be shown in the window: a PDF or an image by what its bytes are, whatever it calls itself. */
  attachmentContent: engineOperation(
    file,
    z.object({
      name: z.string(),
      kind: z.enum(['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']),
      base64: z.string(),
    }),
  ),
  /** The message of a return that was filed from here. Leaves no trace. */
  ofReturn: engineOperation(z.object({ returnId: uuid }).strict(), z.object({ dialogId: uuid.nullable() })),
};
