import { Button } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { AuditRow } from '../../../shared/contract/work.ts';
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
  readonly onMore: (() => void) | undefined;
}

export function LogTable({ rows, onMore }: Props) {
  const t = useText('log');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box fill" tabIndex={0} aria-label={t('title')}>
      <table className="table log-table">
        <thead>
          <tr>
            <th scope="col">{t('col.at')}</th>
            <th scope="col">{t('col.person')}</th>
            <th scope="col">{t('col.act')}</th>
            <th scope="col">{t('col.client')}</th>
            <th scope="col">{t('col.outcome')}</th>
            <th scope="col">{t('col.details')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.sequence} row={row} />
          ))}
        </tbody>
      </table>
      {onMore && (
        <div className="log-more">
          <Button variant="secondary" data-size="sm" onClick={onMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Row({ row }: { row: AuditRow }) {
  const t = useText('log');
  return (
    <tr>
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
}
