import { Button, Label, Search } from '@digdir/designsystemet-react';
import { useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { matcher } from '../clients/search.ts';

/** The list is for finding one, not for reading through thousands. */
const SHOWN = 6;

interface Props {
  readonly clients: readonly ClientRow[];
  /** Organisation numbers that are not offered. */
  readonly except: readonly string[];
  readonly onFound: (organisationNumber: string) => void;
}

/** A client to block, found by a part of its name or its number. */
export function FindClient({ clients, except, onFound }: Props) {
  const t = useText('people');
  const list = useText('clientList');
  const format = useFormat();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const hits = useMemo(() => {
    if (asked === '') return [];
    const found = matcher(asked);
    const left = new Set(except);
    return clients
      .filter(
        ({ name, organisationNumber: number }) =>
          !left.has(number) && found(`${name}\n${number}`.toLocaleLowerCase('nb')),
      )
      .sort((a, b) => format.compare(a.name, b.name));
  }, [asked, clients, except, format]);
  const choose = (organisationNumber: string) => {
    setSearch('');
    field.current?.focus();
    onFound(organisationNumber);
  };
  return (
    <div className="stack-2">
      <Label htmlFor={id}>{t('blocked.add')}</Label>
      <Search data-size="sm" className="list-search">
        <Search.Input
          id={id}
          ref={field}
          placeholder={list('search.label')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          // In the form, Enter would save the person.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <Search.Clear
          onClick={(event) => {
            // Its kind of button would empty the whole form.
            event.preventDefault();
            setSearch('');
          }}
        />
      </Search>
      <div role="status">
        {asked !== '' &&
          (hits.length > SHOWN
            ? t('blocked.more', { shown: SHOWN, count: hits.length })
            : list(hits.length === 0 ? 'search.none' : 'search.total', { count: hits.length }))}
      </div>
      {hits.length > 0 && (
        <ul className="plain-list" aria-label={t('blocked.choose')}>
          {hits.slice(0, SHOWN).map(({ organisationNumber, name }) => (
            <li key={organisationNumber} className="row between hit">
              <span>
                {name} <span className="subtle number nowrap">{format.organisationNumber(organisationNumber)}</span>
              </span>
              <Button
                variant="secondary"
                data-size="sm"
                aria-label={t('blocked.actNamed', { client: name })}
                onClick={() => choose(organisationNumber)}
              >
                {t('blocked.act')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
