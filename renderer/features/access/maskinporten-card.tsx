import { Paragraph } from '@digdir/designsystemet-react';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { clientIdFault } from './client-id-fault.ts';
import { ClientIdForm } from './client-id-form.tsx';
import { IntegrationValues } from './integration-values.tsx';

export function MaskinportenCard({ access, current }: { access: AccessOverview; current: boolean }) {
  const t = useText('access');
  const words = useText('integration');
  const save = useAction('access.saveIntegrations');
  const check = useAction('access.checkIntegration');
  const { clientId, state, problem } = access.maskinporten;
  const submit = async (maskinportenClientId: string) => {
    if (maskinportenClientId !== clientId) {
      const saved = await save.run({ maskinportenClientId });
      if (!saved.ok) return;
    }
    await check.run({});
  };
  const error = save.error ?? check.error ?? problem;
  const complete = access.scopes.every((scope) => scope.granted === 'granted');
  return (
    <>
      <Paragraph className="measure">{t('maskinporten.text')}</Paragraph>
      {state !== 'done' && access.key.key && (
        <div className="row wrap top">
          <CopyButton text={access.key.key.jwk} what={t('key.jwk')} label={t('key.jwk.copy')} />
          <OpenLink url={access.links.selfService} label={t('key.open')} />
        </div>
      )}
      <IntegrationValues access={access} integration="maskinporten" />
      <ClientIdForm
        key={clientId}
        label={t('maskinporten.id')}
        act={t('maskinporten.check')}
        saved={clientId}
        current={current}
        pending={save.pending || check.pending}
        fault={(text) => {
          const fault = clientIdFault(text, 'maskinporten', access);
          return fault && words(fault);
        }}
        onSubmit={(id) => void submit(id)}
      />
      {error && !check.pending && <Failure error={error} onRetry={() => void check.run({})} />}
      {state === 'done' && !error && (
        <div className="row">
          <StateTag tone={complete ? 'good' : 'warning'}>{t(`state.${state}`)}</StateTag>
          <span>{t(complete ? 'maskinporten.ok' : 'maskinporten.partly')}</span>
        </div>
      )}
    </>
  );
}
