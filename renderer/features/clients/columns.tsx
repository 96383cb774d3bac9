import { createColumnHelper, type RowData } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { Day } from '../../ui/time.tsx';
import { wayOf } from './client-state.ts';
import { EndingTag, StatusTag } from './stopped.tsx';
import type { ExtraColumn } from './use-view.ts';
import { WayTag } from './way-tag.tsx';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    readonly className?: string;
  }
}

const column = createColumnHelper<ClientRow>();

export function useColumns(extra: readonly ExtraColumn[]) {
  const t = useText('clients');
  const own = useText('clientList');
  const format = useFormat();
  return useMemo(
    () => [
      column.accessor('name', {
        id: 'name',
        header: () => t('col.name'),
        sortingFn: (a, b) => format.compare(a.original.name, b.original.name),
        cell: ({ row }) => <NameCell row={row.original} />,
        meta: { className: 'name-cell' },
      }),
      column.accessor('organisationNumber', {
        header: () => t('col.number'),
        cell: ({ getValue }) => format.organisationNumber(getValue()),
        meta: { className: 'number nowrap number-cell' },
      }),
      column.display({
        id: 'mva',
        header: () => t('col.mva'),
        cell: ({ row }) => <WayTag way={wayOf(row.original, 'mva')} />,
        enableSorting: false,
        meta: { className: 'way-cell' },
      }),
      column.display({
        id: 'dialogs',
        header: () => t('col.dialogs'),
        cell: ({ row }) => <WayTag way={wayOf(row.original, 'dialogs')} />,
        enableSorting: false,
        meta: { className: 'way-cell' },
      }),
      ...(extra.includes('group')
        ? [
            column.accessor((row) => row.groups.join(', '), {
              id: 'group',
              header: () => own('col.group'),
              sortingFn: (a, b) => format.compare(a.original.groups.join(), b.original.groups.join()),
              meta: { className: 'group-cell clip' },
            }),
          ]
        : []),
      ...(extra.includes('responsible')
        ? [
            column.accessor('responsible', {
              id: 'responsible',
              header: () => own('col.responsible'),
              sortingFn: (a, b) => format.compare(a.original.responsible, b.original.responsible),
              meta: { className: 'responsible-cell clip' },
            }),
          ]
        : []),
      ...(extra.includes('vatTerm')
        ? [
            column.accessor('vatTerm', {
              id: 'vatTerm',
              header: () => own('col.vatTerm'),
              cell: ({ getValue }) => {
                const term = getValue();
                return term ? own(`term.${term}`) : '';
              },
              meta: { className: 'term-cell nowrap' },
            }),
          ]
        : []),
      column.accessor('nextDeadline', {
        header: () => t('col.deadline'),
        sortUndefined: 'last',
        cell: ({ getValue }) => {
          const day = getValue();
          return day ? <Day day={day} /> : '';
        },
        meta: { className: 'nowrap number day-cell' },
      }),
      column.accessor('unread', {
        header: () => t('col.unread'),
        cell: ({ getValue }) => (getValue() > 0 ? format.number(getValue()) : ''),
        meta: { className: 'right number unread-cell' },
      }),
    ],
    [t, own, format, extra],
  );
}

function NameCell({ row }: { row: ClientRow }) {
  const common = useText('common');
  const own = useText('clientList');
  const [, go] = useLocation();
  return (
    <span className={row.own ? 'own-name' : row.parent ? 'row tight sub-unit' : 'row tight'}>
      <button
        type="button"
        className="row-link clip"
        title={row.name}
        onClick={() => go(`/klienter/${row.organisationNumber}`)}
      >
        {row.name}
      </button>
      {row.own && <span className="subtle small">{common('ownFirm')}</span>}
      <StatusTag status={row.status} />
      <EndingTag ending={row.ending} />
      {row.jointUnit && (
        <span className="subtle small clip" title={own('joint', { name: row.jointUnitName ?? row.jointUnit })}>
          {own('joint', { name: row.jointUnitName ?? row.jointUnit })}
        </span>
      )}
    </span>
  );
}

interface SelectBoxProps {
  readonly id?: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: () => void;
}

export function SelectBox({ id, label, checked, disabled = false, onChange }: SelectBoxProps) {
  return (
    <input
      type="checkbox"
      id={id}
      className="ds-input"
      data-size="sm"
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onChange={onChange}
    />
  );
}
