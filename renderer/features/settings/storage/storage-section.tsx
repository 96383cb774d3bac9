import { Field, Label, Link, Paragraph, Select } from '@digdir/designsystemet-react';
import { Link as Route } from 'wouter';
import type { Retention } from '../../../../shared/contract/storage.ts';
import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useText } from '../../../ui/text.ts';
import { Section } from '../section.tsx';
import { DeleteOld } from './delete-old.tsx';

/** How long messages are kept, and the way to what they take. */
export function StorageSection() {
  const t = useText('storage');
  const may = useRights();
  return (
    <Section title={t('title')}>
      <Paragraph className="measure">{t('text')}</Paragraph>
      <Paragraph className="measure">{t('returns')}</Paragraph>
      {may('setUp') && <Years />}
      <Link asChild>
        <Route href="/innstillinger/lagring">{t('show')}</Route>
      </Link>
    </Section>
  );
}

function Years() {
  const retention = useQuery('storage.retention', {});
  return <Loaded query={retention}>{(value) => <Limit value={value} onChange={retention.refresh} />}</Loaded>;
}

const CHOICES = [1, 2, 3, 5, 7, 10];

function Limit({ value, onChange }: { value: Retention; onChange: () => void }) {
  const t = useText('storage');
  const format = useFormat();
  const toast = useToast();
  const set = useAction('storage.setYears');
  const { years, old, deletedBefore } = value;
  const choices = years === null || CHOICES.includes(years) ? CHOICES : [...CHOICES, years].sort((a, b) => a - b);
  const choose = async (text: string) => {
    if (!(await set.run({ years: text === '' ? null : Number(text) })).ok) return;
    toast(t('saved'));
    onChange();
  };
  return (
    <>
      <Field data-size="sm">
        <Label>{t('years')}</Label>
        <Select value={years ?? ''} onChange={(event) => void choose(event.target.value)}>
          <Select.Option value="">{t('years.ever')}</Select.Option>
          {choices.map((count) => (
            <Select.Option key={count} value={count}>
              {t('years.count', { count })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {set.error && <Failure error={set.error} />}
      {deletedBefore !== null && (
        <Paragraph className="measure subtle">{t('deletedBefore', { day: format.day(deletedBefore) })}</Paragraph>
      )}
      {old && <DeleteOld old={old} onDone={onChange} />}
    </>
  );
}
