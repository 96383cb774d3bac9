import { Button, Heading, List, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { AppSnapshot } from '../../../shared/contract/app.ts';
import type { Environment } from '../../../shared/contract/common.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

/** What a real firm needs before it begins, and the environments this build offers. */
export function SetUpFirm({ snapshot }: { snapshot: AppSnapshot }) {
  const t = useText('frame');
  const common = useText('common');
  const [, go] = useLocation();
  const open = useAction('app.openEnvironment');
  const begin = async (environment: Environment) => {
    const answer = await open.run({ environment });
    // What opens a backup is written down before there is anything to lose.
    if (answer.ok) go('/innstillinger/kode/oppsett');
  };
  const offers = (environment: Environment) => snapshot.environments.includes(environment);
  return (
    <div className="full-card">
      <Heading level={1} data-size="sm">
        {t('setUp.title')}
      </Heading>
      <Paragraph>{t('setUp.intro')}</Paragraph>
      <List.Ordered>
        <List.Item>{t('setUp.need1')}</List.Item>
        <List.Item>{t('setUp.need2')}</List.Item>
        <List.Item>{t('setUp.need3')}</List.Item>
      </List.Ordered>
      <Paragraph>{t('setUp.where')}</Paragraph>
      {!offers('production') && <Paragraph className="subtle">{t('setUp.noProduction')}</Paragraph>}
      {open.error && <Failure error={open.error} />}
      <div className="row wrap">
        {offers('tt02') && (
          <PrimaryButton data-size="md" loading={open.pending} onClick={() => void begin('tt02')}>
            {t('setUp.tt02')}
          </PrimaryButton>
        )}
        {offers('production') && (
          <Button data-size="md" variant="secondary" onClick={() => void begin('production')}>
            {t('setUp.production')}
          </Button>
        )}
        <Button data-size="md" variant="tertiary" onClick={() => go('/')}>
          {common('back')}
        </Button>
      </div>
    </div>
  );
}
