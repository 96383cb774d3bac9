import { Button, Search } from '@digdir/designsystemet-react';
import { PersonGroupIcon, PersonPlusIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { endingState } from '../../../shared/contract/client-endings.ts';
import { wayState } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Empty } from '../../ui/empty.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { ChangesSinceLast } from './changes.tsx';
import { ClientPanel } from './client-panel.tsx';
import { type ListState, listState } from './client-state.ts';
import { ClientsTable } from './clients-table.tsx';
import { ColumnChooser, ExportList } from './list-tools.tsx';
import { matcher, searchTexts } from './search.ts';
import { SelectionBar } from './selection-bar.tsx';
import { everything, useListView } from './use-view.ts';

export function ClientList({ open }: { open: string | undefined }) {
  const t = useText('clients');
  const [, go] = useLocation();
  const clients = useQuery('clients.list', {});
  const may = useRights();
  return (
    <Page
      fill
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList />
          <PrimaryButton disabled={!may('clients')} onClick={() => go('/klienter/legg-til')}>
            <PersonPlusIcon aria-hidden /> {t('add')}
          </PrimaryButton>
        </>
      }
    >
      <ChangesSinceLast />
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

function Filtered({ rows, open }: { rows: readonly ClientRow[]; open: string | undefined }) {
  const t = useText('clients');
  const [, go] = useLocation();
  const way = useText('clientWay');
  const out = useText('wayOut');
  const [view, setView] = useListView();
  const { filter, search } = view;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const states = useMemo(() => rows.map(listState), [rows]);
  const texts = useMemo(() => searchTexts(rows), [rows]);
  const shown = useMemo(() => {
    const found = matcher(search);
    // Those that are ended show where they are asked for alone.
    const isShown = (state: ListState | undefined) => (filter === 'all' ? state !== 'ended' : state === filter);
    return rows.filter((_, at) => isShown(states[at]) && found(texts[at] ?? ''));
  }, [rows, states, texts, filter, search]);
  const [order, setOrder] = useState<readonly string[]>([]);
  const chosen = rows.filter((row) => selected.has(row.organisationNumber));
  const row = rows.find((each) => each.organisationNumber === open);
  const at = open ? order.indexOf(open) : -1;
  const goTo = (to: string | undefined) => (to ? () => go(`/klienter/${to}`, { replace: true }) : undefined);
  return (
    <>
      <div className="row wrap between">
        <FilterChips
          label={t('filter')}
          chips={[
            { key: 'all', label: t('filter.all'), count: states.filter((state) => state !== 'ended').length },
            ...wayState.options.map((key) => ({
              key,
              label: way(`state.${key}`),
              count: states.filter((state) => state === key).length,
            })),
            ...endingState.options.map((key) => ({
              key,
              label: out(`state.${key}`),
              count: states.filter((state) => state === key).length,
            })),
          ]}
          chosen={filter}
          onChoose={(chosen) => setView({ filter: chosen })}
        />
        <div className="row tight">
          <ColumnChooser chosen={view.columns} onChoose={(columns) => setView({ columns })} />
          <Search data-size="sm" className="list-search">
            <Search.Input
              aria-label={t('search')}
              value={search}
              placeholder={t('search')}
              onChange={(e) => setView({ search: e.target.value })}
            />
            <Search.Clear onClick={() => setView({ search: '' })} />
          </Search>
        </div>
      </div>
      {shown.length === 0 ? (
        <Empty icon={PersonGroupIcon} title={t('nothing')} text={t('nothing.text')}>
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => setView({ filter: everything.filter, search: everything.search })}
          >
            {t('showAll')}
          </Button>
        </Empty>
      ) : (
        <ClientsTable
          rows={rows}
          shown={shown}
          columns={view.columns}
          open={open}
          selected={selected}
          onSelect={setSelected}
          onOrder={setOrder}
        />
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
