import { z } from 'zod';
import { instant, uuid } from './common.ts';
import { engineOperation } from './define.ts';

/** At most so many, each at most so large (reference/mva-melding.md 4.3). */
export const MOST_ATTACHMENTS = 50;
export const ATTACHMENT_BYTES = 25 * 1024 * 1024;
/** Endings that Skatteetaten takes. */
export const attachmentEndings = '.pdf,.xml,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.odt,.ods,.odp,.odg,.odf';

export const attachment = z.object({
  id: uuid,
  name: z.string(),
  size: z.number().int(),
  addedAt: instant,
  addedBy: z.string(),
});
export type Attachment = z.infer<typeof attachment>;
const all = z.object({ attachments: z.array(attachment) });

export const attachments = {
  list: engineOperation(z.object({ returnId: uuid }).strict(), all),
  /** Takes a release away, as a changed figure does. */
  add: engineOperation(z.object({ returnId: uuid, handle: z.string() }).strict(), all),
  remove: engineOperation(z.object({ returnId: uuid, attachmentId: uuid }).strict(), all),
};
