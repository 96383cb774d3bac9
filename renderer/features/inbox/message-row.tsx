import { Tag } from '@digdir/designsystemet-react';
import {
  BellDotIcon,
  CalendarIcon,
  CheckmarkIcon,
  NotePencilIcon,
  PaperclipIcon,
  PersonIcon,
} from '@navikt/aksel-icons';
import type { MessageRow as Row } from '../../../shared/contract/messages-list.ts';
import { osloParts, useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { DueTag } from './due-tag.tsx';
import { Marked } from './marked.tsx';
import { StatusText } from './status-text.tsx';

/** Whether something stands in the office's own line of a row. */
export const hasOfficeLine = (row: Row): boolean =>
  row.person !== null || row.tags.length > 0 || row.followUpOn !== null || row.notes > 0;

/** One message as mail lists show it. */
export function MessageRow({ row, today }: { row: Row; today: string }) {
  const t = useText('inbox');
  const list = useText('inboxList');
  const format = useFormat();
  const at = osloParts(row.contentUpdatedAt) ?? { day: '', time: row.contentUpdatedAt };
  const label = (['Archive', 'Bin'] as const).find((each) => row.labels.includes(each));
  return (
    <>
      <span className="message-row-top">
        {row.unread && (
          <span className="unread-dot" title={t('unread')}>
            <span className="sr-only">{t('unread')}</span>
          </span>
        )}
        <span className="clip grow">
          <Marked text={row.sender} />
        </span>
        {row.newContent && (
          <span className="new-content" title={list('newContent.text')}>
            <BellDotIcon aria-hidden />
            {list('newContent')}
          </span>
        )}
        <time dateTime={row.contentUpdatedAt} title={`${format.day(at.day)} ${at.time}`.trim()}>
          {at.day === today || at.day === '' ? at.time : format.day(at.day)}
        </time>
      </span>
      <span className="message-row-title clip">
        <Marked text={row.title} />
      </span>
      <span className="clip subtle">
        {row.snippetFile !== null && <>{list('found.file', { name: row.snippetFile })} </>}
        <Marked text={row.snippet ?? row.summary} />
      </span>
      <span className="message-row-foot">
        <span className="clip grow">
          <Marked text={row.client.name} />
          {row.subUnit !== null && <span className="subtle"> · {row.subUnit}</span>}
        </span>
        {label && <span className="subtle nowrap">{list(`label.${label}`)}</span>}
        {row.attachments > 0 && (
          <span className="message-row-files">
            <PaperclipIcon aria-hidden />
            <span aria-hidden>{row.attachments}</span>
            <span className="sr-only">{t('attachments', { count: row.attachments })}</span>
          </span>
        )}
        <RowState row={row} today={today} />
      </span>
      {hasOfficeLine(row) && <OfficeLine row={row} />}
    </>
  );
}

function RowState({ row, today }: { row: Row; today: string }) {
  const t = useText('inbox');
  if (row.done)
    return (
      <span className="message-row-done">
        <CheckmarkIcon aria-hidden />
        {t('done')}
      </span>
    );
  if (row.dueAt === null) return <StatusText status={row.status} />;
  return <DueTag dueAt={row.dueAt} status={row.status} done={row.done} today={today} />;
}

/** What the office has added. */
function OfficeLine({ row }: { row: Row }) {
  const t = useText('office');
  const format = useFormat();
  return (
    <span className="message-row-foot message-row-office">
      {row.person !== null && (
        <span className="message-row-files may-shrink">
          <PersonIcon aria-hidden />
          <span className="clip">{row.person}</span>
        </span>
      )}
      {row.followUpOn !== null && (
        <span className="message-row-files">
          <CalendarIcon aria-hidden />
          {t('followUp.on', { day: format.day(row.followUpOn) })}
        </span>
      )}
      {row.tags.map((tag) => (
        <Tag key={tag} className="may-shrink" data-size="sm" data-color="neutral" title={tag}>
          <span className="clip">{tag}</span>
        </Tag>
      ))}
      {row.notes > 0 && (
        <span className="message-row-files">
          <NotePencilIcon aria-hidden />
          <span aria-hidden>{row.notes}</span>
          <span className="sr-only">{t('notes', { count: row.notes })}</span>
        </span>
      )}
    </span>
  );
}
