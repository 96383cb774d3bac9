import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { Restored } from '../../../../shared/contract/backup.ts';
import type { Environment } from '../../../../shared/contract/common.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';

/** What is back, what is not, and what to do before the first return is filed. */
export function RestoreDone({ environment, restored }: { environment: Environment; restored: Restored }) {
  const t = useText('backup');
  const format = useFormat();
  const [, go] = useLocation();
  const open = useAction('app.openEnvironment');
  const enter = async () => {
    go(restored.hasKeys ? '/' : '/tilgang');
    await open.run({ environment });
  };
  return (
    <>
      <Heading level={1} data-size="sm">
        {t('restored.title')}
      </Heading>
      <Paragraph>{t('restored.since', { time: format.dateTime(restored.madeAt) })}</Paragraph>
      <Paragraph>{t('restored.filed')}</Paragraph>
      <Paragraph>
        <strong>{t(restored.hasKeys ? 'restored.hasKeys' : 'restored.noKeys')}</strong>
      </Paragraph>
      {restored.setAsideAs && (
        <Paragraph className="subtle">{t('restored.aside', { name: restored.setAsideAs })}</Paragraph>
      )}
      {open.error && <Failure error={open.error} />}
      <div className="row">
        <PrimaryButton loading={open.pending} onClick={() => void enter()}>
          {t('restored.open')}
        </PrimaryButton>
      </div>
    </>
  );
}
