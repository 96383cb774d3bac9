import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { AppSnapshot } from '../../../shared/contract/app.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

export function Environment({ snapshot }: { snapshot: AppSnapshot }) {
  const t = useText('settings');
  const frame = useText('frame');
  const [, go] = useLocation();
  const leave = useAction('app.leaveEnvironment');
  const change = async () => {
    const answer = await leave.run({});
    if (answer.ok) go('/');
  };
  return (
    <Section title={t('environment')}>
      {snapshot.environment && (
        <Fields rows={[{ label: t('environment.now'), value: frame(`band.${snapshot.environment}`) }]} />
      )}
      <Paragraph className="measure">{t('environment.text')}</Paragraph>
      <div className="row">
        <Button variant="secondary" data-size="sm" loading={leave.pending} onClick={() => void change()}>
          {t('environment.leave')}
        </Button>
      </div>
      {leave.error && <Failure error={leave.error} />}
    </Section>
  );
}
