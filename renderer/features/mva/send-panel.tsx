import { Paragraph } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { Channel, ReturnView } from '../../../shared/contract/mva.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { blockedBy } from './blocked.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { FileConfirm } from './file-confirm.tsx';
import { LoginWait } from './login-wait.tsx';
import { ServerCheck } from './server-check.tsx';
import { useFilingLogin } from './use-filing-login.ts';

/** What can be done with a draft: choose the channel, check it, file it. */
export function SendPanel({ view, onFiled }: { view: ReturnView; onFiled: () => void }) {
  const t = useText('mva');
  const reason = useId();
  const settings = useQuery('settings.get', {}).value;
  const [chosen, setChosen] = useState<Channel | undefined>();
  const [confirming, setConfirming] = useState(false);
  const login = useFilingLogin();
  const file = useAction('mva.file');
  const people = useText('people');
  const may = useRights(view.client.organisationNumber);
  const blocked = may('file') ? blockedBy(view) : 'right';
  const systemUserAllowed = settings?.systemUserChannelAllowed ?? false;
  const preferred = chosen ?? settings?.filingChannel ?? 'person';
  const channel = systemUserAllowed ? preferred : 'person';
  const act = t(channel === 'person' && !login.loggedIn ? 'file.login' : 'file', { client: view.client.name });

  const send = async () => {
    const answer = await file.run({ returnId: view.id, channel, figuresHash: view.figuresHash });
    if (answer.ok) onFiled();
  };
  const confirmed = () => {
    setConfirming(false);
    if (channel === 'person') login.ensure(() => void send());
    else void send();
  };
  return (
    <div className="stack-3">
      <ChannelChoice channel={channel} systemUserAllowed={systemUserAllowed} onChange={setChosen} />
      <PrimaryButton
        data-size="md"
        className="send-button"
        disabled={blocked !== null}
        aria-describedby={blocked === null ? undefined : reason}
        loading={file.pending || login.waiting !== undefined}
        onClick={() => setConfirming(true)}
      >
        {act}
      </PrimaryButton>
      {blocked !== null && (
        <Paragraph data-size="sm" id={reason}>
          {blocked === 'right'
            ? people('mayNotFile')
            : t(blocked === 'wrong' ? 'file.blockedWrong' : 'file.blockedErrors')}
        </Paragraph>
      )}
      {file.error && (
        <Failure
          error={file.error}
          onRetry={() => setConfirming(true)}
          onLogIn={() => login.ensure(() => void send(), true)}
        />
      )}
      <LoginWait login={login} />
      {may('prepare') && <ServerCheck view={view} login={login} />}
      {confirming && (
        <FileConfirm view={view} channel={channel} act={act} onAct={confirmed} onClose={() => setConfirming(false)} />
      )}
    </div>
  );
}
