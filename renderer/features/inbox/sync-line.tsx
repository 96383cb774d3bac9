import { Button, Details } from '@digdir/designsystemet-react';
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { memo } from 'react';
import { useAction, useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';

/** When messages were last fetched, and the way to do it now. */
export const SyncLine = memo(function SyncLine() {
  const t = useText('inbox');
  const format = useFormat();
  const sync = useQuery('dialogs.sync', {}).value;
  const syncNow = useAction('dialogs.syncNow');
  const running = sync?.running === true || syncNow.pending;
  const last = sync?.lastFinishedAt ?? null;
  return (
    <div className="row wrap">
      {sync && (
        <span className="subtle" role="status">
          {running
            ? t('sync.running')
            : last === null
              ? t('sync.never')
              : t('sync.last', { time: format.dateTime(last) })}
        </span>
      )}
      <Button variant="secondary" data-size="sm" loading={running} onClick={() => void syncNow.run({})}>
        <ArrowsCirclepathIcon aria-hidden fontSize="1.125rem" />
        {t('sync.now')}
      </Button>
      {syncNow.error && <Failure error={syncNow.error} onRetry={() => void syncNow.run({})} />}
    </div>
  );
});

/** The same of one client: what happened when its messages were last fetched. */
export function ClientSyncFailure({ organisationNumber }: { organisationNumber: string }) {
  const failures = useQuery('dialogs.sync', {}).value?.failures ?? [];
  const syncNow = useAction('dialogs.syncNow');
  const own = failures.find(({ client }) => client.organisationNumber === organisationNumber);
  return own ? <Failure error={own.problem} onRetry={() => void syncNow.run({})} /> : null;
}

/** The clients whose last look failed, each with what happened and what to do. */
export const SyncFailures = memo(function SyncFailures() {
  const t = useText('inbox');
  const failures = useQuery('dialogs.sync', {}).value?.failures ?? [];
  const syncNow = useAction('dialogs.syncNow');
  if (failures.length === 0) return null;
  return (
    <Details data-size="sm" data-color="warning" className="sync-failures">
      <Details.Summary>{t('sync.failures', { count: failures.length })}</Details.Summary>
      <Details.Content className="stack-3">
        {failures.map(({ client, problem }) => (
          <div key={client.organisationNumber} className="stack-1">
            <strong>{client.name}</strong>
            <Failure error={problem} onRetry={() => void syncNow.run({})} />
          </div>
        ))}
      </Details.Content>
    </Details>
  );
});
