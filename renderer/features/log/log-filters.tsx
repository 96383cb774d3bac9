import { Field, Label, Select } from '@digdir/designsystemet-react';
import { translations } from '../../../shared/i18n/index.ts';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { actName } from './act-name.ts';

export interface LogFilter {
  readonly act?: string;
  readonly person?: string;
  readonly organisationNumber?: string;
}

interface Props {
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}

const acts = Object.keys(translations.log.nb)
  .filter((key) => key.startsWith('act.'))
  .map((key) => key.slice(4));

/** Without its empty parts, so that "no filter" is the same question every time. */
const cleaned = (filter: Record<keyof LogFilter, string | undefined>): LogFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as LogFilter;

export function LogFilters({ filter, onFilter }: Props) {
  const t = useText('log');
  const format = useFormat();
  const clients = useQuery('clients.list', {}).value?.rows ?? [];
  const persons = useQuery('audit.persons', {}).value?.persons ?? [];
  const set = (change: Partial<Record<keyof LogFilter, string>>) =>
    onFilter(
      cleaned({ act: filter.act, person: filter.person, organisationNumber: filter.organisationNumber, ...change }),
    );
  const byName = (a: { name: string }, b: { name: string }) => format.compare(a.name, b.name);
  return (
    <div className="log-filters">
      <Choice
        label={t('filter.act')}
        value={filter.act}
        options={acts.map((act) => ({ value: act, name: actName(act, t) })).sort(byName)}
        onChange={(act) => set({ act })}
      />
      <Choice
        label={t('filter.person')}
        value={filter.person}
        options={persons.map((person) => ({ value: person, name: person })).sort(byName)}
        onChange={(person) => set({ person })}
      />
      <Choice
        label={t('filter.client')}
        value={filter.organisationNumber}
        options={clients.map((row) => ({ value: row.organisationNumber, name: row.name })).sort(byName)}
        onChange={(organisationNumber) => set({ organisationNumber })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const t = useText('log');
  return (
    <Field data-size="sm">
      <Label>{label}</Label>
      <Select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <Select.Option value="">{t('filter.all')}</Select.Option>
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
