import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Reminders } from '../../../shared/contract/board.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

/** From how many days before our deadline somebody is reminded. */
export function RemindersSection() {
  const t = useText('board');
  const kept = useQuery('board.reminders', {});
  return (
    <Section title={t('reminders')}>
      <Paragraph className="measure">{t('reminders.text')}</Paragraph>
      <Loaded query={kept}>{(value) => <RemindersForm key={JSON.stringify(value)} kept={value} />}</Loaded>
    </Section>
  );
}

const rules = ['notDrafted', 'notReleased', 'notSent'] as const;

function RemindersForm({ kept }: { kept: Reminders }) {
  const t = useText('board');
  const toast = useToast();
  const may = useRights();
  const save = useAction('board.setReminders');
  const [texts, setTexts] = useState({
    notDrafted: String(kept.notDrafted),
    notReleased: String(kept.notReleased),
    notSent: String(kept.notSent),
  });
  const days = (text: string) => (/^\d{1,2}$/.test(text) && Number(text) <= 60 ? Number(text) : undefined);
  const wish = {
    notDrafted: days(texts.notDrafted),
    notReleased: days(texts.notReleased),
    notSent: days(texts.notSent),
  };
  const run = async () => {
    const { notDrafted, notReleased, notSent } = wish;
    if (notDrafted === undefined || notReleased === undefined || notSent === undefined) return;
    if ((await save.run({ notDrafted, notReleased, notSent })).ok) toast(t('reminders.saved'));
  };
  return (
    <form
      className="stack-3 reminder-days"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      {rules.map((rule) => (
        <Textfield
          key={rule}
          data-size="sm"
          inputMode="numeric"
          label={t(`reminders.${rule}`)}
          error={wish[rule] === undefined ? t('reminders.bad') : undefined}
          readOnly={!may('prepare')}
          value={texts[rule]}
          onChange={(event) => setTexts((before) => ({ ...before, [rule]: event.target.value.trim() }))}
        />
      ))}
      {save.error && <Failure error={save.error} />}
      {may('prepare') && (
        <div className="row">
          <Button type="submit" variant="secondary" data-size="sm" loading={save.pending}>
            {t('reminders.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
