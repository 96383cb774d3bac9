import { useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { AskClient } from './ask-client.tsx';
import { Chain } from './chain.tsx';
import { ClientChanges } from './changes.tsx';
import { ClientOwes } from './claims-state.tsx';
import { ClientMessages, ClientReturns } from './client-work.tsx';
import { ExportClient } from './export-client.tsx';
import { Hidden } from './hidden.tsx';
import { OwnFieldsSection } from './own-fields.tsx';
import { PanelSection } from './panel-section.tsx';
import { RegisterFacts } from './register-facts.tsx';
import { RemoveClients } from './remove-clients.tsx';
import { EndingTag, StatusTag, Stopped } from './stopped.tsx';
import { WayOut } from './way-out.tsx';

interface Props {
  readonly row: ClientRow;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

export function ClientPanel({ row, onClose, onPrevious, onNext }: Props) {
  const t = useText('clients');
  const common = useText('common');
  const [removing, setRemoving] = useState(false);
  const [asking, setAsking] = useState(false);
  const { organisationNumber } = row;
  const may = useRights(organisationNumber);
  const detail = useQuery('clients.get', { organisationNumber });
  return (
    <SidePanel title={row.name} onClose={onClose} onPrevious={onPrevious} onNext={onNext}>
      {(row.own || row.status !== 'active' || row.ending !== null) && (
        <div className="row wrap tight">
          {row.own && <StateTag tone="info">{common('ownFirm')}</StateTag>}
          <StatusTag status={row.status} />
          <EndingTag ending={row.ending} />
        </div>
      )}
      <Stopped row={row} detail={detail.value} />
      <PanelSection title={t('panel.chain')}>
        <Chain row={row} detail={detail.value} onAsk={() => setAsking(true)} />
      </PanelSection>
      <Loaded query={detail} skeleton={<SkeletonLines lines={4} />}>
        {(known) => (
          <>
            <ClientChanges changes={known.changes} />
            <OwnFieldsSection name={row.name} detail={known} may={may('clients')} />
            <RegisterFacts row={row} detail={known} />
          </>
        )}
      </Loaded>
      <ClientReturns organisationNumber={organisationNumber} />
      <ClientOwes organisationNumber={organisationNumber} />
      <ClientMessages organisationNumber={organisationNumber} />
      {row.ending !== 'ended' && <Hidden organisationNumber={organisationNumber} onAsk={() => setAsking(true)} />}
      {may('clients') && !row.own && <ExportClient organisationNumber={organisationNumber} name={row.name} />}
      <WayOut row={row} onRemove={() => setRemoving(true)} onUnlisted={onClose} />
      {removing && <RemoveClients chosen={[row]} onClose={() => setRemoving(false)} onDone={onClose} />}
      {asking && <AskClient row={row} asks={detail.value?.asks ?? []} onClose={() => setAsking(false)} />}
    </SidePanel>
  );
}
