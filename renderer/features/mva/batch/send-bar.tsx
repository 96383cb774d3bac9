import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Candidate } from '../../../../shared/contract/batch.ts';
import type { Channel } from '../../../../shared/contract/mva.ts';
import { useAction, useToast } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Failure } from '../../../ui/failure.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { useChosenReturns } from '../chosen.ts';
import { LoginWait } from '../login-wait.tsx';
import { useFilingLogin } from '../use-filing-login.ts';
import { BatchConfirm } from './batch-confirm.tsx';
import { ReachLine } from './reach-line.tsx';
import { canRelease, isReady, mayNot } from './selection.ts';
import { Sums } from './sums.tsx';

/** What is chosen, what it adds up to, and the two things that can be done with it. */
export function SendBar({ rows, channel }: { rows: readonly Candidate[]; channel: Channel }) {
  const t = useText('batch');
  const people = useText('people');
  const may = useRights();
  const [, go] = useLocation();
  const [, choose] = useChosenReturns();
  const toast = useToast();
  const login = useFilingLogin();
  const start = useAction('batch.start');
  const release = useAction('batch.releaseMany');
  const [confirming, setConfirming] = useState<'send' | 'release' | undefined>();
  const [refused, setRefused] = useState(0);
  const ready = rows.filter(isReady);
  const toRelease = rows.filter(canRelease);
  const chosen = (of: readonly Candidate[]) => of.map(({ returnId, figuresHash }) => ({ returnId, figuresHash }));
  const byLogin = channel === 'person' && !login.loggedIn;
  const acts = {
    send: t(byLogin ? 'sendLogin' : 'send', { count: ready.length }),
    release: t('release', { count: toRelease.length }),
  };
  const send = async () => {
    const despiteRight = ready.filter(mayNot).map(({ returnId }) => returnId);
    const answer = await start.run({ returns: chosen(ready), despiteRight, channel });
    if (!answer.ok) return;
    choose([]);
    go(`/mva/send/${answer.value.id}`);
  };
  const free = async () => {
    const answer = await release.run({ returns: chosen(toRelease) });
    if (!answer.ok) return;
    setRefused(answer.value.refused.length);
    if (answer.value.released > 0) toast(t('released', { count: answer.value.released }));
  };
  const confirmed = () => {
    setConfirming(undefined);
    if (confirming === 'release') void free();
    else if (channel === 'person') login.ensure(() => void send());
    else void send();
  };
  const error = start.error ?? release.error;
  return (
    <section className="send-bar stack-3" aria-label={t('title')}>
      <LoginWait login={login} />
      {channel === 'person' && ready.length > 1 && <ReachLine count={ready.length} />}
      {error && <Failure error={error} onRetry={() => setConfirming('send')} />}
      {refused > 0 && (
        <Alert data-color="warning" data-size="sm" role="status">
          {t('notReleased', { count: refused })}
        </Alert>
      )}
      <div className="row wrap between">
        <div className="row wrap" role="status">
          <strong>{rows.length === 0 ? t('noneChosen') : t('chosen', { count: rows.length })}</strong>
          {rows.length > 0 && <Sums rows={rows} />}
        </div>
        <div className="row wrap">
          {!may('file') && <span className="subtle">{people('mayNotFile')}</span>}
          <Button
            variant="secondary"
            data-size="sm"
            disabled={toRelease.length === 0 || !may('file')}
            loading={release.pending}
            onClick={() => setConfirming('release')}
          >
            {acts.release}
          </Button>
          <PrimaryButton
            disabled={ready.length === 0 || !may('file')}
            loading={start.pending || login.waiting !== undefined}
            onClick={() => setConfirming('send')}
          >
            {acts.send}
          </PrimaryButton>
        </div>
      </div>
      {confirming && (
        <BatchConfirm
          kind={confirming}
          rows={confirming === 'send' ? ready : toRelease}
          act={acts[confirming]}
          onAct={confirmed}
          onClose={() => setConfirming(undefined)}
        />
      )}
    </section>
  );
}
