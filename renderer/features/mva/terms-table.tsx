import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react';
import { periodKey } from '../../../shared/mva/periods.ts';
import { useFormat } from '../../ui/format.ts';
import { Spacer } from '../../ui/spacer.tsx';
import { useText } from '../../ui/text.ts';
import { usePeriodName } from './period-name.ts';
import { TermCellView } from './term-cell.tsx';
import type { Term, TermRow } from './terms-view.ts';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys move between the cells, past the empty ones. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>) {
  const step = steps[event.key];
  const place = event.target instanceof HTMLElement ? event.target.closest('td') : null;
  if (step === undefined || place === null) return;
  const rows = [...event.currentTarget.tBodies].flatMap((body) => [...body.rows]);
  let row = rows.findIndex((candidate) => candidate.contains(place)) + step[0];
  let column = place.cellIndex + step[1];
  while (rows[row]?.cells[column]) {
    const target = rows[row]?.cells[column]?.querySelector<HTMLElement>('a');
    if (target) {
      event.preventDefault();
      target.focus();
      return;
    }
    row += step[0];
    column += step[1];
  }
}

interface Props {
  readonly terms: readonly Term[];
  readonly rows: readonly TermRow[];
}

const ROW_HEIGHT = 37;

/** Which rows are in sight of the page's own scrolling box, and the room that the others take above and below. */
function useRowsInSight(count: number) {
  const table = useRef<HTMLTableElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const box = () => table.current?.closest<HTMLElement>('.content') ?? null;
  // Everything over the first row can change with the rows: filters, notes, the window's width.
  useLayoutEffect(() => {
    const body = table.current?.tBodies[0];
    const scrolls = box();
    if (!body || !scrolls) return;
    const top = body.getBoundingClientRect().top - scrolls.getBoundingClientRect().top + scrolls.scrollTop;
    setScrollMargin(Math.round(top));
  });
  const virtual = useVirtualizer({
    count,
    getScrollElement: box,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin,
    initialRect: { width: 800, height: 800 },
  });
  const items = virtual.getVirtualItems();
  return {
    table,
    indexes: items.map(({ index }) => index),
    above: (items[0]?.start ?? scrollMargin) - scrollMargin,
    below: virtual.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin),
  };
}

/** Clients down, terms across. */
export function TermsTable({ terms, rows }: Props) {
  const t = useText('mva');
  const format = useFormat();
  const periodName = usePeriodName();
  const { table, indexes, above, below } = useRowsInSight(rows.length);
  return (
    <table className="terms" ref={table} onKeyDown={moveFocus} aria-rowcount={rows.length + 1}>
      <caption className="sr-only">{t('terms.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className="term-head term-first">
            {t('terms.client')}
          </th>
          {terms.map(({ period, deadline, current }) => (
            <th key={periodKey(period)} scope="col" className={current ? 'term-head term-current' : 'term-head'}>
              <span>{periodName(period)}</span>
              <span className="term-deadline">
                {current ? t('terms.deadline', { day: format.day(deadline) }) : format.day(deadline)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Spacer height={above} />
        {indexes.map((index) => {
          const row = rows[index];
          return row && <TermRowView key={row.client.organisationNumber} row={row} index={index} terms={terms} />;
        })}
        <Spacer height={below} />
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: TermRow;
  readonly index: number;
  readonly terms: readonly Term[];
}

const TermRowView = memo(function TermRowView({ row, index, terms }: RowProps) {
  const t = useText('mva');
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="term-first">
        <span className="term-client">{row.client.name}</span>
      </th>
      {terms.map(({ period, current }) => {
        const shown = row.cells.get(periodKey(period));
        return (
          <td key={periodKey(period)} className={current ? 'term-current' : undefined}>
            {shown ? (
              <TermCellView shown={shown} wide={current} />
            ) : (
              <span className="sr-only">{t('terms.notSubject')}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
});
