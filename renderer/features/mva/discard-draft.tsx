import { Button } from '@digdir/designsystemet-react';
import { TrashIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useText } from '../../ui/text.ts';
import { usePeriodName } from './period-name.ts';

export function DiscardDraft({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const form = useText('form');
  const periodName = usePeriodName();
  const [, go] = useLocation();
  const may = useRights(view.client.organisationNumber);
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const discard = useAction('mva.discard');
  const run = async () => {
    const answer = await discard.run({ returnId: view.id });
    if (!answer.ok) return;
    toast(t('discard.done'));
    go('/mva');
  };
  if (!may('prepare')) return null;
  return (
    <>
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
        <TrashIcon aria-hidden fontSize="1.125rem" />
        {t('discard')}
      </Button>
      {open && (
        <Confirm
          open
          danger
          title={t('discard.heading', { client: view.client.name })}
          text={
            view.source.fileName === ''
              ? form('discard.text', { period: periodName(view.period) })
              : t('discard.text', { period: periodName(view.period), file: view.source.fileName })
          }
          act={t('discard.confirm')}
          pending={discard.pending}
          error={discard.error}
          onAct={() => void run()}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
