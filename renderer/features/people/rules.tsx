import { Checkbox, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import type { PeopleRules, PeopleView } from '../../../shared/contract/people.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from '../settings/section.tsx';

const minutes = [0, 5, 15, 30, 60];

/** The four eyes, and when the app asks who is there. */
export function Rules({ view }: { view: PeopleView }) {
  const t = useText('people');
  const toast = useToast();
  const save = useAction('people.saveRules');
  const { rules } = view;
  const active = view.people.filter(({ deactivatedAt }) => deactivatedAt === null);
  const change = async (part: Partial<PeopleRules>) => {
    const answer = await save.run({ ...rules, ...part });
    if (answer.ok) toast(t('rules.saved'));
  };
  const offered = minutes.includes(rules.idleMinutes) ? minutes : [...minutes, rules.idleMinutes];
  return (
    <Section title={t('rules')}>
      <Checkbox
        label={t('fourEyes')}
        description={t(active.length > 1 ? 'fourEyes.text' : 'fourEyes.alone')}
        checked={rules.fourEyes}
        disabled={active.length < 2 && !rules.fourEyes}
        onChange={(event) => void change({ fourEyes: event.target.checked })}
      />
      <Field className="idle-field">
        <Label>{t('idle')}</Label>
        <Select
          value={String(rules.idleMinutes)}
          onChange={(event) => void change({ idleMinutes: Number(event.target.value) })}
        >
          {offered.map((each) => (
            <Select.Option key={each} value={String(each)}>
              {each === 0 ? t('idle.never') : t('idle.minutes', { minutes: each })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Paragraph className="measure subtle">{t('idle.text')}</Paragraph>
      {save.error && <Failure error={save.error} />}
    </Section>
  );
}
