import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SelfLinkingView } from '../../../../shared/contract/self-linking.ts';
import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { ConfirmedLists } from './confirmed-lists.tsx';
import { SelfLinkingFacts } from './facts.tsx';
import { Needs } from './needs.tsx';
import { SelfLinkingTag } from './self-linking-tag.tsx';
import './self-linking.css';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { TurnOn } from './turn-on.tsx';

/** "Kan klienter legges til uten at noen logger inn?" Off until somebody with the right has read what follows of it. */
export function SelfLinkingPage() {
  const t = useText('selfLinking');
  const view = useQuery('selfLinking.view', {});
  return (
    <Page title={t('title')} lead={t('lead')} actions={<LeaveButton to="/tilgang">{t('back')}</LeaveButton>}>
      <Loaded query={view}>
        {(value) => (
          <div className="stack-6">
            <Standing value={value} />
            {(value.state === 'off' || value.state === 'stopped') && <Needs value={value} />}
            <ConfirmedLists value={value} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** How it stands, and the switch. */
function Standing({ value }: { value: SelfLinkingView }) {
  const t = useText('selfLinking');
  const toast = useToast();
  const { state, on, problem, needs } = value;
  const [asking, setAsking] = useState(false);
  const run = useAction('selfLinking.runNow');
  const off = useAction('selfLinking.turnOff');
  const ready = needs.inSystem && needs.systemUser !== null && needs.key !== null;
  const turnOff = async () => {
    if ((await off.run({})).ok) toast(t('off.toast'));
  };
  return (
    <section className="card stack-4" aria-label={t('title')}>
      <div className="row">
        <SelfLinkingTag state={state} />
      </div>
      <Paragraph className="measure">
        {state === 'off' && t('off.text')}
        {(state === 'on' || state === 'stopped') && t('on.text')}
        {state === 'elsewhere' && t('elsewhere.text', { machine: on?.machine ?? '' })}
      </Paragraph>
      {state !== 'off' && <SelfLinkingFacts value={value} />}
      {problem && <Failure error={problem} />}
      {run.error && <Failure error={run.error} />}
      {off.error && <Failure error={off.error} onRetry={() => void turnOff()} />}
      <div className="row wrap">
        {state === 'off' && (
          <PrimaryButton disabled={!ready} onClick={() => setAsking(true)}>
            {t('turnOn')}
          </PrimaryButton>
        )}
        {state === 'stopped' && (
          <PrimaryButton disabled={!ready} onClick={() => setAsking(true)}>
            {t('tryAgain')}
          </PrimaryButton>
        )}
        {state === 'on' && (
          <Button variant="secondary" data-size="sm" loading={run.pending} onClick={() => void run.run({})}>
            {t('runNow')}
          </Button>
        )}
        {state === 'elsewhere' && (
          <Button variant="secondary" data-size="sm" disabled={!ready} onClick={() => setAsking(true)}>
            {t('turnOn.here')}
          </Button>
        )}
        {state !== 'off' && (
          <Button variant="secondary" data-size="sm" loading={off.pending} onClick={() => void turnOff()}>
            {t('turnOff')}
          </Button>
        )}
        {state !== 'off' && (
          <Link className="ds-link" href="/klienter">
            {t('changes')}
          </Link>
        )}
      </div>
      {asking && <TurnOn value={value} onClose={() => setAsking(false)} />}
    </section>
  );
}
