import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { flexRender, type Header } from '@tanstack/react-table';
import type { ClientRow } from '../../../shared/contract/clients.ts';

/** A column's name; a button that sorts where sorting says something. */
export function HeaderCell({ header }: { header: Header<ClientRow, unknown> }) {
  const { column } = header;
  const sorted = column.getIsSorted();
  const name = flexRender(column.columnDef.header, header.getContext());
  const className = column.columnDef.meta?.className;
  if (!column.getCanSort())
    return (
      <th scope="col" className={className}>
        {name}
      </th>
    );
  const Arrow = sorted === 'desc' ? ArrowDownIcon : ArrowUpIcon;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
    >
      <button type="button" className="sort-button" onClick={column.getToggleSortingHandler()}>
        {name}
        {sorted && <Arrow aria-hidden />}
      </button>
    </th>
  );
}
