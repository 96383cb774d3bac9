import { Button, Checkbox, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { ServicesLink } from './services/services-link.tsx';
import { type DialogFilter, noFilter } from './use-dialog-list.ts';

interface Props {
  readonly filter: DialogFilter;
  readonly onChange: (filter: DialogFilter) => void;
}

export function Filters({ filter, onChange }: Props) {
  const t = useText('inbox');
  const format = useFormat();
  const clients = useQuery('clients.list', {}).value?.rows ?? [];
  const sorted = [...clients].sort((a, b) => format.compare(a.name, b.name));
  const change = (part: Partial<DialogFilter>) => onChange({ ...filter, ...part });
  const active = filter.organisationNumber !== '' || filter.unreadOnly || filter.hideDone;
  return (
    <section className="inbox-filters stack-4" aria-label={t('filters')} id="inbox-filters">
      <Field data-size="sm">
        <Label>{t('filters.client')}</Label>
        <Select
          value={filter.organisationNumber}
          onChange={(event) => change({ organisationNumber: event.target.value })}
        >
          <Select.Option value="">{t('filters.allClients')}</Select.Option>
          {sorted.map((client) => (
            <Select.Option key={client.organisationNumber} value={client.organisationNumber}>
              {client.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Checkbox
        data-size="sm"
        label={t('filters.unread')}
        checked={filter.unreadOnly}
        onChange={(event) => change({ unreadOnly: event.target.checked })}
      />
      <Checkbox
        data-size="sm"
        label={t('filters.hideDone')}
        checked={filter.hideDone}
        onChange={(event) => change({ hideDone: event.target.checked })}
      />
      {active && (
        <Button variant="tertiary" data-size="sm" onClick={() => onChange({ ...noFilter, search: filter.search })}>
          {t('filters.clear')}
        </Button>
      )}
      <ServicesLink />
    </section>
  );
}
