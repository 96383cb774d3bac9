import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAction, useToast } from '../../state/context.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

/** "Begynn på nytt": practice and what Klientbro kept from it go together. */
export function Practice() {
  const t = useText('settings');
  const toast = useToast();
  const [, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const reset = useAction('app.resetPractice');
  const act = async () => {
    const answer = await reset.run({});
    if (!answer.ok) return;
    setAsking(false);
    toast(t('practice.done'));
    go('/');
  };
  return (
    <Section title={t('practice')}>
      <Paragraph className="measure">{t('practice.text')}</Paragraph>
      <div className="row">
        <Button variant="secondary" data-color="danger" data-size="sm" onClick={() => setAsking(true)}>
          {t('practice.reset')}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={t('practice.title')}
        text={t('practice.consequence')}
        act={t('practice.reset')}
        danger
        pending={reset.pending}
        error={reset.error}
        onAct={() => void act()}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}
