import type { PaymentDetail } from '../../../shared/contract/claims-tied.ts';
import type { Filing } from '../../../shared/contract/mva.ts';
import type { Claim, Due, Ore } from './model.ts';

type OfReturn = NonNullable<Filing['payment']>;

const digits = (number: string): string => number.replace(/\D/g, '');
const krone = (ore: Ore): number => Math.trunc(ore / 100);

/** The due amount that is to be paid: the first that is open, else the first. */
const dueOf = ({ dues }: Claim): Due | undefined => dues.find(({ open }) => open !== null && open > 0) ?? dues[0];

/**
 * How to pay as the return has it, beside what its claim has. Each ledger has an account of its own, so the claim's is the one to use
 * (skatteetaten-systembruker.md 5). Null: there is nothing to compare. Empty: the claim tells nothing of how to pay.
 */
export function compareDetails(
  payment: OfReturn | null,
  claims: readonly Claim[],
  isSum: boolean,
): PaymentDetail[] | null {
  const claim = claims[0];
  const due = claim && dueOf(claim);
  if (!due || payment === null || payment.amount <= 0) return null;
  const kid = due.details?.kid ?? null;
  const account = due.details?.account?.number ?? null;
  if (kid === null && account === null) return [];
  const of = (field: PaymentDetail['field'], ofReturn: string, ofClaim: string | null, same: boolean) =>
    ofClaim === null || ofReturn === '' ? [] : [{ field, ofReturn, ofClaim, same }];
  const ours = payment.amount * 100;
  return [
    ...of('kid', payment.kid, kid, kid !== null && digits(kid) === digits(payment.kid)),
    ...of('account', payment.account, account, account !== null && digits(account) === digits(payment.account)),
    ...of(
      'amount',
      String(ours),
      due.original === null ? null : String(due.original),
      // Several claims may be the return together, and one claim may fall due in parts.
      isSum || (due.original !== null && krone(due.original) === payment.amount),
    ),
    ...of('due', payment.due, due.due, due.due === payment.due),
  ];
}
