import { Link } from 'wouter';
import type { Candidate } from '../../../../shared/contract/batch.ts';
import type { Channel } from '../../../../shared/contract/mva.ts';
import { BodyInSight } from '../../../ui/body-in-sight.tsx';
import { useFormat } from '../../../ui/format.ts';
import { OrganisationNumber } from '../../../ui/organisation-number.tsx';
import { useRowsInSight } from '../../../ui/rows-in-sight.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { SelectBox } from '../../clients/columns.tsx';
import { usePeriodName } from '../period-name.ts';
import { Readiness } from './readiness.tsx';
import { canRelease, isReady, isTicked, standsOut, type Ticks, tickAll, tickOf } from './selection.ts';

interface Props {
  readonly rows: readonly Candidate[];
  readonly channel: Channel;
  readonly ticks: Ticks;
  readonly onTick: (ticks: Ticks) => void;
}

export function CandidateTable({ rows, channel, ticks, onTick }: Props) {
  const t = useText('batch');
  const sight = useRowsInSight({ count: rows.length, height: 56 });
  const together = rows.filter((row) => isReady(row) && !standsOut(row));
  const all = together.length > 0 && together.every((row) => isTicked(row, ticks));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box fill" ref={sight.box} tabIndex={0} aria-label={t('table')}>
      <table className="table batch-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="select-cell">
              <SelectBox
                label={t('selectAll')}
                checked={all}
                disabled={together.length === 0}
                onChange={() => onTick(tickAll(rows, ticks, !all))}
              />
            </th>
            <th scope="col">{t('col.client')}</th>
            <th scope="col" className="right">
              {t('col.amount')}
            </th>
            <th scope="col" className="right">
              {t('col.change')}
            </th>
            <th scope="col">{t('col.ready')}</th>
            <th scope="col">{t('col.unusual')}</th>
          </tr>
        </thead>
        <BodyInSight rows={rows} sight={sight}>
          {(row, index) => (
            <Row key={row.returnId} row={row} index={index} channel={channel} ticks={ticks} onTick={onTick} />
          )}
        </BodyInSight>
      </table>
    </section>
  );
}

interface RowProps extends Omit<Props, 'rows'> {
  readonly row: Candidate;
  readonly index: number;
}

function Row({ row, index, channel, ticks, onTick }: RowProps) {
  const t = useText('batch');
  const format = useFormat();
  const periodName = usePeriodName();
  const term = periodName(row.period);
  const ticked = isTicked(row, ticks);
  return (
    <tr aria-rowindex={index + 2} aria-selected={ticked}>
      <td className="select-cell">
        <SelectBox
          label={t('select', { client: row.client.name, term })}
          checked={ticked}
          disabled={!isReady(row) && !canRelease(row)}
          onChange={() => onTick(new Map(ticks).set(tickOf(row), !ticked))}
        />
      </td>
      <th scope="row" className="name-cell">
        <Link href={`/mva/${row.returnId}`} className="row-link" title={row.client.name}>
          {row.client.name}
        </Link>
        <span>
          <OrganisationNumber value={row.client.organisationNumber} /> · {term}
        </span>
      </th>
      <td className="right number">{format.kroner(row.amount)}</td>
      <td className="right number">
        <Change row={row} />
      </td>
      <td>
        <Readiness row={row} channel={channel} />
      </td>
      <td>
        <Unusual row={row} />
      </td>
    </tr>
  );
}

/** Everything that stands out, on one line. */
function Unusual({ row: { outliers } }: { row: Candidate }) {
  const t = useText('batch');
  if (outliers.length === 0) return null;
  const words = outliers.map((each) => t(`unusual.${each}`)).join(', ');
  const onlyFirst = outliers.every((each) => each === 'first');
  return (
    <span className="unusual" title={words}>
      <StateTag tone={onlyFirst ? 'info' : outliers.includes('despite') ? 'bad' : 'warning'} quiet={onlyFirst}>
        {words}
      </StateTag>
    </span>
  );
}

/** "+12 400 kr" and "8 %", and on hover what it is compared with. */
function Change({ row: { amount, before } }: { row: Candidate }) {
  const t = useText('batch');
  const format = useFormat();
  const periodName = usePeriodName();
  if (!before) return <span className="subtle">–</span>;
  const change = amount - before.amount;
  const since = t('change.since', { term: periodName(before.period), amount: format.kroner(before.amount) });
  if (change === 0) return <span title={since}>{t('change.same')}</span>;
  const percent = before.amount === 0 ? null : Math.round((100 * change) / Math.abs(before.amount));
  const sign = change > 0 ? '+' : '';
  return (
    <span title={since}>
      {sign}
      {format.kroner(change)}
      {percent !== null && (
        <span className="change-percent">{`${percent > 0 ? '+' : ''}${format.number(percent)} %`}</span>
      )}
    </span>
  );
}
