import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useText } from '../../ui/text.ts';
import { isRemovable } from './client-state.ts';
import { SelectBox, useColumns } from './columns.tsx';
import { HeaderCell } from './header-cell.tsx';
import type { ExtraColumn } from './use-view.ts';

interface Props {
  readonly rows: readonly ClientRow[];
  readonly columns: readonly ExtraColumn[];
  readonly open: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  /** The order shown, for moving through the list from the panel. */
  readonly onOrder: (organisationNumbers: readonly string[]) => void;
}

const ROW_HEIGHT = 44;

/** Ten thousand rows: only those in sight are in the page. The firm itself always stands first. */
export function ClientsTable({ rows, columns: extra, open, selected, onSelect, onOrder }: Props) {
  const t = useText('clients');
  const columns = useColumns(extra);
  const [sorting, setSorting] = useState<SortingState>([{ id: 'name', desc: false }]);
  const data = useMemo(() => [...rows], [rows]);
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
  const ordered = useMemo(
    () => [...sorted.filter((row) => row.original.own), ...sorted.filter((row) => !row.original.own)],
    [sorted],
  );
  useEffect(() => onOrder(ordered.map((row) => row.id)), [ordered, onOrder]);

  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // The header stands over the first row and pushes the last one down.
    scrollPaddingEnd: 2 * ROW_HEIGHT,
    initialRect: { width: 800, height: 600 },
  });
  const openAt = open ? ordered.findIndex((row) => row.id === open) : -1;
  useEffect(() => {
    if (openAt >= 0) virtual.scrollToIndex(openAt, { align: 'auto' });
  }, [openAt, virtual]);

  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const removable = ordered.filter((row) => isRemovable(row.original)).map((row) => row.id);
  const all = removable.length > 0 && removable.every((id) => selected.has(id));
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
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
          <Spacer height={above} />
          {items.map((item) => {
            const row = ordered[item.index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                aria-rowindex={item.index + 2}
                data-open={row.id === open}
                aria-selected={selected.has(row.id)}
              >
                <td className="select-cell">
                  {isRemovable(row.original) && (
                    <SelectBox
                      label={t('col.selectOne', { name: row.original.name })}
                      checked={selected.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  )}
                </td>
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={cell.column.columnDef.meta?.className}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer height={below} />
        </tbody>
      </table>
    </section>
  );
}

/** Stands for the rows out of sight. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden className="spacer">
      <td style={{ height }} />
    </tr>
  ) : null;
}
