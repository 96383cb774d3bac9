import { Link } from 'wouter';
import type { BatchRow } from '../../../../shared/contract/batch.ts';
import { BodyInSight } from '../../../ui/body-in-sight.tsx';
import { useFailureText } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { OrganisationNumber } from '../../../ui/organisation-number.tsx';
import { useRowsInSight } from '../../../ui/rows-in-sight.ts';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { usePeriodName } from '../period-name.ts';

const tones: Readonly<Record<BatchRow['state'], Tone>> = {
  waiting: 'todo',
  running: 'waiting',
  login: 'warning',
  sent: 'waiting',
  accepted: 'good',
  acceptedWithDeviations: 'good',
  rejected: 'bad',
  unknown: 'unknown',
  failed: 'bad',
  stopped: 'todo',
};

const OWN_PAGE: ReadonlySet<string> = new Set(['mva.foundOthers', 'mva.meanwhileUnknown', 'mva.replacesEarlier']);

/** Held back for a person to look: trying again changes nothing, its own page shows what was found and sends it. */
export const needsOwnPage = ({ sent, problem }: BatchRow): boolean =>
  sent === 'notSent' && problem !== null && OWN_PAGE.has(problem.code);

/** One line for each return: where it stands, and which of the three answers. */
export function BatchRows({ rows }: { rows: readonly BatchRow[] }) {
  const t = useText('batch');
  const sight = useRowsInSight({ count: rows.length, height: 56 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box fill" ref={sight.box} tabIndex={0} aria-label={t('progress.table')}>
      <table className="table batch-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('col.client')}</th>
            <th scope="col" className="right">
              {t('col.amount')}
            </th>
            <th scope="col">{t('col.state')}</th>
            <th scope="col">{t('col.sent')}</th>
          </tr>
        </thead>
        <BodyInSight rows={rows} sight={sight}>
          {(row, index) => <Row key={row.returnId} row={row} index={index} />}
        </BodyInSight>
      </table>
    </section>
  );
}

function Row({ row, index }: { row: BatchRow; index: number }) {
  const t = useText('batch');
  const common = useText('common');
  const format = useFormat();
  const periodName = usePeriodName();
  const failure = useFailureText();
  const own = `${t('row.ownPage')}: ${row.client.name}`;
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="name-cell">
        <Link href={`/mva/${row.returnId}`} className="row-link" title={row.client.name}>
          {row.client.name}
        </Link>
        <span>
          <OrganisationNumber value={row.client.organisationNumber} /> · {periodName(row.period)}
        </span>
      </th>
      <td className="right number">{format.kroner(row.amount)}</td>
      <td className="batch-state">
        <StateTag tone={tones[row.state]}>{t(`row.${row.state}`)}</StateTag>
        {needsOwnPage(row) && (
          <Link href={`/mva/${row.returnId}`} className="ds-link batch-own" aria-label={own}>
            {t('row.ownPage')}
          </Link>
        )}
        {row.problem && row.state !== 'stopped' && row.state !== 'login' && (
          <span className="subtle small batch-problem" title={failure(row.problem)}>
            {failure(row.problem)}
          </span>
        )}
      </td>
      <td>{row.state === 'waiting' ? '' : common(`sent.${row.sent}`)}</td>
    </tr>
  );
}
