import './board.css';
import { Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, CheckmarkCircleIcon } from '@navikt/aksel-icons';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { useQuery } from '../../../state/context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';
import { usePeriodName } from '../period-name.ts';
import { isOpen } from '../return-state.ts';
import { ReturnStateTag } from '../state-symbol.tsx';
import type { Terms } from '../terms-view.ts';
import { type DueDay, type DueGroup, dueDays } from './due-day.ts';
import { FileYourselfLink } from './file-yourself-link.tsx';
import { Services } from './services.tsx';

/** So many of a group are listed; the board has them all. */
const LISTED = 60;

/** `/mva/frist`: "43 klienter · frist i dag", how far each has come, and whether the services answer. */
export function DueDayPage() {
  const t = useText('board');
  const mva = useText('mva');
  const terms = useQuery('mva.terms', {});
  return (
    <>
      <Link href="/mva" className="ds-link back-link">
        <ArrowLeftIcon aria-hidden />
        {mva('return.back')}
      </Link>
      <Page title={t('dueDay')} lead={t('dueDay.lead')}>
        <Services />
        <Loaded query={terms}>{(value) => <Days terms={value} />}</Loaded>
      </Page>
    </>
  );
}

function Days({ terms }: { terms: Terms }) {
  const t = useText('board');
  const now = today(useNow());
  const days = useMemo(() => dueDays(terms, now), [terms, now]);
  if (days.length === 0)
    return <Empty icon={CheckmarkCircleIcon} title={t('dueDay.none')} text={t('dueDay.none.text')} />;
  return days.map((each) => <Day key={each.day} due={each} />);
}

function Day({ due: { day, total, done, groups } }: { due: DueDay }) {
  const t = useText('board');
  const format = useFormat();
  const now = today(useNow());
  const when =
    day === now ? t('dueDay.today') : t(day < now ? 'dueDay.passed' : 'dueDay.on', { day: format.longDay(day) });
  return (
    <section className="card stack-3" aria-label={when}>
      <div className="row between wrap">
        <Heading level={2} data-size="xs">
          {t('dueDay.clients', { count: total })} · {when}
        </Heading>
        <span>{t('dueDay.done', { done, count: total })}</span>
      </div>
      <div>
        {groups.map((group, index) => (
          <Group key={group.state} group={group} open={index === 0} />
        ))}
      </div>
    </section>
  );
}

function Group({ group: { state, cells }, open }: { group: DueGroup; open: boolean }) {
  const t = useText('board');
  return (
    <Details data-size="sm" defaultOpen={open}>
      <Details.Summary>
        <ReturnStateTag state={state} /> {t('dueDay.clients', { count: cells.length })}
      </Details.Summary>
      <Details.Content>
        <ul className="due-list">
          {cells.slice(0, LISTED).map((cell) => (
            <DueRow key={`${cell.client.organisationNumber} ${cell.category} ${periodKey(cell.period)}`} cell={cell} />
          ))}
        </ul>
        {cells.length > LISTED && (
          <Paragraph className="subtle">{t('dueDay.more', { count: cells.length - LISTED })}</Paragraph>
        )}
      </Details.Content>
    </Details>
  );
}

function DueRow({ cell }: { cell: Terms['cells'][number] }) {
  const t = useText('board');
  const format = useFormat();
  const periodName = usePeriodName();
  const { client, returnId, state, amount, responsible } = cell;
  return (
    <li className="due-row">
      <Link
        href={returnId === null ? `/mva/importer/${client.organisationNumber}` : `/mva/${returnId}`}
        className="ds-link"
      >
        {client.name}
      </Link>
      <span className="subtle small">{[periodName(cell.period), responsible].filter(Boolean).join(' · ')}</span>
      <span className="number right">{amount === null ? '' : format.kroner(amount)}</span>
      <span className="right">
        {returnId === null ? (
          <span className="subtle small">{t('dueDay.noReturn')}</span>
        ) : (
          isOpen(state) && <FileYourselfLink returnId={returnId} />
        )}
      </span>
    </li>
  );
}
