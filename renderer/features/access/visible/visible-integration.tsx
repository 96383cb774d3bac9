import { Paragraph } from '@digdir/designsystemet-react';
import type { AccessOverview } from '../../../../shared/contract/access.ts';
import { useAction } from '../../../state/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { OpenLink } from '../../../ui/open-link.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { clientIdFault } from '../client-id-fault.ts';
import { ClientIdForm } from '../client-id-form.tsx';
import { IntegrationValues } from '../integration-values.tsx';
import { ScopeList } from '../scope-list.tsx';

/** The integration of the visible system: made in self-service, with the same key, and tried scope by scope. */
export function VisibleIntegration({ access, current }: { access: AccessOverview; current: boolean }) {
  const t = useText('visibleSystem');
  const names = useText('access');
  const faults = useText('integration');
  const save = useAction('access.saveIntegrations');
  const check = useAction('access.checkVisible');
  const { clientId, scopes, problem } = access.visible;
  const submit = async (visibleClientId: string) => {
    if (visibleClientId !== clientId && !(await save.run({ visibleClientId })).ok) return;
    await check.run({});
  };
  const error = save.error ?? check.error ?? problem;
  const isChecked = scopes.some(({ granted }) => granted !== 'unknown');
  const complete = scopes.every(({ granted }) => granted === 'granted');
  return (
    <>
      <Paragraph className="measure">{t('integration.text')}</Paragraph>
      <div className="row wrap top">
        {access.key.key && (
          <CopyButton text={access.key.key.jwk} what={names('key.jwk')} label={names('key.jwk.copy')} />
        )}
        <OpenLink url={access.links.selfService} label={names('key.open')} />
      </div>
      <IntegrationValues access={access} integration="visible" />
      <ClientIdForm
        key={clientId}
        label={t('integration.id')}
        act={t('integration.check')}
        saved={clientId}
        current={current}
        pending={save.pending || check.pending}
        fault={(text) => {
          const fault = clientIdFault(text, 'visible', access);
          return fault && faults(fault);
        }}
        onSubmit={(id) => void submit(id)}
      />
      {error && !check.pending && <Failure error={error} onRetry={() => void check.run({})} />}
      {isChecked && <ScopeList scopes={scopes} />}
      {isChecked && !error && (
        <div className="row">
          <StateTag tone={complete ? 'good' : 'warning'}>{names(complete ? 'state.done' : 'state.todo')}</StateTag>
          <span>{t(complete ? 'integration.good' : 'integration.partly')}</span>
        </div>
      )}
    </>
  );
}
