import type { SaftPosting } from '../../../../shared/contract/saft.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import type { Store } from '../../store/store.ts';
import type { Group, Ledger } from './ledger.ts';
import { byAccount } from './shares.ts';

/** Looked through at a time; what is searched for may stand far apart. */
const SCAN = 500;

type Page = OutputOf<'saft.postings'>;

export interface Behind {
  readonly draft: number;
  readonly ledger: Ledger;
  /** Ids of the groups a line is made of. */
  readonly groups: readonly number[];
  readonly search?: string | undefined;
}

/** One page of the postings behind a line: by account and own code, each in the order of the ledger. `after` is the last page's `next`. */
export async function postingsBehind(
  { db }: Pick<Store, 'db'>,
  { draft, ledger, groups, search = '' }: Behind,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<Page> {
  const wanted = new Set(groups);
  const ordered = ledger.groups.filter(({ id }) => wanted.has(id)).sort(byAccount);
  const words = search.trim().toLocaleLowerCase('nb');
  const [fromGroup = 0, fromNumber = 0] = (after ?? '').split('.').map(Number);
  const rows: SaftPosting[] = [];
  let number = fromNumber;
  for (const [at, group] of ordered.entries()) {
    if (at < fromGroup) continue;
    if (at > fromGroup) number = 0;
    for (;;) {
      const some = await db
        .selectFrom('saft_postings')
        .selectAll()
        .where('draft', '=', draft)
        .where('group_number', '=', group.id)
        .where('number', '>', number)
        .orderBy('number')
        .limit(SCAN)
        .execute();
      for (const row of some) {
        number = row.number;
        const posting = postingOf(row, group);
        if (!matches(posting, words)) continue;
        rows.push(posting);
        if (rows.length === limit) return { rows, next: `${at}.${number}` };
      }
      if (some.length < SCAN) break;
    }
  }
  return { rows, next: null };
}

function postingOf(
  row: {
    readonly number: number;
    readonly date: string;
    readonly transaction_id: string;
    readonly voucher_type: string | null;
    readonly document_id: string | null;
    readonly description: string;
    readonly amount: string;
    readonly base: string;
    readonly tax: string;
  },
  { account, taxCode }: Group,
): SaftPosting {
  const { number, date, description, amount, base, tax } = row;
  return {
    number,
    date,
    transactionId: row.transaction_id,
    voucherType: row.voucher_type,
    documentId: row.document_id,
    account,
    taxCode,
    description,
    amount,
    base,
    tax,
  };
}

/** Amounts are found as they are typed: `1 250,50`, `1250,5` and `1250.50`. */
function matches(
  { transactionId, documentId, account, description, amount, base, tax }: SaftPosting,
  words: string,
): boolean {
  if (words === '') return true;
  const texts = [transactionId, documentId ?? '', account, description];
  if (texts.some((text) => text.toLocaleLowerCase('nb').includes(words))) return true;
  const digits = words.replace(/[\s\u00a0\u202f]/g, '').replace('.', ',');
  return /^\d+(,\d*)?$/.test(digits) && [amount, base, tax].some((ore) => kronerText(ore).startsWith(digits));
}

/** Øre as a person writes kroner, without sign. */
export function kronerText(ore: string): string {
  const size = ore.replace('-', '').padStart(3, '0');
  return `${size.slice(0, -2)},${size.slice(-2)}`;
}
