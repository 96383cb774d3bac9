import { CopyButton } from '../../ui/copy-button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { directionOf, oreOf } from './amounts.ts';

/** The sum without its sign and what the sign means: "41 875 kr" and "å betale". */
export function useSum(amount: string): { amount: string; direction: string } {
  const t = useText('mva');
  const format = useFormat();
  const direction = t(`direction.${directionOf(oreOf(amount) ?? 0)}`);
  return { amount: format.kroner(amount.replace(/^-/, '')), direction };
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
