import type { Outcome } from '../../../../shared/outcome.ts';
import type { SaftLine, Side, TaxInformation } from './model.ts';
import { size } from './ore.ts';

/**
 * One tax information of one ledger line that lies in the period. Amounts are øre, **credit positive**: a sale has a
 * positive base and tax, a purchase negative ones.
 */
export interface Posting {
  /** The group it was added to; a draft's line names the groups it is made of. */
  readonly group: number;
  /** Index of the file, and the line in it. */
  readonly file: number;
  readonly line: number;
  readonly date: string;
  readonly month: string | null;
  readonly transactionId: string;
  readonly voucherType: string | null;
  readonly recordId: string;
  readonly documentId: string | null;
  readonly sourceId: string | null;
  readonly account: string;
  readonly description: string;
  readonly taxCode: string;
  readonly amount: bigint;
  readonly base: bigint;
  readonly tax: bigint;
}

/** Where postings are kept. Given some hundreds at a time; the reading waits for each answer, and stops when it is a failure. */
export interface PostingSink {
  write(postings: readonly Posting[]): Outcome<void> | Promise<Outcome<void>>;
}

/** VAT accounts of the Norwegian chart (reference/mva-melding.md 7.6, point 11). */
export function isVatAccount(account: string): boolean {
  return account.startsWith('27');
}

export interface Directed {
  /** Which half of a two-way code it is when the codes themselves do not say. */
  readonly half: Side;
  readonly amount: bigint;
  readonly base: bigint;
  readonly tax: bigint;
}

/**
 * Signed amounts, credit positive (reference/mva-melding.md 7.4). Base and tax are sizes; the direction is the side of the
 * tax amount where the file says it (1.30), or else the line's. A minus turns it, once, wherever it stands: systems that
 * write credit notes on the same side put it on the line, on the base and tax, or on all of them.
 */
export function directed(line: SaftLine, { base, tax, taxSide }: TaxInformation): Directed {
  const own = line.side === 'credit' ? line.amount : -line.amount;
  const isItselfTax =
    isVatAccount(line.account) && (tax === null || (base === null && size(tax) === size(line.amount)));
  const taxSize = size(tax ?? (isItselfTax ? line.amount : 0n));
  const baseSize = size(base ?? (isItselfTax ? 0n : line.amount));
  const saysSide = taxSide !== null && tax !== null && tax !== 0n;
  const half = saysSide ? taxSide : line.side;
  const turned = saysSide ? tax < 0n : line.amount < 0n || (base ?? 0n) < 0n || (tax ?? 0n) < 0n;
  const sign = (half === 'credit') === turned ? -1n : 1n;
  return { half, amount: own, base: sign * baseSize, tax: sign * taxSize };
}
