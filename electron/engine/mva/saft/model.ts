/** What is taken from a SAF-T Financial file (reference/mva-melding.md 7.2). Amounts are whole øre; days are `yyyy-mm-dd`. */

export type Side = 'debit' | 'credit';

export interface SaftHeader {
  /** As the file says it; official examples write `1.0`. */
  readonly version: string | null;
  readonly software: string | null;
  readonly companyName: string | null;
  /** The digits alone: `NO 888 888 888 MVA` is `888888888`. */
  readonly organisationNumber: string | null;
  readonly currency: string | null;
  /** The days the file says it covers, both in it; null when it does not say. */
  readonly covers: { readonly start: string; readonly end: string } | null;
}

/** One TaxCodeDetails: the accounting system's own code and what it stands for. A code may have several, one after another in time. */
export interface TaxCode {
  readonly taxCode: string;
  /** Null when left out or `NA`. */
  readonly standardCode: string | null;
  readonly percentage: string | null;
  readonly description: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly compensation: boolean;
  /** Per cent that may be deducted, as written. */
  readonly baseRates: readonly string[];
}

export interface TaxInformation {
  readonly taxCode: string;
  readonly percentage: string | null;
  readonly base: bigint | null;
  readonly tax: bigint | null;
  /** Said from 1.30 on (DebitTaxAmount, CreditTaxAmount); null for TaxAmount, whose side is the line's. */
  readonly taxSide: Side | null;
}

export interface SaftLine {
  /** Line in the file where the element begins. */
  readonly line: number;
  readonly transactionId: string;
  readonly date: string;
  /** The accounting period as `yyyy-mm`; null when it is none of the twelve months. */
  readonly month: string | null;
  readonly sourceId: string | null;
  readonly voucherType: string | null;
  readonly recordId: string;
  readonly account: string;
  /** The line's own, or else the transaction's. */
  readonly description: string;
  readonly documentId: string | null;
  readonly side: Side;
  readonly amount: bigint;
  readonly taxes: readonly TaxInformation[];
}
