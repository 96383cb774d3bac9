import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { Fields } from '../../ui/fields.tsx';
import { OrganisationNumber } from '../../ui/organisation-number.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { At, Day } from '../../ui/time.tsx';
import { Chain } from './chain.tsx';
import { isRemovable } from './client-state.ts';
import { ClientMessages, ClientReturns } from './client-work.tsx';
import { RemoveClients } from './remove-clients.tsx';

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
  return (
    <SidePanel
      title={row.name}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      actions={
        isRemovable(row) && (
          <Button variant="tertiary" data-color="danger" data-size="sm" onClick={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        )
      }
    >
      {(row.own || row.bankrupt) && (
        <div className="row wrap tight">
          {row.own && <StateTag tone="info">{common('ownFirm')}</StateTag>}
          {row.bankrupt && <StateTag tone="warning">{t('bankrupt')}</StateTag>}
        </div>
      )}
      <section className="stack-3" aria-label={t('panel.chain')}>
        <Heading level={3} data-size="2xs">
          {t('panel.chain')}
        </Heading>
        <Chain row={row} />
      </section>
      <ClientReturns organisationNumber={row.organisationNumber} />
      <ClientMessages organisationNumber={row.organisationNumber} />
      <section className="stack-3" aria-label={t('panel.about')}>
        <Heading level={3} data-size="2xs">
          {t('panel.about')}
        </Heading>
        <Fields
          rows={[
            {
              label: common('organisationNumber'),
              value: <OrganisationNumber value={row.organisationNumber} copy />,
            },
            { label: t('panel.form'), value: row.form },
            { label: t('col.deadline'), value: row.nextDeadline ? <Day day={row.nextDeadline} /> : common('none') },
            ...(row.linkedAt ? [{ label: t('panel.linked'), value: <At instant={row.linkedAt} /> }] : []),
          ]}
        />
      </section>
      {removing && <RemoveClients chosen={[row]} onClose={() => setRemoving(false)} onDone={onClose} />}
    </SidePanel>
  );
}
