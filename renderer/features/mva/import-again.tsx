import { Button } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly organisationNumber: string;
  /** Another button beside it is the first choice. */
  readonly second?: boolean;
}

/** The way on when this file cannot be delivered: read another one for the same client. */
export function ImportAgain({ organisationNumber, second = false }: Props) {
  const t = useText('mva');
  const [, go] = useLocation();
  const onClick = () => go(`/mva/importer/${organisationNumber}`);
  return second ? (
    <Button variant="secondary" onClick={onClick}>
      {t('import')}
    </Button>
  ) : (
    <div className="row wrap import-again">
      <PrimaryButton onClick={onClick}>{t('import')}</PrimaryButton>
    </div>
  );
}
