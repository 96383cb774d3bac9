import { useLocation } from 'wouter';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

/** The way on when this file cannot be delivered: read another one for the same client. */
export function ImportAgain({ organisationNumber }: { organisationNumber: string }) {
  const t = useText('mva');
  const [, go] = useLocation();
  return (
    <div className="row wrap import-again">
      <PrimaryButton onClick={() => go(`/mva/importer/${organisationNumber}`)}>{t('import')}</PrimaryButton>
    </div>
  );
}
