import { memo } from 'react';
import { Link } from 'wouter';
import type { AuditRow } from '../../../shared/contract/work.ts';
import { BodyInSight } from '../../ui/body-in-sight.tsx';
import { useRowsInSight } from '../../ui/rows-in-sight.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { actName } from './act-name.ts';
import { Details } from './details.tsx';

const tones: Record<AuditRow['outcome'], Tone> = {
  begun: 'waiting',
  done: 'good',
  refused: 'bad',
  failed: 'bad',
  unknown: 'unknown',
};

interface Props {
  readonly rows: readonly AuditRow[];
  /** Called when the reader comes near the last row. */
  readonly onEnd: (() => void) | undefined;
}

const ROW_HEIGHT = 40;
const NEAR_END = 20;

/** A log of many years: only the rows in sight are in the page. */
export function LogTable({ rows, onEnd }: Props) {
  const t = useText('log');
  const sight = useRowsInSight({
    count: rows.length,
    height: ROW_HEIGHT,
    keyOf: (index) => rows[index]?.sequence ?? index,
    onEnd,
    nearEnd: NEAR_END,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box fill" ref={sight.box} tabIndex={0} aria-label={t('title')}>
      <table className="table log-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('col.at')}</th>
            <th scope="col">{t('col.person')}</th>
            <th scope="col">{t('col.act')}</th>
            <th scope="col">{t('col.client')}</th>
            <th scope="col">{t('col.outcome')}</th>
            <th scope="col">{t('col.details')}</th>
          </tr>
        </thead>
        <BodyInSight rows={rows} sight={sight}>
          {(row, index) => <Row key={row.sequence} row={row} index={index} measure={sight.measure} />}
        </BodyInSight>
      </table>
    </section>
  );
}

interface RowProps {
  readonly row: AuditRow;
  readonly index: number;
  readonly measure: (element: Element | null) => void;
}

const Row = memo(function Row({ row, index, measure }: RowProps) {
  const t = useText('log');
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <td className="nowrap number">
        <At instant={row.at} />
      </td>
      <td className="nowrap">{row.person}</td>
      <td>{actName(row.act, t)}</td>
      <td>{row.client && <Link href={`/klienter/${row.client.organisationNumber}`}>{row.client.name}</Link>}</td>
      <td>
        <StateTag tone={tones[row.outcome]} quiet={row.outcome === 'done'}>
          {t(`outcome.${row.outcome}`)}
        </StateTag>
      </td>
      <td className="subtle small log-details">
        <Details params={row.params} />
      </td>
    </tr>
  );
});
