import { Paragraph } from '@digdir/designsystemet-react';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { useText } from '../../ui/text.ts';
import { ClientIdForm } from './client-id-form.tsx';

/** Where the browser comes back to; the port is chosen at each login (RFC 8252 section 7.3). */
const REDIRECT = 'http://127.0.0.1:0/klientbro';

export function IdportenCard({ access, current }: { access: AccessOverview; current: boolean }) {
  const t = useText('access');
  const save = useAction('access.saveIntegrations');
  return (
    <>
      <Paragraph className="measure">{t('idporten.text')}</Paragraph>
      <Fields
        rows={[
          {
            label: t('idporten.redirect'),
            value: (
              <span className="row tight">
                <code>{REDIRECT}</code>
                <CopyButton text={REDIRECT} what={t('idporten.redirect')} />
              </span>
            ),
          },
        ]}
      />
      {access.idporten.state !== 'done' && <OpenLink url={access.links.selfService} label={t('key.open')} />}
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
