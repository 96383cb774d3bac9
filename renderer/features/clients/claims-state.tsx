import { useMemo } from 'react';
import { Link } from 'wouter';
import type { ClaimsRow } from '../../../shared/contract/claims.ts';
import { useQuery } from '../../state/context.tsx';
import { useText } from '../../ui/text.ts';
import { ClaimState } from '../claims/claim-state.tsx';
import { useOre } from '../claims/money.ts';
import { PanelSection } from './panel-section.tsx';

/** Each client's claims by organisation number; undefined where the firm does not use them. */
export function useClaimRows(): ReadonlyMap<string, ClaimsRow> | undefined {
  const list = useQuery('claims.list', {}).value;
  return useMemo(
    () => (list?.locked === null ? new Map(list.rows.map((row) => [row.client.organisationNumber, row])) : undefined),
    [list],
  );
}

/** What the client owes in one line, and the way to all of it. */
export function ClientOwes({ organisationNumber }: { organisationNumber: string }) {
  const t = useText('clients');
  const ore = useOre();
  const row = useClaimRows()?.get(organisationNumber);
  if (!row) return null;
  const overdue = row.totals?.overdue ?? 0;
  return (
    <PanelSection title={t('panel.claims')}>
      <div className="row between wrap">
        <span className="row tight">
          <ClaimState row={row} />
          {overdue > 0 && <span className="number">{ore(overdue)}</span>}
        </span>
        <Link href={`/krav/${organisationNumber}`}>{t('panel.claims.see')}</Link>
      </div>
    </PanelSection>
  );
}
