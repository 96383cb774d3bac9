import { Button, Card, Checkbox, Field, Fieldset, Input, Label, Select } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { Rule, RuleWish } from '../../../../shared/contract/office.ts';
import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { type Option, useChoices } from '../use-choices.ts';

const empty: RuleWish = { service: '', owner: '', words: '', group: '', personId: null, tag: '', notify: true };

function wishOf(rule: Rule | undefined): RuleWish {
  if (!rule) return empty;
  const { id, by, at, ...wish } = rule;
  return wish;
}

/** Which messages, and what becomes of them. */
export function RuleForm({ rule, onClose }: { rule: Rule | undefined; onClose: () => void }) {
  const t = useText('office');
  const list = useText('inboxList');
  const common = useText('common');
  const toast = useToast();
  const choices = useChoices();
  const groups = [...new Set((useQuery('clients.list', {}).value?.rows ?? []).flatMap((row) => row.groups))].sort();
  const save = useAction('office.saveRule');
  const [wish, setWish] = useState(() => wishOf(rule));
  const change = (part: Partial<RuleWish>) => setWish({ ...wish, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await save.run({ ...(rule && { id: rule.id }), rule: wish });
    if (!answer.ok) return;
    toast(t('rules.saved'));
    onClose();
  };
  const people = choices.people.filter(({ key }) => key !== 'nobody' && key !== 'astray');
  return (
    <Card className="rule-form">
      <form className="stack-4" onSubmit={(event) => void submit(event)}>
        <Fieldset data-size="sm">
          <Fieldset.Legend>{t('rules.which')}</Fieldset.Legend>
          <div className="rule-fields">
            <Choice
              label={list('filters.owner')}
              options={choices.owners}
              value={wish.owner}
              onChange={(owner) => change({ owner })}
            />
            <Choice
              label={list('filters.service')}
              options={choices.services}
              value={wish.service}
              onChange={(service) => change({ service })}
            />
            <Field data-size="sm">
              <Label>{t('rules.words')}</Label>
              <Input value={wish.words} maxLength={100} onChange={(event) => change({ words: event.target.value })} />
            </Field>
            <Choice
              label={list('filters.group')}
              options={groups.map((key) => ({ key, name: key }))}
              value={wish.group}
              onChange={(group) => change({ group })}
            />
          </div>
        </Fieldset>
        <Fieldset data-size="sm">
          <Fieldset.Legend>{t('rules.what')}</Fieldset.Legend>
          <div className="rule-fields">
            <Choice
              label={t('give')}
              all={t('give.nobody')}
              options={people}
              value={wish.personId ?? ''}
              onChange={(personId) => change({ personId: personId === '' ? null : personId })}
            />
            <Field data-size="sm">
              <Label>{list('filters.tag')}</Label>
              <Input value={wish.tag} maxLength={40} onChange={(event) => change({ tag: event.target.value })} />
            </Field>
          </div>
          <Checkbox
            data-size="sm"
            label={t('rules.notify')}
            checked={wish.notify}
            onChange={(event) => change({ notify: event.target.checked })}
          />
        </Fieldset>
        {save.error && <Failure error={save.error} />}
        <div className="row wrap">
          <PrimaryButton type="submit" loading={save.pending}>
            {t('rules.save')}
          </PrimaryButton>
          <Button type="button" variant="tertiary" data-size="sm" onClick={onClose}>
            {common('cancel')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all?: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}

function Choice({ label, all, options, value, onChange }: ChoiceProps) {
  const t = useText('inboxList');
  const isKnown = value === '' || options.some(({ key }) => key === value);
  return (
    <Field data-size="sm">
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <Select.Option value="">{all ?? t('filters.all')}</Select.Option>
        {!isKnown && <Select.Option value={value}>{value}</Select.Option>}
        {options.map(({ key, name }) => (
          <Select.Option key={key} value={key}>
            {name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
