import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { useQuery } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';

/** Stands on Tilgang until a real firm has a recovery code. */
export function RecoveryReminder() {
  const t = useText('backup');
  const [, go] = useLocation();
  const view = useQuery('backup.view', {}).value;
  if (!view || view.code || !view.codeNeeded) return null;
  return (
    <Alert data-color="warning" data-size="sm">
      <div className="stack-2">
        <Paragraph className="strong">{t('remind')}</Paragraph>
        <Paragraph>{t('remind.text')}</Paragraph>
        <div className="row">
          <Button variant="secondary" data-size="sm" onClick={() => go('/innstillinger/kode')}>
            {t('code.make')}
          </Button>
        </div>
      </div>
    </Alert>
  );
}
