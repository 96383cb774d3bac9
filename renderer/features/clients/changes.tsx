import { Button, Heading } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { ClientChange, UnitStatus } from '../../../shared/contract/client-list.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { useMayForAll } from '../../state/rights.ts';
import { Failure, useFailureText } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { PanelSection } from './panel-section.tsx';

/** One change in words. */
function useChange(): (change: ClientChange) => string {
  const t = useText('clientList');
  const way = useText('clientWay');
  const failure = useFailureText();
  const status = (text: string) => way(`status.${text as UnitStatus}`);
  return ({ kind, before, after }) => {
    if (kind === 'accountant') return t(after === 'true' ? 'changes.accountant.true' : 'changes.accountant.false');
    if (kind === 'vatRegistered')
      return t(after === 'true' ? 'changes.vatRegistered.true' : 'changes.vatRegistered.false');
    if (kind === 'status') return t('changes.status', { before: status(before), after: status(after) });
    if (kind === 'notLinked') return t('changes.notLinked', { after: failure({ code: after, params: {} }) });
    return t(`changes.${kind}`, { before: before || '–', after: after || '–' });
  };
}

/** "Endret siden sist", over the list: gone when somebody has seen it. */
export function ChangesSinceLast() {
  const t = useText('clientList');
  const said = useChange();
  const changes = useQuery('clients.changes', {}).value?.rows ?? [];
  const see = useAction('clients.seeChanges');
  const may = useMayForAll();
  const [newest] = changes;
  if (!newest) return null;
  return (
    <section className="card stack-3 changes" aria-label={t('changes.count', { count: changes.length })}>
      <div className="row between">
        <Heading level={2} data-size="2xs">
          {t('changes.count', { count: changes.length })}
        </Heading>
        {may('clients') && (
          <Button
            variant="secondary"
            data-size="sm"
            loading={see.pending}
            onClick={() => void see.run({ upTo: newest.id })}
          >
            {t('changes.seen')}
          </Button>
        )}
      </div>
      {see.error && <Failure error={see.error} />}
      <ul className="plain-list changes-list">
        {changes.map((change) => (
          <li key={change.id} className="row wrap tight">
            <Link href={`/klienter/${change.client.organisationNumber}`}>{change.client.name}</Link>
            <span>{said(change)}</span>
            {change.to.length > 0 && (
              <span className="subtle small">{t('changes.to', { persons: change.to.join(', ') })}</span>
            )}
            <span className="subtle small">
              <At instant={change.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ClientChanges({ changes }: { changes: readonly ClientChange[] }) {
  const t = useText('clientList');
  const said = useChange();
  if (changes.length === 0) return null;
  return (
    <PanelSection title={t('changes.title')}>
      <ul className="ways">
        {changes.slice(0, 5).map((change) => (
          <li key={change.id} className="stack-1">
            <span>{said(change)}</span>
            <span className="subtle small">
              <At instant={change.at} />
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
