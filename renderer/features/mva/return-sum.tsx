import { CopyButton } from '../../ui/copy-button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { directionOf, oreOf } from './amounts.ts';

/** The sum without its sign, what the sign means, and both: "41 875 kr", "å betale", "41 875 kr å betale". */
export function useSum(amount: string): { amount: string; direction: string; words: string } {
  const t = useText('mva');
  const format = useFormat();
  const sign = directionOf(oreOf(amount) ?? 0);
  const direction = t(`direction.${sign}`);
  const shown = format.kroner(amount.replace(/^-/, ''));
  return { amount: shown, direction, words: sign === 'nothing' ? direction : `${shown} ${direction}` };
}

/** The one number of the return, large. */
export function ReturnSum({ amount }: { amount: string }) {
  const t = useText('mva');
  const sum = useSum(amount);
  return (
    <div className="return-sum">
      <span className="return-sum-label">{t('return.sum')}</span>
      <span className="return-sum-amount number">
        {sum.amount}
        <CopyButton text={amount} what={t('payment.amount').toLowerCase()} />
      </span>
      <span className="return-sum-direction">{sum.direction}</span>
    </div>
  );
}
