import { Field, Label, Select } from '@digdir/designsystemet-react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly clients: readonly ClientRow[];
  readonly value: string;
  readonly onChange: (organisationNumber: string) => void;
}

export function ClientSelect({ clients, value, onChange }: Props) {
  const t = useText('mva');
  const format = useFormat();
  const sorted = [...clients].sort((a, b) => format.compare(a.name, b.name));
  return (
    <Field>
      <Label>{t('import.client')}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <Select.Option value="" disabled>
          {t('import.chooseClient')}
        </Select.Option>
        {sorted.map((client) => (
          <Select.Option key={client.organisationNumber} value={client.organisationNumber}>
            {`${client.name} (${format.organisationNumber(client.organisationNumber)})`}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
