import { type TextType, textType } from '../../../../shared/contract/reading.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { type Attachment, textOf } from '../shapes.ts';
import type { StoredDialog } from '../store.ts';
import type { EmbedType } from './content.ts';
import { type Details, details as detailsShape } from './shapes.ts';
import type { NamedFile } from './store.ts';

/** A text as it is kept. With `problem` the last try to fetch it failed; what came before stays. */
export interface KeptText {
  readonly body: string;
  readonly type: TextType;
  readonly source: 'opened' | 'background';
  /** MD5 of each attachment that has one, by attachment id. */
  readonly checksums?: Readonly<Record<string, string>> | undefined;
  readonly problem?: Failure | undefined;
}

/** The name of the part that holds a text: the message's own, or that of a transmission. */
export const textPart = (transmissionId?: string): string =>
  transmissionId === undefined ? 'text' : `text:${transmissionId}`;

/** What stands behind an address of a text, by the old and the new names of it (4.2); undefined for a kind not known. */
export function embedTypeOf(mediaType: string): EmbedType | undefined {
  const found =
    /^application\/vnd\.dialogporten\.frontchannelembed(?:-url|\+json);\s*type=(?:text\/)?(markdown|html)$/i.exec(
      mediaType,
    );
  if (!found) return undefined;
  return found[1]?.toLowerCase() === 'html' ? 'text/html' : 'text/markdown';
}

/** What can be shown of what the dialog itself says; undefined for a media type not known (4.2). */
export function typeOf(mediaType: string): TextType | undefined {
  return textType.options.find((each) => each === mediaType.toLowerCase().split(';')[0]?.trim());
}

export function openedOf(stored: StoredDialog): Details | undefined {
  if (stored.details === null) return undefined;
  const found = detailsShape.safeParse(JSON.parse(stored.details));
  return found.success ? found.data : undefined;
}

/** Every file of a dialog: its own, and those of its transmissions. */
export function filesOf(details: Details): NamedFile[] {
  return [
    ...named(details.attachments, null),
    ...(details.transmissions ?? []).flatMap(({ id, attachments }) => named(attachments, id)),
  ];
}

function named(attachments: readonly Attachment[] | null | undefined, transmissionId: string | null): NamedFile[] {
  return (attachments ?? []).flatMap((attachment) => {
    const urls = attachment.urls ?? [];
    // The address a person would use; the placeholder of a part we may not have stays, and is shown as not available.
    const address = urls.find((each) => each.consumerType === 'Gui') ?? urls[0];
    if (!address) return [];
    return {
      id: attachment.id,
      name: textOf({ value: attachment.displayName ?? [] }) || attachment.name || attachment.id,
      mediaType: address.mediaType ?? null,
      url: address.url,
      expiresAt: attachment.expiresAt ?? null,
      transmissionId,
    };
  });
}
