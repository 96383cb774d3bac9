import { Button, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { XMarkIcon } from '@navikt/aksel-icons';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly blocked: readonly string[];
  readonly onChange: (blocked: string[]) => void;
}

/** Clients the person has nothing to do with. */
export function BlockedClients({ blocked, onChange }: Props) {
  const t = useText('people');
  const format = useFormat();
  const clients = useQuery('clients.list', {}).value?.rows ?? [];
  const names = new Map(clients.map((client) => [client.organisationNumber, client.name]));
  const told = (number: string) => {
    const name = names.get(number);
    const shown = format.organisationNumber(number);
    return name === undefined ? shown : `${name} (${shown})`;
  };
  const others = clients
    .filter(({ organisationNumber }) => !blocked.includes(organisationNumber))
    .sort((a, b) => format.compare(a.name, b.name));
  return (
    <div className="stack-3">
      <Paragraph className="measure subtle">{t('blocked.text')}</Paragraph>
      {blocked.length > 0 && (
        <ul className="plain-list">
          {blocked.map((number) => (
            <li key={number} className="blocked-client">
              <span>{told(number)}</span>
              <Button
                variant="tertiary"
                icon
                data-size="sm"
                aria-label={t('blocked.remove', { client: told(number) })}
                onClick={() => onChange(blocked.filter((each) => each !== number))}
              >
                <XMarkIcon aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field>
        <Label>{t('blocked.add')}</Label>
        <Select value="" onChange={(event) => onChange([...blocked, event.target.value])}>
          <Select.Option value="" disabled>
            {t('blocked.choose')}
          </Select.Option>
          {others.map(({ organisationNumber }) => (
            <Select.Option key={organisationNumber} value={organisationNumber}>
              {told(organisationNumber)}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
