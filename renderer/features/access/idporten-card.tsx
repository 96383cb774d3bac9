import { Paragraph } from '@digdir/designsystemet-react';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { useText } from '../../ui/text.ts';
import { clientIdFault } from './client-id-fault.ts';
import { ClientIdForm } from './client-id-form.tsx';
import { IntegrationValues } from './integration-values.tsx';
import { TryLogin } from './try-login.tsx';

export function IdportenCard({ access, current }: { access: AccessOverview; current: boolean }) {
  const t = useText('access');
  const words = useText('integration');
  const save = useAction('access.saveIntegrations');
  return (
    <>
      <Paragraph className="measure">{t('idporten.text')}</Paragraph>
      {access.idporten.state !== 'done' && <OpenLink url={access.links.selfService} label={t('key.open')} />}
      <IntegrationValues access={access} integration="idporten" />
      <ClientIdForm
        key={access.idporten.clientId}
        label={t('idporten.id')}
        act={t('idporten.save')}
        saved={access.idporten.clientId}
        current={current}
        pending={save.pending}
        fault={(text) => {
          const fault = clientIdFault(text, 'idporten', access);
          return fault && words(fault);
        }}
        onSubmit={(idportenClientId) => void save.run({ idportenClientId })}
      />
      {save.error && <Failure error={save.error} />}
      {access.idporten.state === 'done' && <TryLogin />}
    </>
  );
}
