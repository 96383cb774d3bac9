import { Button } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { useAction } from '../../state/context.tsx';
import { useText } from '../../ui/text.ts';

/** Begins a run and shows it on its own page: long work blocks no page. */
export function CheckSetUp() {
  const t = useText('checks');
  const [, go] = useLocation();
  const start = useAction('checks.start');
  const check = () => {
    void start.run({});
    go('/tilgang/sjekk');
  };
  return (
    <Button variant="secondary" data-size="sm" onClick={check}>
      {t('open')}
    </Button>
  );
}
