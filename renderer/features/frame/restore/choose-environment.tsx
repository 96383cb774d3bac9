import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { AppSnapshot } from '../../../../shared/contract/app.ts';
import type { Environment } from '../../../../shared/contract/common.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';

/** Each environment has its own database, so a backup goes back to the one it came from. */
export function ChooseEnvironment({ snapshot }: { snapshot: AppSnapshot }) {
  const t = useText('backup');
  const frame = useText('frame');
  const common = useText('common');
  const [, go] = useLocation();
  const open = useAction('app.openEnvironment');
  const begin = async (environment: Environment) => {
    go('/');
    await open.run({ environment, restoring: true });
  };
  return (
    <div className="full-card">
      <Heading level={1} data-size="sm">
        {t('restore')}
      </Heading>
      <Paragraph>{t('restore.where')}</Paragraph>
      <Paragraph className="subtle">{t('restore.where.text')}</Paragraph>
      {open.error && <Failure error={open.error} />}
      <div className="row wrap">
        {snapshot.environments.map((environment) => (
          <Button
            key={environment}
            variant="secondary"
            data-size="md"
            disabled={open.pending}
            onClick={() => void begin(environment)}
          >
            {frame(`band.${environment}`)}
          </Button>
        ))}
        <Button variant="tertiary" data-size="md" onClick={() => go('/')}>
          {common('back')}
        </Button>
      </div>
    </div>
  );
}
