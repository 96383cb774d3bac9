import { Button } from '@digdir/designsystemet-react';
import { TrashIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { OtherInstance } from '../../../../shared/contract/surroundings.ts';
import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { useText } from '../../../ui/text.ts';
import { LoginWait } from '../login-wait.tsx';
import { useFilingLogin } from '../use-filing-login.ts';

/** Somebody's draft in Altinn, cleared away for good by whoever may file for the client. */
export function DeleteDraft({ other, view }: { other: OtherInstance; view: ReturnView }) {
  const t = useText('surroundings');
  const settings = useQuery('settings.get', {}).value;
  const may = useRights(view.client.organisationNumber);
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const login = useFilingLogin();
  const remove = useAction('surroundings.deleteInstance');
  if (!may('file')) return null;
  const channel = settings?.systemUserChannelAllowed ? settings.filingChannel : 'person';
  const run = async () => {
    const { organisationNumber } = view.client;
    const answer = await remove.run({ organisationNumber, instance: other.id, channel });
    if (!answer.ok) return;
    setOpen(false);
    toast(t('delete.done'));
  };
  return (
    <>
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
        <TrashIcon aria-hidden fontSize="1.125rem" />
        {t('delete')}
      </Button>
      {open && (
        <Confirm
          open
          danger
          title={t('delete.title')}
          text={
            <>
              <p>{t('delete.text', { client: view.client.name })}</p>
              <LoginWait login={login} />
            </>
          }
          act={t('delete')}
          pending={remove.pending || login.waiting !== undefined}
          error={remove.error}
          onAct={() => (channel === 'person' ? login.ensure(() => void run()) : void run())}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
