import { Button } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { useAction } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

/**
 * What was sent stays as it was sent. A rejected return is put right, and a delivered one corrected, as a new draft with the
 * same figures: a complete message of its own (reference/mva-melding.md 4.9).
 */
export function PutRight({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const [, go] = useLocation();
  const may = useRights(view.client.organisationNumber);
  const copy = useAction('mva.useAsDraft');
  if (!may('prepare')) return null;
  const act = async () => {
    const { organisationNumber } = view.client;
    const answer = await copy.run({ returnId: view.id, organisationNumber, period: view.period });
    if (answer.ok) go(`/mva/${answer.value.id}`);
  };
  const props = { loading: copy.pending, onClick: () => void act() };
  return (
    <>
      {view.state === 'rejected' ? (
        <PrimaryButton {...props}>{t('putRight.rejected')}</PrimaryButton>
      ) : (
        <Button variant="secondary" data-size="sm" {...props}>
          {t('putRight.delivered')}
        </Button>
      )}
      {copy.error && <Failure error={copy.error} onRetry={() => void act()} />}
    </>
  );
}
