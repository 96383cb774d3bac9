import { Button, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { CheckmarkCircleFillIcon, CircleIcon } from '@navikt/aksel-icons';
import type { Filing } from '../../../shared/contract/mva.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { Technical } from '../../ui/technical.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { LoginWait } from './login-wait.tsx';
import { StoryLinks } from './surroundings/story-links.tsx';
import { useFilingLogin } from './use-filing-login.ts';

/** The filing step by step with times, who did it, and the way on when it stands still. */
export function Story({ filing, onChange }: { filing: Filing; onChange: () => void }) {
  const t = useText('mva');
  const channel = t(filing.channel === 'person' ? 'story.byPerson' : 'story.bySystemUser');
  return (
    <section className="stack-3">
      <div>
        <Heading level={2} data-size="2xs">
          {t('story.heading')}
        </Heading>
        <Paragraph data-size="sm" className="subtle">
          {t('story.by', { person: filing.personName, channel })} · <At instant={filing.startedAt} />
        </Paragraph>
      </div>
      {filing.despite && (
        <Paragraph data-size="sm">
          {t('story.despite', { rules: filing.despite.rules.join(', '), reason: filing.despite.reason })}
        </Paragraph>
      )}
      <StoryLinks filing={filing} />
      <Onward filing={filing} onChange={onChange} />
      <Steps filing={filing} />
      {filing.state === 'waitingForFeedback' && <Paragraph data-size="sm">{t('story.waiting')}</Paragraph>}
      {filing.problem && <Failure error={filing.problem} />}
      {filing.instance !== null && (
        <Technical>
          <code>{t('story.instance', { instance: filing.instance })}</code>
        </Technical>
      )}
    </section>
  );
}

function Steps({ filing }: { filing: Filing }) {
  const t = useText('mva');
  const moving = filing.state === 'running' || filing.state === 'waitingForFeedback';
  const next = moving ? filing.steps.findIndex(({ at }) => at === null) : -1;
  return (
    <ol className="story-steps">
      {filing.steps.map(({ step, at }, index) => (
        <li key={step} data-state={at === null ? (index === next ? 'now' : 'todo') : 'done'}>
          <StepSymbol done={at !== null} now={index === next} />
          <span>{t(`step.${step}`)}</span>
          {at !== null && <StepTime at={at} startedAt={filing.startedAt} />}
        </li>
      ))}
    </ol>
  );
}

/** The time alone on the day it began; with the date when it dragged on. */
function StepTime({ at, startedAt }: { at: string; startedAt: string }) {
  const format = useFormat();
  const sameDay = format.date(at) === format.date(startedAt);
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {sameDay ? format.time(at) : format.dateTime(at)}
    </time>
  );
}

function StepSymbol({ done, now }: { done: boolean; now: boolean }) {
  const t = useText('mva');
  if (done) return <CheckmarkCircleFillIcon title={t('step.done')} fontSize="1.25rem" data-color="success" />;
  if (now) return <Spinner data-size="xs" aria-label={t('step.now')} />;
  return <CircleIcon title={t('step.todo')} fontSize="1.25rem" />;
}

/** Going on never sends twice: the engine looks up what happened first. */
function Onward({ filing, onChange }: { filing: Filing; onChange: () => void }) {
  const t = useText('mva');
  const login = useFilingLogin();
  const resume = useAction('mva.resume');
  const go = async () => {
    const answer = await resume.run({ filingId: filing.id });
    if (answer.ok) onChange();
  };
  if (filing.state !== 'waitingForLogin' && filing.state !== 'unknown') return null;
  const needsLogin = filing.state === 'waitingForLogin';
  return (
    <div className="stack-2">
      <Button
        data-color="accent"
        data-size="sm"
        loading={resume.pending || login.waiting !== undefined}
        onClick={() => (needsLogin ? login.ensure(() => void go()) : void go())}
      >
        {t(needsLogin ? 'story.loginResume' : 'story.resume')}
      </Button>
      <LoginWait login={login} />
      {resume.error && <Failure error={resume.error} onRetry={() => void go()} />}
    </div>
  );
}
