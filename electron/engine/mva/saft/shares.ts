import type { Share } from '../../../../shared/contract/saft.ts';
import type { CodeBook } from './code-book.ts';
import type { Group } from './ledger.ts';

/** Groups by account and own code, added up, as an accountant reads them. */
export function sharesOf(groups: readonly Group[], book: CodeBook): Share[] {
  const sums = new Map<string, { of: Group; base: bigint; tax: bigint; postings: number }>();
  for (const group of groups) {
    const key = JSON.stringify([group.account, group.taxCode]);
    const sum = sums.get(key) ?? { of: group, base: 0n, tax: 0n, postings: 0 };
    sums.set(key, sum);
    sum.base += group.base;
    sum.tax += group.tax;
    sum.postings += group.postings;
  }
  return [...sums.values()]
    .sort((a, b) => byAccount(a.of, b.of))
    .map(({ of, base, tax, postings }) => ({
      taxCode: of.taxCode,
      description: book.of(of.taxCode).description,
      account: of.account,
      base: String(base),
      tax: String(tax),
      postings,
    }));
}

/** The order postings are shown in. */
export function byAccount(a: Group, b: Group): number {
  if (a.account !== b.account) return a.account < b.account ? -1 : 1;
  if (a.taxCode !== b.taxCode) return a.taxCode < b.taxCode ? -1 : 1;
  return a.id - b.id;
}
