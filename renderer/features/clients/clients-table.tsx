import {
  type Column,
  type ColumnDef,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type Dispatch, memo, type SetStateAction, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useFormat } from '../../ui/format.ts';
import { Spacer } from '../../ui/spacer.tsx';
import { type Translate, useText } from '../../ui/text.ts';
import { useClaimRows } from './claims-state.tsx';
import { inFamilies, isRemovable } from './client-state.ts';
import { SelectBox, useColumns } from './columns.tsx';
import { useDrawnRows } from './drawn-rows.ts';
import { HeaderCell } from './header-cell.tsx';
import type { ExtraColumn } from './use-view.ts';

interface Props {
  readonly rows: readonly ClientRow[];
  /** Those of `rows` that the list's filter and search let through. */
  readonly shown: readonly ClientRow[];
  readonly columns: readonly ExtraColumn[];
  readonly open: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: Dispatch<SetStateAction<ReadonlySet<string>>>;
  /** The order shown, for moving through the list from the panel. */
  readonly onOrder: (organisationNumbers: readonly string[]) => void;
}

const ROW_HEIGHT = 44;

/** Ten thousand rows: only those in sight are in the page. The firm itself always stands first. */
export function ClientsTable({ rows, shown, columns: extra, open, selected, onSelect, onOrder }: Props) {
  const t = useText('clients');
  const columns = useColumns(extra, useClaimRows());
  const [sorting, setSorting] = useState<SortingState>([{ id: 'name', desc: false }]);
  const format = useFormat();
  // By name once: sorting by it turns what is here, and rows that are alike elsewhere stand by name.
  const data = useMemo(() => [...rows].sort((a, b) => format.compare(a.name, b.name)), [rows, format]);
  const table = useReactTable<ClientRow>({
    data,
    columns: columns as ColumnDef<ClientRow>[],
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: (row) => row.organisationNumber,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const sorted = table.getRowModel().rows;
  // All are sorted once, and what is shown is taken from them: another filter or search sorts nothing.
  const ordered = useMemo(() => {
    const isShown = new Set(shown);
    return inFamilies(sorted.filter((row) => isShown.has(row.original)));
  }, [sorted, shown]);
  useEffect(() => onOrder(ordered.map((row) => row.id)), [ordered, onOrder]);

  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 0,
    // The header stands over the first row and pushes the last one down.
    scrollPaddingEnd: 2 * ROW_HEIGHT,
    initialRect: { width: 800, height: 600 },
  });
  const openAt = open ? ordered.findIndex((row) => row.id === open) : -1;
  useEffect(() => {
    if (openAt >= 0) virtual.scrollToIndex(openAt, { align: 'auto' });
  }, [openAt, virtual]);

  const items = virtual.getVirtualItems();
  const inSight = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? -1 };
  const { first, last } = useDrawnRows(ordered, inSight, virtual.isScrolling);
  const removable = useMemo(() => ordered.filter((row) => isRemovable(row.original)).map((row) => row.id), [ordered]);
  const all = removable.length > 0 && removable.every((id) => selected.has(id));
  const toggle = useCallback(
    (id: string) =>
      onSelect((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [onSelect],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box fill" ref={box} tabIndex={0} aria-label={t('title')}>
      <table className="table clients-table" aria-rowcount={ordered.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="select-cell">
              <SelectBox
                label={t('col.selectAll')}
                checked={all}
                disabled={removable.length === 0}
                onChange={() => onSelect(new Set(all ? [] : removable))}
              />
            </th>
            {table.getFlatHeaders().map((header) => (
              <HeaderCell key={header.id} header={header} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={first * ROW_HEIGHT} />
          {ordered.slice(first, last + 1).map((row, at) => (
            <TableRow
              key={row.id}
              row={row.original}
              index={first + at}
              columns={table.getAllLeafColumns()}
              t={t}
              open={row.id === open}
              selected={selected.has(row.id)}
              onToggle={toggle}
            />
          ))}
          <Spacer height={(ordered.length - 1 - last) * ROW_HEIGHT} />
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly row: ClientRow;
  readonly index: number;
  readonly columns: readonly Column<ClientRow>[];
  readonly t: Translate<'clients'>;
  readonly open: boolean;
  readonly selected: boolean;
  readonly onToggle: (id: string) => void;
}

/** Drawn once for as long as it is in sight: a scroll draws only the rows that come. */
const TableRow = memo(function TableRow({ row, index, columns, t, open, selected, onToggle }: RowProps) {
  return (
    <tr aria-rowindex={index + 2} data-open={open} aria-selected={selected}>
      <td className="select-cell">
        {isRemovable(row) && (
          <SelectBox
            label={t('col.selectOne', { name: row.name })}
            checked={selected}
            onChange={() => onToggle(row.organisationNumber)}
          />
        )}
      </td>
      {columns.map(({ id, columnDef: { meta } }) => (
        <td key={id} className={meta?.className}>
          {meta?.cell(row)}
        </td>
      ))}
    </tr>
  );
});
