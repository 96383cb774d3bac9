import { Button, Checkbox, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { EndingView } from '../../../shared/contract/client-endings.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

/** From which day the app may ask about deletion; ends the client the first time it is said. */
export function KeepUntil({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  const toast = useToast();
  const finish = useAction('clients.finishEnding');
  const ended = view.state === 'ended';
  const [day, setDay] = useState(view.deleteOn ?? view.suggestedDeleteOn);
  const [keep, setKeep] = useState(ended && view.deleteOn === null);
  const bad = !keep && !/^\d{4}-\d{2}-\d{2}$/.test(day);
  const isLinked = view.linked.length > 0;
  const { organisationNumber, name } = view;
  const run = async () => {
    const answer = await finish.run({ organisationNumber, deleteOn: keep ? null : day });
    if (answer.ok) toast(t(ended ? 'ended.changed' : 'finished', { name }));
  };
  return (
    <>
      <Paragraph className="measure">{t('step.data.text')}</Paragraph>
      <div className="row wrap">
        <Textfield
          data-size="sm"
          type="date"
          label={t('step.data.day')}
          value={keep ? '' : day}
          disabled={keep}
          error={bad && t('step.data.bad')}
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
      <Checkbox data-size="sm" label={t('step.data.keep')} checked={keep} onChange={() => setKeep(!keep)} />
      {finish.error && <Failure error={finish.error} />}
      <div className="row wrap">
        {ended ? (
          <Button variant="secondary" data-size="sm" disabled={bad} loading={finish.pending} onClick={() => void run()}>
            {t('ended.change')}
          </Button>
        ) : (
          <PrimaryButton disabled={bad || isLinked} loading={finish.pending} onClick={() => void run()}>
            {t('finish')}
          </PrimaryButton>
        )}
        {isLinked && <span className="subtle">{t('finish.first')}</span>}
      </div>
    </>
  );
}

/** Only on the day or after it, and only with the client's own name written. */
export function DeleteData({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  const toast = useToast();
  const format = useFormat();
  const [, go] = useLocation();
  const remove = useAction('clients.deleteLocal');
  const [given, setGiven] = useState('');
  const { organisationNumber, name, kept } = view;
  const isRight = given.trim().toLocaleLowerCase('nb') === name.toLocaleLowerCase('nb');
  const run = async () => {
    const answer = await remove.run({ organisationNumber, name: given });
    if (!answer.ok) return;
    toast(t(kept ? 'deleted.rest' : 'deleted', { name }));
    if (!kept) go('/klienter');
  };
  return (
    <section className="card stack-3" aria-label={t(kept ? 'delete.rest' : 'delete.title')}>
      <Heading level={2} data-size="2xs">
        {t(kept ? 'delete.rest' : 'delete.title')}
      </Heading>
      <Paragraph className="measure">{t(kept ? 'delete.rest.text' : 'delete.text')}</Paragraph>
      {kept && (
        <Paragraph className="measure">
          {t('delete.kept', { count: kept.returns, day: format.day(kept.until) })}
        </Paragraph>
      )}
      <Textfield
        data-size="sm"
        label={t('delete.name', { name })}
        value={given}
        onChange={(event) => setGiven(event.target.value)}
      />
      {remove.error && <Failure error={remove.error} />}
      <div className="row">
        <Button
          data-size="sm"
          data-color="danger"
          disabled={!isRight}
          loading={remove.pending}
          onClick={() => void run()}
        >
          {t('delete.act')}
        </Button>
      </div>
    </section>
  );
}
