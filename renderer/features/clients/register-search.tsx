import { Button, Search } from '@digdir/designsystemet-react';
import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { RegisterHit } from '../../../shared/contract/client-list.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { AddFrame } from './add-frame.tsx';
import { StatusTag } from './stopped.tsx';

/** Finds a unit by name or number and adds it to the list; nothing is asked of Altinn. */
export function RegisterSearch() {
  const t = useText('clientList');
  const search = useAction('clients.searchRegister');
  const add = useAction('clients.addFromRegister');
  const toast = useToast();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<OutputOf<'clients.searchRegister'>>();
  const run = async () => {
    const answer = await search.run({ query });
    if (answer.ok) setFound(answer.value);
  };
  const addOne = async (hit: RegisterHit) => {
    const answer = await add.run({ organisationNumbers: [hit.organisationNumber] });
    if (!answer.ok) return;
    toast(t('search.added', { name: hit.name }));
    setFound(
      (before) =>
        before && { ...before, hits: before.hits.map((each) => (each === hit ? { ...hit, inList: true } : each)) },
    );
  };
  return (
    <AddFrame way="search" lead={t('search.lead')}>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (query.trim().length > 1) void run();
        }}
      >
        <Search data-size="sm" className="list-search">
          <Search.Input
            aria-label={t('search.label')}
            placeholder={t('search.label')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <Search.Clear onClick={() => setQuery('')} />
        </Search>
        <Button
          type="submit"
          variant="secondary"
          data-size="sm"
          loading={search.pending}
          disabled={query.trim().length < 2}
        >
          {t('search.act')}
        </Button>
      </form>
      {search.error && <Failure error={search.error} onRetry={() => void run()} />}
      {add.error && <Failure error={add.error} />}
      {found && found.hits.length === 0 && (
        <Empty icon={MagnifyingGlassIcon} title={t('search.none')} text={t('search.none.text')} />
      )}
      {found && found.hits.length > 0 && (
        <>
          <p className="subtle" role="status">
            {t('search.total', { count: found.total })}
          </p>
          <ul className="plain-list hits" aria-label={t('search.hits')}>
            {found.hits.map((hit) => (
              <Hit key={hit.organisationNumber} hit={hit} pending={add.pending} onAdd={() => void addOne(hit)} />
            ))}
          </ul>
        </>
      )}
    </AddFrame>
  );
}

function Hit({ hit, pending, onAdd }: { hit: RegisterHit; pending: boolean; onAdd: () => void }) {
  const t = useText('clientList');
  const format = useFormat();
  return (
    <li className="row between hit">
      <div className="stack-1">
        <strong>{hit.name}</strong>
        <span className="subtle small">
          {format.organisationNumber(hit.organisationNumber)} · {hit.form}
          {hit.place && ` · ${hit.place}`}
          {hit.parent && ` · ${t('search.subUnit')}`}
          {!hit.parent && !hit.vatRegistered && ` · ${t('search.noVat')}`}
        </span>
      </div>
      <div className="row tight">
        <StatusTag status={hit.status} />
        {hit.inList ? (
          <StateTag tone="good">{t('search.inList')}</StateTag>
        ) : (
          <Button
            variant="secondary"
            data-size="sm"
            aria-label={t('search.addNamed', { name: hit.name })}
            disabled={pending}
            onClick={onAdd}
          >
            {t('search.add')}
          </Button>
        )}
      </div>
    </li>
  );
}
