import { Button, Search, Select } from '@digdir/designsystemet-react';
import { TasklistIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import type { ServiceRow, ServiceTable } from '../../../../shared/contract/message-services.ts';
import { useRights } from '../../../state/rights.ts';
import { Empty } from '../../../ui/empty.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { ChoiceBar } from './choice-bar.tsx';
import { useNames } from './names.ts';
import { RenameGroup } from './rename-group.tsx';
import { ServicesTable } from './services-table.tsx';
import { filters, passesFilter, shownRows, type View } from './view.ts';

interface Props {
  readonly table: ServiceTable;
  readonly group: string | null;
  readonly onGroup: (group: string | null) => void;
}

/** Filters, search, the table, and what can be done with those chosen. */
export function FilteredServices({ table, group, onGroup }: Props) {
  const t = useText('messageServices');
  const people = useText('people');
  const format = useFormat();
  const named = useNames();
  const may = useRights();
  const isReached = table.rows.some((row) => row.reached > 0);
  const [view, setView] = useState<View>({ filter: isReached ? 'reached' : 'all', owner: '', search: '' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => {
    const keyOf = (row: ServiceRow) => `${named.owner(row)}\u0000${named.service(row)}`;
    const keys = new Map(table.rows.map((row) => [row.id, keyOf(row)]));
    return [...table.rows].sort((a, b) => format.compare(keys.get(a.id) ?? '', keys.get(b.id) ?? ''));
  }, [table.rows, format, named.owner, named.service]);
  const shown = shownRows(rows, view, (row) => `${named.owner(row)} ${named.service(row)} ${row.id}`);
  const selected = table.rows.filter((row) => chosen.has(row.id));
  return (
    <>
      <FilterChips
        label={t('filter')}
        chips={filters.map((key) => ({
          key,
          label: t(`filter.${key}`),
          count: rows.filter((row) => passesFilter(row, key)).length,
        }))}
        chosen={view.filter}
        onChoose={(filter) => setView({ ...view, filter })}
      />
      <div className="row wrap">
        <GroupSelect groups={table.groups} group={group} onGroup={onGroup} />
        {group !== null && may('setUp') && <RenameGroup group={group} onRenamed={onGroup} />}
        <OwnerSelect rows={rows} owner={view.owner} onOwner={(owner) => setView({ ...view, owner })} />
        <Search data-size="sm" className="list-search">
          <Search.Input
            aria-label={t('search')}
            placeholder={t('search')}
            value={view.search}
            onChange={(event) => setView({ ...view, search: event.target.value })}
          />
          <Search.Clear onClick={() => setView({ ...view, search: '' })} />
        </Search>
        <span className="sr-only" role="status">
          {t('count', { count: shown.length })}
        </span>
      </div>
      {!may('setUp') && <p className="subtle">{people('only.setUp')}</p>}
      {shown.length === 0 ? (
        <Empty icon={TasklistIcon} title={t('nothing')} text={t('nothing.text')}>
          <Button variant="secondary" data-size="sm" onClick={() => setView({ filter: 'all', owner: '', search: '' })}>
            {t('showAll')}
          </Button>
        </Empty>
      ) : (
        <ServicesTable
          rows={shown}
          clients={table.clients}
          chosen={may('setUp') ? chosen : undefined}
          onChoose={setChosen}
        />
      )}
      {selected.length > 0 && <ChoiceBar rows={selected} group={group} onClear={() => setChosen(new Set())} />}
    </>
  );
}

function GroupSelect({ groups, group, onGroup }: Pick<Props, 'group' | 'onGroup'> & Pick<ServiceTable, 'groups'>) {
  const t = useText('messageServices');
  const format = useFormat();
  if (groups.length === 0 && group === null) return null;
  return (
    <Select
      data-size="sm"
      className="services-select"
      aria-label={t('group')}
      value={group ?? ''}
      onChange={(event) => onGroup(event.target.value || null)}
    >
      <Select.Option value="">{t('group.all')}</Select.Option>
      {[...groups].sort(format.compare).map((each) => (
        <Select.Option key={each} value={each}>
          {each}
        </Select.Option>
      ))}
    </Select>
  );
}

interface OwnerProps {
  readonly rows: readonly ServiceRow[];
  readonly owner: string;
  readonly onOwner: (code: string) => void;
}

function OwnerSelect({ rows, owner, onOwner }: OwnerProps) {
  const t = useText('messageServices');
  const named = useNames();
  const owners = new Map(rows.filter((row) => row.owner.code !== '').map((row) => [row.owner.code, named.owner(row)]));
  return (
    <Select
      data-size="sm"
      className="services-select"
      aria-label={t('owner')}
      value={owner}
      onChange={(event) => onOwner(event.target.value)}
    >
      <Select.Option value="">{t('owner.all')}</Select.Option>
      {[...owners].map(([code, name]) => (
        <Select.Option key={code} value={code}>
          {name}
        </Select.Option>
      ))}
    </Select>
  );
}
