import { Button, Search } from '@digdir/designsystemet-react';
import { PersonGroupIcon, PersonPlusIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useQuery } from '../../state/context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { ClientPanel } from './client-panel.tsx';
import { type ClientState, clientState } from './client-state.ts';
import { ClientsTable } from './clients-table.tsx';
import { SelectionBar } from './selection-bar.tsx';

type Filter = 'all' | ClientState;
const filters: readonly Filter[] = ['all', 'ok', 'missing', 'lost', 'unknown'];

export function ClientList({ open }: { open: string | undefined }) {
  const t = useText('clients');
  const [, go] = useLocation();
  const clients = useQuery('clients.list', {});
  return (
    <Page
      fill
      title={t('title')}
      lead={t('lead')}
      actions={
        <PrimaryButton onClick={() => go('/klienter/legg-til')}>
          <PersonPlusIcon aria-hidden /> {t('add')}
        </PrimaryButton>
      }
    >
      <Loaded query={clients}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty icon={PersonGroupIcon} title={t('empty')} text={t('empty.text')} />
          ) : (
            <Filtered rows={rows} open={open} />
          )
        }
      </Loaded>
    </Page>
  );
}

function matches(row: ClientRow, search: string): boolean {
  const words = search.trim().toLocaleLowerCase('nb');
  const digits = words.replace(/\s/g, '');
  return (
    row.name.toLocaleLowerCase('nb').includes(words) ||
    (/^\d+$/.test(digits) && row.organisationNumber.includes(digits))
  );
}

function Filtered({ rows, open }: { rows: readonly ClientRow[]; open: string | undefined }) {
  const t = useText('clients');
  const [, go] = useLocation();
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(
    () => rows.filter((row) => (filter === 'all' || clientState(row) === filter) && matches(row, search)),
    [rows, filter, search],
  );
  const [order, setOrder] = useState<readonly string[]>([]);
  const count = (key: Filter) => (key === 'all' ? rows.length : rows.filter((row) => clientState(row) === key).length);
  const chosen = rows.filter((row) => selected.has(row.organisationNumber));
  const row = rows.find((each) => each.organisationNumber === open);
  const at = open ? order.indexOf(open) : -1;
  const goTo = (to: string | undefined) => (to ? () => go(`/klienter/${to}`, { replace: true }) : undefined);
  return (
    <>
      <div className="row wrap between">
        <FilterChips
          label={t('filter')}
          chips={filters.map((key) => ({ key, label: t(`filter.${key}`), count: count(key) }))}
          chosen={filter}
          onChoose={setFilter}
        />
        <Search data-size="sm" className="list-search">
          <Search.Input
            aria-label={t('search')}
            value={search}
            placeholder={t('search')}
            onChange={(e) => setSearch(e.target.value)}
          />
          <Search.Clear onClick={() => setSearch('')} />
        </Search>
      </div>
      {shown.length === 0 ? (
        <Empty icon={PersonGroupIcon} title={t('nothing')} text={t('nothing.text')}>
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => {
              setFilter('all');
              setSearch('');
            }}
          >
            {t('showAll')}
          </Button>
        </Empty>
      ) : (
        <ClientsTable rows={shown} open={open} selected={selected} onSelect={setSelected} onOrder={setOrder} />
      )}
      {chosen.length > 0 && <SelectionBar chosen={chosen} onClear={() => setSelected(new Set())} />}
      {row && (
        <ClientPanel
          key={row.organisationNumber}
          row={row}
          onClose={() => go('/klienter')}
          onPrevious={goTo(order[at - 1])}
          onNext={goTo(at < 0 ? undefined : order[at + 1])}
        />
      )}
    </>
  );
}
