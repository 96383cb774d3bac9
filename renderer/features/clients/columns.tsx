import { createColumnHelper, type RowData } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useLocation } from 'wouter';
import type { ClaimsRow } from '../../../shared/contract/claims.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useFormat } from '../../ui/format.ts';
import { type Translate, useText } from '../../ui/text.ts';
import { ClaimState } from '../claims/claim-state.tsx';
import { wayOf } from './client-state.ts';
import { EndingTag, StatusTag } from './stopped.tsx';
import type { ExtraColumn } from './use-view.ts';
import { useWayWords, WayTag } from './way-tag.tsx';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    readonly className?: string;
    /** What stands in the column's cell. Thousands are drawn in a scroll: texts and formats are asked for once, for the column, not in each. */
    readonly cell: (row: TData) => ReactNode;
  }
}

const column = createColumnHelper<ClientRow>();

export function useColumns(extra: readonly ExtraColumn[], claims: ReadonlyMap<string, ClaimsRow> | undefined) {
  const t = useText('clients');
  const own = useText('clientList');
  const common = useText('common');
  const words = useWayWords();
  const format = useFormat();
  const [, go] = useLocation();
  return useMemo(
    () => [
      column.accessor('name', {
        id: 'name',
        header: () => t('col.name'),
        // The table is given its rows by name.
        sortingFn: (a, b) => a.index - b.index,
        meta: { className: 'name-cell', cell: (row) => <NameCell row={row} own={own} common={common} go={go} /> },
      }),
      column.accessor('organisationNumber', {
        header: () => t('col.number'),
        meta: {
          className: 'number nowrap number-cell',
          cell: (row) => format.organisationNumber(row.organisationNumber),
        },
      }),
      column.display({
        id: 'mva',
        header: () => t('col.mva'),
        enableSorting: false,
        meta: { className: 'way-cell', cell: (row) => <WayTag way={wayOf(row, 'mva')} words={words} /> },
      }),
      column.display({
        id: 'dialogs',
        header: () => t('col.dialogs'),
        enableSorting: false,
        meta: { className: 'way-cell', cell: (row) => <WayTag way={wayOf(row, 'dialogs')} words={words} /> },
      }),
      ...(claims
        ? [
            column.display({
              id: 'claims',
              header: () => t('col.claims'),
              enableSorting: false,
              meta: {
                className: 'way-cell claims-cell',
                cell: (row: ClientRow) => {
                  const known = claims.get(row.organisationNumber);
                  return known && <ClaimState row={known} />;
                },
              },
            }),
          ]
        : []),
      column.accessor('nextDeadline', {
        header: () => t('col.deadline'),
        sortUndefined: 'last',
        meta: {
          className: 'nowrap number day-cell',
          cell: ({ nextDeadline: day }) => (day ? <time dateTime={day}>{format.day(day)}</time> : ''),
        },
      }),
      column.accessor('unread', {
        header: () => t('col.unread'),
        meta: {
          className: 'right number unread-cell',
          cell: ({ unread }) => (unread > 0 ? format.number(unread) : ''),
        },
      }),
      // Last: in a small window these are what is scrolled to.
      ...(extra.includes('group')
        ? [
            column.accessor((row) => row.groups.join(', '), {
              id: 'group',
              header: () => own('col.group'),
              sortingFn: (a, b) => format.compare(a.original.groups.join(), b.original.groups.join()),
              meta: { className: 'group-cell clip', cell: (row) => row.groups.join(', ') },
            }),
          ]
        : []),
      ...(extra.includes('responsible')
        ? [
            column.accessor('responsible', {
              id: 'responsible',
              header: () => own('col.responsible'),
              sortingFn: (a, b) => format.compare(a.original.responsible, b.original.responsible),
              meta: { className: 'responsible-cell clip', cell: (row) => row.responsible },
            }),
          ]
        : []),
      ...(extra.includes('vatTerm')
        ? [
            column.accessor('vatTerm', {
              id: 'vatTerm',
              header: () => own('col.vatTerm'),
              meta: {
                className: 'term-cell nowrap',
                cell: ({ vatTerm }) => (vatTerm ? own(`term.${vatTerm}`) : ''),
              },
            }),
          ]
        : []),
    ],
    [t, own, common, words, format, go, extra, claims],
  );
}

interface NameProps {
  readonly row: ClientRow;
  readonly own: Translate<'clientList'>;
  readonly common: Translate<'common'>;
  readonly go: (to: string) => void;
}

function NameCell({ row, own, common, go }: NameProps) {
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
      {row.status !== 'active' && <StatusTag status={row.status} />}
      {row.ending && <EndingTag ending={row.ending} />}
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
