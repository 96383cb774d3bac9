import { Button, Paragraph, Search } from '@digdir/designsystemet-react';
import { WalletIcon } from '@navikt/aksel-icons';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { ClaimsList as List } from '../../../shared/contract/claims.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { ClaimsTable } from './claims-table.tsx';
import { ClientClaims } from './client-claims.tsx';
import { byHurt, type ClaimFilter, claimFilters, matches } from './filters.ts';
import { Weeks } from './weeks.tsx';

interface Props {
  readonly list: List;
  readonly open: string | undefined;
  /** By the address. */
  readonly asked: ClaimFilter | undefined;
}

/** Every client, what hurts first; the panel of one beside it. */
export function ClaimsList({ list, open, asked }: Props) {
  const t = useText('claims');
  const format = useFormat();
  const [, go] = useLocation();
  const day = today(useNow());
  const [filter, setFilter] = useState<ClaimFilter>(asked ?? 'all');
  useEffect(() => {
    if (asked) setFilter(asked);
  }, [asked]);
  const [search, setSearch] = useState('');
  const sorted = useMemo(() => list.rows.toSorted(byHurt(format.compare)), [list.rows, format]);
  const shown = sorted.filter(
    (row) =>
      matches(filter, row, day) &&
      `${row.client.name} ${row.client.organisationNumber}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const at = shown.findIndex((row) => row.client.organisationNumber === open);
  const goTo = (row: (typeof shown)[number] | undefined) =>
    row ? () => go(`/krav/${row.client.organisationNumber}`, { replace: true }) : undefined;
  const fetched = list.rows.filter(({ fetchedAt }) => fetchedAt !== null).length;
  if (list.rows.length === 0) return <Empty icon={WalletIcon} title={t('empty')} text={t('empty.text')} />;
  return (
    <>
      {list.problem && <Failure error={list.problem as Parameters<typeof Failure>[0]['error']} />}
      <Weeks weeks={list.weeks} />
      <div className="row wrap between">
        <FilterChips
          label={t('filter')}
          chips={claimFilters.map((key) => ({
            key,
            label: t(`filter.${key}`),
            count: list.rows.filter((row) => matches(key, row, day)).length,
          }))}
          chosen={filter}
          onChoose={setFilter}
          limit={5}
        />
        <Search data-size="sm" className="list-search">
          <Search.Input
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Search.Clear onClick={() => setSearch('')} />
        </Search>
      </div>
      {shown.length === 0 ? (
        <Empty icon={WalletIcon} title={t('nothing')}>
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
        <ClaimsTable rows={shown} open={open} />
      )}
      <Paragraph data-size="sm" className="subtle">
        {t('fetched', { fetched, all: list.rows.length })}
      </Paragraph>
      {open && (
        <ClientClaims
          key={open}
          organisationNumber={open}
          name={list.rows.find(({ client }) => client.organisationNumber === open)?.client.name ?? open}
          onClose={() => go('/krav')}
          onPrevious={goTo(shown[at - 1])}
          onNext={at < 0 ? undefined : goTo(shown[at + 1])}
        />
      )}
    </>
  );
}
