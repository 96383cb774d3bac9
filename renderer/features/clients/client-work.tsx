import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { SaveFiles } from '../inbox/client-folders/save-files.tsx';
import { ClientSyncFailure } from '../inbox/sync-line.tsx';
import { usePeriodName } from '../mva/period-name.ts';
import { ReturnStateTag } from '../mva/state-symbol.tsx';
import { PanelSection } from './panel-section.tsx';

const SHOWN = 5;

/** The client's returns: each leads to its own page. */
export function ClientReturns({ organisationNumber }: { organisationNumber: string }) {
  const t = useText('clients');
  const [, go] = useLocation();
  const periodName = usePeriodName();
  const list = useQuery('mva.list', { organisationNumber });
  return (
    <PanelSection title={t('task.mva')}>
      <Loaded query={list} skeleton={<SkeletonLines lines={2} />}>
        {({ returns }) => (
          <Rows empty={t('panel.noReturns')} count={returns.length}>
            {returns.slice(0, SHOWN).map((each) => (
              <li key={each.id} className="row between tight">
                <Link href={`/mva/${each.id}`}>{periodName(each.period)}</Link>
                <ReturnStateTag state={each.state} />
              </li>
            ))}
          </Rows>
        )}
      </Loaded>
      <div className="row">
        <Button variant="secondary" data-size="sm" onClick={() => go(`/mva/importer/${organisationNumber}`)}>
          {t('panel.import')}
        </Button>
      </div>
    </PanelSection>
  );
}

/** The newest messages to the client. Listing marks nothing as opened. */
export function ClientMessages({ organisationNumber }: { organisationNumber: string }) {
  const t = useText('clients');
  const list = useQuery('dialogs.list', { organisationNumber, limit: SHOWN });
  return (
    <PanelSection title={t('task.dialogs')}>
      <ClientSyncFailure organisationNumber={organisationNumber} />
      <Loaded query={list} skeleton={<SkeletonLines lines={2} />}>
        {({ rows }) => (
          <>
            <Rows empty={t('panel.noMessages')} count={rows.length}>
              {rows.map((row) => (
                <li key={row.id} className="stack-1">
                  <Link href={`/innboks/${row.id}`}>{row.title}</Link>
                  <span className="subtle small">
                    {row.sender} · <At instant={row.contentUpdatedAt} />
                  </span>
                </li>
              ))}
            </Rows>
            {rows.length > 0 && (
              <div className="row wrap">
                <SaveFiles which={{ organisationNumber }} />
              </div>
            )}
          </>
        )}
      </Loaded>
    </PanelSection>
  );
}

function Rows({ empty, count, children }: { empty: string; count: number; children: ReactNode }) {
  return count === 0 ? <p className="subtle">{empty}</p> : <ul className="ways">{children}</ul>;
}
