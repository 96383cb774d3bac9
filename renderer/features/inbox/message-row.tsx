import { CheckmarkIcon, PaperclipIcon } from '@navikt/aksel-icons';
import type { DialogRow } from '../../../shared/contract/dialogs.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { dayInNorway } from './dates.ts';
import { DueTag } from './due-tag.tsx';
import { snippetParts } from './snippet.ts';
import { StatusText } from './status-text.tsx';

/** One message as mail lists show it. */
export function MessageRow({ row }: { row: DialogRow }) {
  const t = useText('inbox');
  const format = useFormat();
  const now = today(useNow());
  return (
    <>
      <span className="message-row-top">
        {row.unread && (
          <span className="unread-dot">
            <span className="sr-only">{t('unread')}</span>
          </span>
        )}
        <span className="clip grow">{row.sender}</span>
        <time dateTime={row.contentUpdatedAt} title={format.dateTime(row.contentUpdatedAt)}>
          {dayInNorway(row.contentUpdatedAt) === now
            ? format.time(row.contentUpdatedAt)
            : format.date(row.contentUpdatedAt)}
        </time>
      </span>
      <span className="message-row-title clip">{row.title}</span>
      <span className="clip subtle">{row.snippet === null ? row.summary : <Snippet text={row.snippet} />}</span>
      <span className="message-row-foot">
        <span className="clip grow">{row.client.name}</span>
        {row.attachments > 0 && (
          <span className="message-row-files">
            <PaperclipIcon aria-hidden />
            <span aria-hidden>{row.attachments}</span>
            <span className="sr-only">{t('attachments', { count: row.attachments })}</span>
          </span>
        )}
        {row.done ? (
          <span className="message-row-done">
            <CheckmarkIcon aria-hidden />
            {t('done')}
          </span>
        ) : row.dueAt === null ? (
          <StatusText status={row.status} />
        ) : (
          <DueTag dueAt={row.dueAt} status={row.status} done={row.done} />
        )}
      </span>
    </>
  );
}

/** Where the words were found, marked. */
export function Snippet({ text }: { text: string }) {
  return snippetParts(text).map((part, index) =>
    part.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
      <mark key={index}>{part.text}</mark>
    ) : (
      part.text
    ),
  );
}
