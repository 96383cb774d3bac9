import { Paragraph } from '@digdir/designsystemet-react';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { ClientIdForm } from './client-id-form.tsx';

export function IdportenCard({ access, current }: { access: AccessOverview; current: boolean }) {
  const t = useText('access');
  const save = useAction('access.saveIntegrations');
  return (
    <>
      <Paragraph className="measure">{t('idporten.text')}</Paragraph>
      <ClientIdForm
        key={access.idporten.clientId}
        label={t('idporten.id')}
        act={t('idporten.save')}
        saved={access.idporten.clientId}
        current={current}
        pending={save.pending}
        onSubmit={(idportenClientId) => void save.run({ idportenClientId })}
      />
      {save.error && <Failure error={save.error} />}
    </>
  );
}
