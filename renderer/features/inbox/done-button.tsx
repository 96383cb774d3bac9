import { Button } from '@digdir/designsystemet-react';
import { ArrowUndoIcon, CheckmarkIcon } from '@navikt/aksel-icons';
import type { DialogDetails } from '../../../shared/contract/reading.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly dialog: Pick<DialogDetails, 'id' | 'title' | 'done' | 'client'>;
  readonly onChange: () => void;
}

/** The primary act on a message is local: nobody outside the firm sees it. */
export function DoneButton({ dialog, onChange }: Props) {
  const t = useText('inbox');
  const toast = useToast();
  const setDone = useAction('office.setDone');
  const may = useRights(dialog.client.organisationNumber);
  const change = async (done: boolean, undoable: boolean) => {
    const answer = await setDone.run({ dialogIds: [dialog.id], done });
    if (!answer.ok) return;
    const said = t(done ? 'marked' : 'markedUndone', { title: dialog.title });
    toast(said, undoable ? () => void change(!done, false) : undefined);
    onChange();
  };
  if (!may('prepare')) return null;
  return (
    <>
      {dialog.done ? (
        <Button data-size="sm" variant="secondary" loading={setDone.pending} onClick={() => void change(false, true)}>
          <ArrowUndoIcon aria-hidden fontSize="1.125rem" />
          {t('markUndone')}
        </Button>
      ) : (
        <PrimaryButton loading={setDone.pending} onClick={() => void change(true, true)}>
          <CheckmarkIcon aria-hidden fontSize="1.125rem" />
          {t('markDone')}
        </PrimaryButton>
      )}
      {setDone.error && <Failure error={setDone.error} onRetry={() => void change(!dialog.done, true)} />}
    </>
  );
}
