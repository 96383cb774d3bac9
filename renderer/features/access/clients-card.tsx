import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

export function ClientsCard({ linked, current }: { linked: number; current: boolean }) {
  const t = useText('access');
  const [, go] = useLocation();
  const add = () => go('/klienter/legg-til');
  return (
    <>
      <Paragraph className="measure">{t('clients.text')}</Paragraph>
      {linked > 0 && <Paragraph>{t('clients.linked', { count: linked })}</Paragraph>}
      <div className="row">
        {current ? (
          <PrimaryButton onClick={add}>{t('clients.add')}</PrimaryButton>
        ) : (
          <Button variant="secondary" data-size="sm" onClick={add}>
            {t('clients.add')}
          </Button>
        )}
      </div>
    </>
  );
}
