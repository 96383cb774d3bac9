import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { AskBack } from './ask-back.tsx';
import { ShownCode } from './shown-code.tsx';
import './backup.css';

/** The recovery code, shown once and asked back. `settingUp`: a firm is being set up, and goes on to Tilgang after it. */
export function CodePage({ settingUp }: { settingUp: boolean }) {
  const t = useText('backup');
  const [, go] = useLocation();
  const view = useQuery('backup.view', {}).value;
  const make = useAction('backup.makeCode');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<'why' | 'shown' | 'asked' | 'kept'>('why');
  const show = async () => {
    const answer = await make.run({});
    if (!answer.ok) return;
    setCode(answer.value.code);
    setStep('shown');
  };
  const keep = () => {
    setCode('');
    setStep('kept');
  };
  const onward = () => go(settingUp ? '/tilgang' : '/innstillinger');
  return (
    <Page title={t('page.title')} width="read">
      <section className="card stack-4">
        {step === 'why' && (
          <>
            <Paragraph className="measure">{t('page.why')}</Paragraph>
            <Paragraph className="measure">{t('page.who')}</Paragraph>
            {view?.code && <Paragraph className="measure">{t('page.old')}</Paragraph>}
            {make.error && <Failure error={make.error} />}
            <div className="row wrap">
              <PrimaryButton loading={make.pending} onClick={() => void show()}>
                {t('page.show')}
              </PrimaryButton>
              <Button variant="tertiary" data-size="sm" onClick={onward}>
                {t('page.later')}
              </Button>
            </div>
          </>
        )}
        {step === 'shown' && <ShownCode code={code} onWritten={() => setStep('asked')} />}
        {step === 'asked' && <AskBack onKept={keep} onAgain={() => setStep('shown')} />}
        {step === 'kept' && <Kept settingUp={settingUp} onOnward={onward} />}
      </section>
    </Page>
  );
}

function Kept({ settingUp, onOnward }: { settingUp: boolean; onOnward: () => void }) {
  const t = useText('backup');
  return (
    <div className="stack-3" role="status">
      <Heading level={2} data-size="2xs">
        {t('page.done')}
      </Heading>
      {!settingUp && <Paragraph>{t('page.done.text')}</Paragraph>}
      <div className="row">
        <PrimaryButton onClick={onOnward}>{t(settingUp ? 'page.toAccess' : 'page.toBackup')}</PrimaryButton>
      </div>
    </div>
  );
}
