import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { stepNames, stepStates } from './steps.ts';

/** Runs every check and shows a list to copy. */
export function CheckSetUp({ access }: { access: AccessOverview }) {
  const t = useText('access');
  const common = useText('common');
  const [open, setOpen] = useState(false);
  const clients = useQuery('clients.list', {}).value?.rows ?? [];
  const integration = useAction('access.checkIntegration');
  const requests = useAction('access.refreshRequests');
  const states = stepStates(access, clients);
  const lines = [
    ...stepNames.map((name, index) => `${index + 1}. ${t(`${name}.title`)}: ${t(`state.${states[name]}`)}`),
    ...access.scopes.map(({ scope, granted }) => `${scope}: ${t(`scope.${granted}`)}`),
    ...access.systemUsers.map(
      (user) => `${user.title}: ${user.health === 'ok' ? t('health.ok') : `${t('health.problem')} (${user.health})`}`,
    ),
  ];
  const check = async () => {
    if (access.maskinporten.clientId) await integration.run({});
    if (access.requests.length > 0) await requests.run({});
    setOpen(true);
  };
  const error = integration.error ?? requests.error;
  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        loading={integration.pending || requests.pending}
        onClick={() => void check()}
      >
        {t('check')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} closeButton={common('close')} className="confirm">
        <Heading level={2} data-size="2xs">
          {t('check.done')}
        </Heading>
        {error && <Failure error={error} />}
        <ul className="plain-list check-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className="row">
          <CopyButton text={lines.join('\n')} what={t('check')} label={t('check.copy')} />
        </div>
      </Dialog>
    </>
  );
}
