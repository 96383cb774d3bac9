import { Paragraph } from '@digdir/designsystemet-react';
import type { SaftPosting } from '../../../../shared/contract/saft.ts';
import { BodyInSight } from '../../../ui/body-in-sight.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useRowsInSight } from '../../../ui/rows-in-sight.ts';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { useText } from '../../../ui/text.ts';
import { kronerOf } from './amounts.ts';
import { usePostings } from './use-postings.ts';

const ROW_HEIGHT = 36;
const NEAR_END = 40;

interface Props {
  readonly returnId: string;
  readonly line: number;
  readonly search: string;
}

/** A ledger's postings may be hundreds of thousands: only the rows in sight are in the page. */
export function PostingsTable(props: Props) {
  const t = useText('saft');
  const { rows, next, error, more, retry } = usePostings(props);
  if (error) return <Failure error={error} onRetry={retry} />;
  if (next === undefined) return <SkeletonLines lines={6} />;
  if (rows.length === 0) return <Paragraph data-size="sm">{t('postings.none')}</Paragraph>;
  return <Rows rows={rows} isWhole={next === null} onEnd={more} />;
}

interface RowsProps {
  readonly rows: readonly SaftPosting[];
  readonly isWhole: boolean;
  readonly onEnd: (() => void) | undefined;
}

function Rows({ rows, isWhole, onEnd }: RowsProps) {
  const t = useText('saft');
  const sight = useRowsInSight({
    count: rows.length,
    height: ROW_HEIGHT,
    keyOf: (index) => rows[index]?.number ?? index,
    onEnd,
    nearEnd: NEAR_END,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box saft-postings" ref={sight.box} tabIndex={0} aria-label={t('postings.title')}>
      <table className="table" aria-rowcount={isWhole ? rows.length + 1 : -1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('col.date')}</th>
            <th scope="col">{t('col.voucher')}</th>
            <th scope="col">{t('col.account')}</th>
            <th scope="col">{t('col.code')}</th>
            <th scope="col">{t('col.text')}</th>
            <th scope="col" className="right">
              {t('col.base')}
            </th>
            <th scope="col" className="right">
              {t('col.tax')}
            </th>
          </tr>
        </thead>
        <BodyInSight rows={rows} sight={sight}>
          {(row, index) => <Row key={row.number} row={row} index={index} measure={sight.measure} />}
        </BodyInSight>
      </table>
      {!isWhole && <p className="small subtle saft-more">{t('postings.more')}</p>}
    </section>
  );
}

interface RowProps {
  readonly row: SaftPosting;
  readonly index: number;
  readonly measure: (element: Element | null) => void;
}

function Row({ row, index, measure }: RowProps) {
  const t = useText('saft');
  const format = useFormat();
  const { date, transactionId, documentId, voucherType, account, taxCode, description, amount, base, tax } = row;
  const more = [
    voucherType && `${t('col.voucherType')}: ${voucherType}`,
    documentId && `${t('col.document')}: ${documentId}`,
  ];
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      title={more.filter(Boolean).join(' · ') || undefined}
    >
      <td className="nowrap number">{format.day(date)}</td>
      <td className="number">{transactionId}</td>
      <td className="number">{account}</td>
      <td>{taxCode}</td>
      <td>{description}</td>
      <td className="number right nowrap" title={`${t('col.amount')}: ${format.number(kronerOf(amount))}`}>
        {format.number(kronerOf(base))}
      </td>
      <td className="number right nowrap">{format.number(kronerOf(tax))}</td>
    </tr>
  );
}
