import { Paragraph } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { Channel, ReturnView } from '../../../shared/contract/mva.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure, useFailureText } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { blockedBy } from './blocked.ts';
import { ChannelChoice } from './channel-choice.tsx';
import { FileConfirm } from './file-confirm.tsx';
import { LoginWait } from './login-wait.tsx';
import { Release } from './release.tsx';
import { RightNote } from './right-note.tsx';
import { useSaftDraft } from './saft/behind-context.tsx';
import { isReason, SendDespite } from './send-despite.tsx';
import { ServerCheck } from './server-check.tsx';
import { useSurroundings } from './surroundings/use-surroundings.ts';
import { useFilingLogin } from './use-filing-login.ts';

/** What can be done with a draft: choose the channel, check it, file it. */
export function SendPanel({ view, onFiled }: { view: ReturnView; onFiled: () => void }) {
  const t = useText('mva');
  const why = useId();
  const settings = useQuery('settings.get', {}).value;
  const [chosen, setChosen] = useState<Channel | undefined>();
  const [confirming, setConfirming] = useState(false);
  const login = useFilingLogin();
  const around = useSurroundings(view.id);
  const file = useAction('mva.file');
  const people = useText('people');
  const told = useFailureText();
  const eyes = useQuery('batch.mayRelease', { returnId: view.id }).value?.problem;
  const saft = useText('saft');
  const questions = useSaftDraft()?.questions.length;
  const may = useRights(view.client.organisationNumber);
  const [reason, setReason] = useState('');
  const open = view.release ? null : blockedBy(view, questions);
  const found = may('file') ? open : 'right';
  const despite = found === 'errors' && isReason(reason) ? reason.trim() : undefined;
  const errors = despite === undefined ? found : null;
  const systemUserAllowed = settings?.systemUserChannelAllowed ?? false;
  const preferred = chosen ?? settings?.filingChannel ?? 'person';
  const channel = systemUserAllowed ? preferred : 'person';
  // Released by another, it goes by system user whoever sends it; by a login it is they who sign.
  const isTheirs = eyes != null && (!view.release || channel === 'person');
  const blocked = errors ?? (isTheirs ? 'eyes' : null);
  const act = t(channel === 'person' && !login.loggedIn ? 'file.login' : 'file', { client: view.client.name });

  const send = async () => {
    const answer = await file.run({
      returnId: view.id,
      channel,
      figuresHash: view.figuresHash,
      ...(despite ? { despite } : {}),
      ...(around.replacing.length > 0 ? { replacing: around.replacing } : {}),
    });
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
      {channel === 'person' && <RightNote view={view} />}
      <PrimaryButton
        data-size="md"
        className="send-button"
        disabled={blocked !== null}
        aria-describedby={blocked === null ? undefined : why}
        loading={file.pending || login.waiting !== undefined}
        onClick={() => setConfirming(true)}
      >
        {act}
      </PrimaryButton>
      {blocked !== null && (
        <Paragraph data-size="sm" id={why}>
          {blocked === 'right'
            ? people('mayNotFile')
            : blocked === 'eyes' && eyes
              ? told(eyes)
              : blocked === 'questions'
                ? saft('send.blocked')
                : t(blocked === 'wrong' ? 'file.blockedWrong' : 'file.blockedErrors')}
        </Paragraph>
      )}
      {found === 'errors' && <SendDespite reason={reason} onChange={setReason} />}
      <Release view={view} despite={despite} blocked={errors !== null || eyes != null} onChange={onFiled} />
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
        <FileConfirm
          view={view}
          channel={channel}
          despite={despite}
          around={around}
          act={act}
          onAct={confirmed}
          onClose={() => setConfirming(false)}
        />
      )}
    </div>
  );
}
