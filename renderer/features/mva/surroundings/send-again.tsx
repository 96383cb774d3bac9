import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import { useAction } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { LoginWait } from '../login-wait.tsx';
import { useFilingLogin } from '../use-filing-login.ts';
import { useSurroundings } from './use-surroundings.ts';

/** Sent by a system user and not answered: told, and offered once more with a person's login (reference/mva-melding.md 5.4). */
export function SendAgain({ view, onFiled }: { view: ReturnView; onFiled: () => void }) {
  const t = useText('surroundings');
  const format = useFormat();
  const may = useRights(view.client.organisationNumber);
  const { replaces, replacing } = useSurroundings(view.id);
  const [confirming, setConfirming] = useState(false);
  const login = useFilingLogin();
  const file = useAction('mva.file');
  if (view.state !== 'sent' || replaces?.returnId !== view.id || !may('file')) return null;
  const send = async () => {
    const { id: returnId, figuresHash } = view;
    const answer = await file.run({ returnId, channel: 'person', figuresHash, replacing });
    if (answer.ok) onFiled();
  };
  return (
    <Alert data-color="warning" className="stack-3">
      <Heading level={2} data-size="2xs">
        {t('again.heading')}
      </Heading>
      <Paragraph>{t('again.text', { at: format.dateTime(replaces.sentAt) })}</Paragraph>
      <PrimaryButton
        data-size="sm"
        loading={file.pending || login.waiting !== undefined}
        onClick={() => setConfirming(true)}
      >
        {t('again')}
      </PrimaryButton>
      <LoginWait login={login} />
      {file.error && <Failure error={file.error} onLogIn={() => login.ensure(() => void send(), true)} />}
      {confirming && (
        <Confirm
          open
          title={t('again.confirm', { client: view.client.name })}
          text={t('again.twice')}
          act={t('again')}
          onAct={() => {
            setConfirming(false);
            login.ensure(() => void send());
          }}
          onClose={() => setConfirming(false)}
        />
      )}
    </Alert>
  );
}
