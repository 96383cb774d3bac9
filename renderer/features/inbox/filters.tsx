import { Checkbox, Field, Input, Label, Select } from '@digdir/designsystemet-react';
import { memo, useMemo } from 'react';
import { type MessageFilter, messageFilter } from '../../../shared/contract/messages-list.ts';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { type Option, useChoices } from './use-choices.ts';

interface Change {
  readonly filter: MessageFilter;
  readonly onChange: (part: Partial<MessageFilter>) => void;
}

interface Props extends Change {
  /** The list has its first rows: what is offered here comes after them. */
  readonly listed: boolean;
}

/** Everything the list can be narrowed by; what there is nothing of is not offered. */
export const Filters = memo(function Filters({ filter, listed, onChange }: Props) {
  const t = useText('inbox');
  const list = useText('inboxList');
  const choices = useChoices(listed);
  const { groups, responsible } = useClientWords(listed);
  const subUnits = choices.subUnits.filter(
    (unit) => !filter.organisationNumber || unit.organisationNumber === filter.organisationNumber,
  );
  return (
    <>
      <One
        label={t('filters.client')}
        all={t('filters.allClients')}
        options={choices.clients}
        value={filter.organisationNumber}
        onChange={(organisationNumber) => onChange({ organisationNumber, party: undefined })}
      />
      <Many
        label={list('filters.owner')}
        options={choices.owners}
        values={filter.owners}
        onChange={(owners) => onChange({ owners })}
      />
      <Many
        label={list('filters.service')}
        options={choices.services}
        values={filter.services}
        onChange={(services) => onChange({ services })}
      />
      <Many
        label={list('filters.status')}
        options={choices.statuses}
        values={filter.statuses}
        onChange={(statuses) => onChange({ statuses })}
      />
      <One
        label={list('filters.due')}
        options={choices.due}
        value={filter.due}
        onChange={(due) => onChange({ due: messageFilter.shape.due.parse(due) })}
      />
      <fieldset className="stack-2 inbox-checks">
        <legend className="sr-only">{t('filters')}</legend>
        <Check label={t('filters.unread')} name="unreadOnly" filter={filter} onChange={onChange} />
        <Check label={list('filters.newContent')} name="newContent" filter={filter} onChange={onChange} />
        <Check label={t('filters.hideDone')} name="hideDone" filter={filter} onChange={onChange} />
        <Check label={list('filters.followUp')} name="followUp" filter={filter} onChange={onChange} />
      </fieldset>
      <One
        label={list('filters.person')}
        options={choices.people}
        value={filter.person}
        onChange={(person) => onChange({ person })}
      />
      <One
        label={list('filters.tag')}
        options={choices.tags}
        value={filter.tag}
        onChange={(tag) => onChange({ tag })}
      />
      <One
        label={list('filters.group')}
        options={groups}
        value={filter.group}
        onChange={(group) => onChange({ group })}
      />
      <One
        label={list('filters.responsible')}
        options={responsible}
        value={filter.responsible}
        onChange={(name) => onChange({ responsible: name })}
      />
      <One
        label={list('filters.subUnit')}
        options={subUnits}
        value={filter.party}
        onChange={(party) => onChange({ party })}
      />
      <One
        label={list('filters.label')}
        options={choices.labels}
        value={filter.label}
        onChange={(label) => onChange({ label: messageFilter.shape.label.parse(label) })}
      />
      <DayField label={list('filters.from')} value={filter.from} onChange={(from) => onChange({ from })} />
      <DayField label={list('filters.to')} value={filter.to} onChange={(to) => onChange({ to })} />
    </>
  );
});

interface FieldProps {
  readonly label: string;
  readonly options: readonly Option[];
}

/** One of them, or all. */
function One({
  label,
  all,
  options,
  value = '',
  onChange,
}: FieldProps & { all?: string; value?: string | undefined; onChange: (key: string | undefined) => void }) {
  const t = useText('inboxList');
  if (options.length === 0 && value === '') return null;
  return (
    <Field data-size="sm">
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}>
        <Select.Option value="">{all ?? t('filters.all')}</Select.Option>
        <Options options={options} />
      </Select>
    </Field>
  );
}

/** Several: each one chosen stands as a chip above the list, where it is taken away again. */
function Many({
  label,
  options,
  values = [],
  onChange,
}: FieldProps & { values?: readonly string[] | undefined; onChange: (keys: string[]) => void }) {
  const t = useText('inboxList');
  if (options.length < 2 && values.length === 0) return null;
  return (
    <Field data-size="sm">
      <Label>{label}</Label>
      <Select value="" onChange={(event) => event.target.value !== '' && onChange([...values, event.target.value])}>
        <Select.Option value="">{values.length === 0 ? t('filters.all') : t('filters.more')}</Select.Option>
        <Options options={options.filter(({ key }) => !values.includes(key))} />
      </Select>
    </Field>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  const format = useFormat();
  return options.map(({ key, name, count }) => (
    <Select.Option key={key} value={key}>
      {count === undefined ? name : `${name} (${format.number(count)})`}
    </Select.Option>
  ));
}

type Flag = 'unreadOnly' | 'newContent' | 'hideDone' | 'followUp';

function Check({ label, name, filter, onChange }: Change & { label: string; name: Flag }) {
  return (
    <Checkbox
      data-size="sm"
      label={label}
      checked={filter[name] ?? false}
      onChange={(event) => onChange({ [name]: event.target.checked ? true : undefined })}
    />
  );
}

function DayField({
  label,
  value = '',
  onChange,
}: {
  label: string;
  value?: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  return (
    <Field data-size="sm">
      <Label>{label}</Label>
      <Input
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
    </Field>
  );
}

/** Groups and names that the client list holds. */
function useClientWords(wanted: boolean) {
  const rows = useQuery('clients.list', wanted ? {} : undefined).value?.rows;
  const { compare } = useFormat();
  return useMemo(() => {
    const options = (names: readonly string[]): Option[] =>
      [...new Set(names)]
        .filter((name) => name !== '')
        .sort(compare)
        .map((name) => ({ key: name, name }));
    return {
      groups: options((rows ?? []).flatMap((row) => row.groups)),
      responsible: options((rows ?? []).map((row) => row.responsible)),
    };
  }, [rows, compare]);
}
