import { Paragraph } from '@digdir/designsystemet-react';
import type { Candidate } from '../../../../shared/contract/batch.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { usePeriodName } from '../period-name.ts';
import { mayNot } from './selection.ts';
import { Sums } from './sums.tsx';

interface Props {
  readonly kind: 'send' | 'release';
  readonly rows: readonly Candidate[];
  readonly act: string;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** Names every client, its amount and the totals once more. What stands out comes first. */
export function BatchConfirm({ kind, rows, act, onAct, onClose }: Props) {
  const t = useText('batch');
  const rights = useText('filingRights');
  const format = useFormat();
  const periodName = usePeriodName();
  const sorted = [...rows].sort(
    (a, b) =>
      Number(mayNot(b)) - Number(mayNot(a)) ||
      b.outliers.length - a.outliers.length ||
      format.compare(a.client.name, b.client.name),
  );
  const text = (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
      <section className="table-box confirm-list" tabIndex={0} aria-label={t('confirm.list')}>
        <table className="table">
          <tbody>
            {sorted.map((row) => (
              <tr key={row.returnId}>
                <th scope="row">
                  {row.client.name}
                  {mayNot(row) && kind === 'send' && <span className="subtle small">{rights('confirm.mayNot')}</span>}
                  {row.outliers.length > 0 && (
                    <span className="subtle small">{row.outliers.map((each) => t(`unusual.${each}`)).join(', ')}</span>
                  )}
                </th>
                <td>{periodName(row.period)}</td>
                <td className="right number">{format.kroner(row.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Sums rows={rows} />
      <Paragraph data-size="sm">{t(`confirm.${kind}Text`)}</Paragraph>
    </>
  );
  const title =
    kind === 'send' ? t('confirm.send', { count: rows.length }) : t('confirm.release', { count: rows.length });
  return <Confirm open title={title} text={text} act={act} onAct={onAct} onClose={onClose} />;
}
