import './overview.css';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { CheckmarkCircleIcon, KeyVerticalIcon } from '@navikt/aksel-icons';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../../shared/contract.ts';
import { useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { Figures } from './figures.tsx';
import { FirmTerms } from './firm-terms.tsx';
import { MOST_ROWS } from './rows.ts';
import { TodoRow } from './todo-row.tsx';

/** "Hva må jeg gjøre i dag?" */
export function OverviewPage() {
  const t = useText('overview');
  const overview = useQuery('overview.get', {});
  return (
    <Page title={t('title')}>
      <Loaded query={overview}>
        {(value) => (value.rows.some(({ kind }) => kind === 'setUp') ? <SetUpFirst /> : <Today value={value} />)}
      </Loaded>
    </Page>
  );
}

function SetUpFirst() {
  const t = useText('overview');
  const people = useText('people');
  const [, go] = useLocation();
  const may = useRights();
  if (!may('setUp'))
    return (
      <Empty icon={KeyVerticalIcon} title={t('setUp.title')} text={`${t('setUp.text')} ${people('only.setUp')}`} />
    );
  return (
    <Empty icon={KeyVerticalIcon} title={t('setUp.title')} text={t('setUp.text')}>
      <PrimaryButton onClick={() => go('/tilgang')}>{t('setUp.action')}</PrimaryButton>
    </Empty>
  );
}

function Today({ value }: { value: OutputOf<'overview.get'> }) {
  const t = useText('overview');
  const rows = value.rows.slice(0, MOST_ROWS);
  // Waiting for an answer is nothing to do; the first row that is carries the page's primary button.
  const primary = rows.findIndex(({ kind }) => kind !== 'waitingForVerdict');
  return (
    <>
      <div className="overview-top">
        <section className="card stack-2">
          <Heading level={2} data-size="2xs">
            {t('todo')}
          </Heading>
          {rows.length === 0 ? (
            <NothingWaits nextDeadline={value.nextDeadline} />
          ) : (
            <ul className="todo">
              {rows.map((row, index) => (
                <TodoRow
                  key={`${row.kind} ${row.to} ${row.client?.organisationNumber ?? ''}`}
                  row={row}
                  primary={index === primary}
                />
              ))}
            </ul>
          )}
        </section>
        <Figures value={value} />
      </div>
      <FirmTerms />
    </>
  );
}

function NothingWaits({ nextDeadline }: { nextDeadline: string | null }) {
  const t = useText('overview');
  const format = useFormat();
  return (
    <div className="nothing-waits">
      <CheckmarkCircleIcon aria-hidden fontSize="2rem" />
      <div>
        <Paragraph className="strong">{t('nothing')}</Paragraph>
        <Paragraph className="subtle">
          {nextDeadline === null ? t('nothing.none') : t('nothing.next', { day: format.longDay(nextDeadline) })}
        </Paragraph>
      </div>
    </div>
  );
}
