import './services.css';
import { Button } from '@digdir/designsystemet-react';
import { TasklistIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { ServiceTable } from '../../../../shared/contract/message-services.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { useText } from '../../../ui/text.ts';
import { FilteredServices } from './filtered-services.tsx';

/** `/innboks/tjenester`: which services' messages are fetched, for whom, and what opens them. */
export function ServicesPage() {
  const t = useText('messageServices');
  const [group, setGroup] = useState<string | null>(null);
  const table = useQuery('messageServices.table', { group });
  return (
    <Page fill title={t('title')} lead={t('lead')} actions={<LeaveButton to="/innboks">{t('back')}</LeaveButton>}>
      <Loaded query={table} skeleton={<SkeletonLines lines={8} />}>
        {(value) =>
          value.fetchedAt === null && value.rows.length === 0 ? (
            <Unread table={value} />
          ) : (
            <>
              <Freshness table={value} />
              <FilteredServices table={value} group={group} onGroup={setGroup} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** Altinn's list has never come: what it is, and the way to ask for it now. */
function Unread({ table }: { table: ServiceTable }) {
  const t = useText('messageServices');
  const refresh = useAction('messageServices.refresh');
  const error = refresh.error ?? table.problem;
  return (
    <Empty icon={TasklistIcon} title={t('unread.title')} text={t('unread.text')}>
      {error && <Failure error={error} />}
      <PrimaryButton loading={refresh.pending} onClick={() => void refresh.run({})}>
        {t('fetch')}
      </PrimaryButton>
    </Empty>
  );
}

/** How old the list is. Where the newest try failed, that and the way to try again. */
function Freshness({ table: { fetchedAt, problem } }: { table: ServiceTable }) {
  const t = useText('messageServices');
  const common = useText('common');
  const format = useFormat();
  const refresh = useAction('messageServices.refresh');
  if (!problem) return null;
  return (
    <div className="row wrap" role="status">
      <span>
        {fetchedAt === null ? t('unread.title') : t('stale', { at: format.dateTime(fetchedAt) })}{' '}
        <code className="subtle small">{problem.code}</code>
      </span>
      <Button variant="tertiary" data-size="sm" loading={refresh.pending} onClick={() => void refresh.run({})}>
        {common('retry')}
      </Button>
    </div>
  );
}
