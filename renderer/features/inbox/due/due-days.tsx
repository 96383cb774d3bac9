import { Heading } from '@digdir/designsystemet-react';
import { BellIcon, CheckmarkIcon, ClockIcon } from '@navikt/aksel-icons';
import { Link } from 'wouter';
import type { DueRow } from '../../../../shared/contract/office.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';

/** Day by day: the client, what it is about, whose it is; each leads to its message. */
export function DueDays({ rows, today }: { rows: readonly DueRow[]; today: string }) {
  const format = useFormat();
  const days = [...new Set(rows.map((row) => row.day))];
  return (
    <div className="due-days">
      {days.map((day) => (
        <section key={day} aria-labelledby={`due-${day}`}>
          <Heading level={3} data-size="2xs" id={`due-${day}`} tabIndex={-1} data-passed={day < today}>
            {format.longDay(day)}
          </Heading>
          <ul>
            {rows
              .filter((row) => row.day === day)
              .map((row) => (
                <DueLine key={`${row.id} ${row.kind}`} row={row} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DueLine({ row }: { row: DueRow }) {
  const t = useText('office');
  const inbox = useText('inbox');
  const Icon = row.kind === 'due' ? ClockIcon : BellIcon;
  return (
    <li className="due-line">
      <Icon aria-hidden fontSize="1.25rem" />
      <span className="due-what">
        <Link href={`/innboks/${row.id}`} className="ds-link">
          {row.title}
        </Link>
        <span className="subtle">
          {t(row.kind === 'due' ? 'due.due' : 'due.followUp')} · {row.sender}
        </span>
      </span>
      <span>{row.client.name}</span>
      <span className="subtle">{row.person ?? ''}</span>
      {row.done && (
        <span className="message-row-done">
          <CheckmarkIcon aria-hidden />
          {inbox('done')}
        </span>
      )}
    </li>
  );
}
