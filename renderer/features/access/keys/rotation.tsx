import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { CheckmarkIcon } from '@navikt/aksel-icons';
import { type ReactNode, useState } from 'react';
import type { KeysView, OwnKey } from '../../../../shared/contract/keys.ts';
import { OpenLink } from '../../../ui/open-link.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { KeyAct } from './key-actions.tsx';
import { NewKey } from './new-key.tsx';
import { Register, Try } from './register-try.tsx';

const steps = ['make', 'register', 'try', 'use', 'retire'] as const;
type Step = (typeof steps)[number];

/** The replacement of a key, a step at a time; what is done follows from the keys, so it goes on where it was left. */
export function Rotation({ view }: { view: KeysView }) {
  const t = useText('keys');
  const next = view.keys.find((key) => key.role === 'next');
  const previous = view.keys.find((key) => key.role === 'previous');
  const inUse = view.keys.find((key) => key.role === 'inUse');
  const [begun, setBegun] = useState(false);
  const under = next !== undefined || previous !== undefined;
  return (
    <section className="card stack-4" aria-label={t('rotate')}>
      <div className="row between wrap">
        <Heading level={2} data-size="2xs">
          {t('rotate')}
        </Heading>
        {next && <KeyAct value={next} act="retire" label={t('giveUp')} />}
      </div>
      <Paragraph className="measure">{t('rotate.text')}</Paragraph>
      {under || begun ? (
        <Steps view={view} next={next} previous={previous} />
      ) : (
        <div className="row">
          {inUse?.warning === 'none' ? (
            <Button variant="secondary" data-size="sm" onClick={() => setBegun(true)}>
              {t('rotate')}
            </Button>
          ) : (
            <PrimaryButton onClick={() => setBegun(true)}>{t('rotate')}</PrimaryButton>
          )}
        </div>
      )}
    </section>
  );
}

interface StepsProps {
  readonly view: KeysView;
  readonly next: OwnKey | undefined;
  readonly previous: OwnKey | undefined;
}

function Steps({ view, next, previous }: StepsProps) {
  const t = useText('keys');
  const tried = next?.registeredAt !== null && next?.registeredAt !== undefined;
  const current: Step = next ? (tried ? 'use' : 'register') : previous ? 'retire' : 'make';
  const at = steps.indexOf(current);
  const body: Record<Step, ReactNode> = {
    make: <NewKey act={t('rotate.begin')} />,
    register: next && <Register value={next} selfService={view.selfService} visibleClientId={view.visibleClientId} />,
    try: next && <Try value={next} done={tried} />,
    use: next && (
      <>
        <Paragraph className="measure">{t('step.use.text')}</Paragraph>
        <div className="row">
          <KeyAct value={next} act="use" label={t('step.use.act')} primary={tried} />
        </div>
      </>
    ),
    retire: previous && (
      <>
        <Paragraph className="measure">{t('step.retire.text')}</Paragraph>
        <OpenLink url={view.selfService} label={t('step.register.open')} />
        <div className="row">
          <KeyAct value={previous} act="retire" label={t('step.retire.act')} primary />
        </div>
      </>
    ),
  };
  // Registering happens elsewhere; trying is how it shows.
  const isOpen = (step: Step) =>
    step === current || (current === 'register' && step === 'try') || (current === 'use' && step === 'try');
  return (
    <ol className="key-steps">
      {steps.map((step, index) => (
        <li key={step} data-state={index < at ? 'done' : isOpen(step) ? 'current' : 'later'} className="stack-3">
          <div className="row">
            <span className="step-number" aria-hidden>
              {index < at ? <CheckmarkIcon /> : index + 1}
            </span>
            <strong>{t(`step.${step}`)}</strong>
          </div>
          {isOpen(step) && <div className="key-step-body stack-3">{body[step]}</div>}
        </li>
      ))}
    </ol>
  );
}
