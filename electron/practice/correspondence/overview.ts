import { createHash } from 'node:crypto';
import type { PracticeContext } from '../core/context.ts';
import { type Json, tidy } from '../dialogporten/answers.ts';
import { bodyOf, contentOf, fileId } from '../dialogporten/content.ts';
import type { Dialog } from '../dialogporten/dialog.ts';
import type { Event } from './events.ts';
import { fileBytes } from './files.ts';

const TEXTS: Readonly<Record<string, string>> = {
  Published: 'Message has been published',
  Fetched: 'Message has been fetched',
  Read: 'Message has been read',
  Confirmed: 'Message has been confirmed',
  AttachmentsDownloaded: 'Attachment has been downloaded',
  PurgedByRecipient: 'Message has been deleted by recipient',
};
const RANK = ['Published', 'Fetched', 'Read', 'Confirmed'];

/** The status shown: the furthest step towards confirmed. Downloads are in the history only. */
export function statusOf(events: readonly Event[]): string {
  const rank = Math.max(0, ...events.map(({ status }) => RANK.indexOf(status)));
  return RANK[rank] ?? 'Published';
}

const moment = (at: number) => new Date(at).toISOString();

async function attachments(dialog: Dialog): Promise<readonly Json[]> {
  const content = contentOf(dialog);
  const published = dialog.created_at;
  return Promise.all(
    content.files.map(async (file, index) => ({
      id: fileId(dialog, index),
      fileName: file.filename,
      displayName: file.title,
      isEncrypted: false,
      // MD5 of the bytes, as the real service (reference dialogporten 4.5).
      checksum: createHash('md5')
        .update(await fileBytes(dialog, content, index))
        .digest('hex'),
      sendersReference: dialog.external_reference ?? '',
      dataType: file.filename.split('.').pop() ?? '',
      dataLocationType: 'AltinnCorrespondenceAttachment',
      status: 'Published',
      statusText: 'Attachment has been published',
      statusChanged: published,
      created: published,
    })),
  );
}

/** The overview with body and attachments; with `history`, the details (reference dialogporten 4.5). */
export async function overview(
  context: PracticeContext,
  dialog: Dialog,
  events: readonly Event[],
  history: boolean,
): Promise<Json> {
  const { letter } = contentOf(dialog);
  const owner = context.resources.get(dialog.resource)?.owner;
  const status = statusOf(events);
  const changed = events.findLast((event) => event.status === status)?.at;
  const read = events.find((event) => event.status === 'Read')?.at;
  const published = { status: 'Published', statusText: TEXTS.Published, statusChanged: dialog.created_at };
  return tidy({
    correspondenceId: dialog.correspondence_id,
    resourceId: dialog.resource,
    sender: `0192:${owner?.organisationNumber ?? ''}`,
    sendersReference: dialog.external_reference ?? '',
    messageSender: letter.sender?.(contentOf(dialog).facts) ?? owner?.name,
    recipient: `urn:altinn:organization:identifier-no:${dialog.party}`,
    content: {
      language: 'nb',
      messageTitle: dialog.title,
      messageSummary: dialog.summary,
      messageBody: bodyOf(dialog),
      attachments: await attachments(dialog),
    },
    created: dialog.created_at,
    published: dialog.created_at,
    requestedPublishTime: dialog.created_at,
    read: read === undefined ? null : moment(read),
    dueDateTime: dialog.due_at,
    status,
    statusText: TEXTS[status] ?? status,
    statusChanged: changed === undefined ? dialog.created_at : moment(changed),
    isConfirmationNeeded: letter.confirm === true,
    isConfidential: false,
    allowForwarding: true,
    ignoreReservation: true,
    replyOptions: [],
    externalReferences: [{ referenceType: 'DialogportenDialogId', referenceValue: dialog.id }],
    propertyList: {},
    notifications: [],
    statusHistory: history
      ? [
          published,
          ...events.map((event) => ({
            status: event.status,
            statusText: TEXTS[event.status] ?? event.status,
            statusChanged: moment(event.at),
          })),
        ]
      : null,
  });
}
