import { Button, Paragraph } from '@digdir/designsystemet-react';
import { XMarkIcon } from '@navikt/aksel-icons';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { FindClient } from './find-client.tsx';

interface Props {
  readonly blocked: readonly string[];
  readonly onChange: (blocked: string[]) => void;
}

/** Clients the person has nothing to do with. */
export function BlockedClients({ blocked, onChange }: Props) {
  const t = useText('people');
  const format = useFormat();
  const clients = useQuery('clients.list', {}).value?.rows ?? [];
  const told = (number: string) => {
    const name = clients.find((client) => client.organisationNumber === number)?.name;
    const shown = format.organisationNumber(number);
    return name === undefined ? shown : `${name} (${shown})`;
  };
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
      <FindClient clients={clients} except={blocked} onFound={(number) => onChange([...blocked, number])} />
    </div>
  );
}
