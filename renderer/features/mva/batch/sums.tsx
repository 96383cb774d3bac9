import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { sumsOf } from './selection.ts';

/** What is to be paid and what is to be had back, each by itself. */
export function Sums({ rows }: { rows: readonly { readonly amount: number }[] }) {
  const t = useText('batch');
  const format = useFormat();
  const { toPay, toReceive } = sumsOf(rows);
  return (
    <div className="row wrap sums number">
      {(toPay > 0 || toReceive === 0) && <span>{t('toPay', { amount: format.kroner(toPay) })}</span>}
      {toReceive > 0 && <span>{t('toReceive', { amount: format.kroner(toReceive) })}</span>}
    </div>
  );
}
