import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { ClaimsRow } from '../../../shared/contract/claims.ts';
import { useFormat } from '../../ui/format.ts';
import { Spacer } from '../../ui/spacer.tsx';
import { useText } from '../../ui/text.ts';
import { ClaimState } from './claim-state.tsx';
import { useOre } from './money.ts';

const ROW_HEIGHT = 44;

/** The service's own sums, one line a client; only the lines in sight are in the page. */
export function ClaimsTable({ rows, open }: { rows: readonly ClaimsRow[]; open: string | undefined }) {
  const t = useText('claims');
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollPaddingEnd: 2 * ROW_HEIGHT,
    initialRect: { width: 800, height: 600 },
  });
  const openAt = open ? rows.findIndex(({ client }) => client.organisationNumber === open) : -1;
  useEffect(() => {
    if (openAt >= 0) virtual.scrollToIndex(openAt, { align: 'auto' });
  }, [openAt, virtual]);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box fill" ref={box} tabIndex={0} aria-label={t('title')}>
      <table className="table claims-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('col.client')}</th>
            {(['overdue', 'interest', 'coming', 'credit', 'unplaced'] as const).map((column) => (
              <th key={column} scope="col" className={`right amount-cell ${column}-cell`}>
                {t(`col.${column}`)}
              </th>
            ))}
            <th scope="col" className="state-cell">
              {t('col.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={first * ROW_HEIGHT} />
          {rows.slice(first, last + 1).map((row, index) => (
            <Row key={row.client.organisationNumber} row={row} index={first + index} open={openAt === first + index} />
          ))}
          <Spacer height={(rows.length - 1 - last) * ROW_HEIGHT} />
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, index, open }: { row: ClaimsRow; index: number; open: boolean }) {
  const t = useText('claims');
  const ore = useOre();
  const format = useFormat();
  const { client, totals, credit, nextDue } = row;
  const amount = (value: number | null | undefined) => (value ? ore(value) : '');
  return (
    <tr aria-rowindex={index + 2} data-open={open}>
      <td className="name-cell">
        <Link href={`/krav/${client.organisationNumber}`}>{client.name}</Link>
        {row.moved > 0 && <span className="subtle small"> {t('moved', { count: row.moved })}</span>}
      </td>
      <td className={`number right ${(totals?.overdue ?? 0) > 0 ? 'late' : ''}`}>{amount(totals?.overdue)}</td>
      <td className="number right interest-cell">{amount(totals?.interest)}</td>
      <td className="number right">
        {nextDue ? (
          <>
            {ore(nextDue.amount)} <span className="subtle small">{format.shortDay(nextDue.due)}</span>
          </>
        ) : (
          amount(totals?.notDue)
        )}
      </td>
      <td className="number right">{credit < 0 ? ore(-credit) : ''}</td>
      <td className="number right unplaced-cell">{totals?.unplaced ? ore(Math.abs(totals.unplaced)) : ''}</td>
      <td>
        <ClaimState row={row} />
      </td>
    </tr>
  );
}
