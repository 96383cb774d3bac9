import type { Category, Period, ReturnLine } from '../../../shared/contract/mva.ts';

export type Note = NonNullable<ReturnLine['merknad']>;

/**
 * One mvaMeldingDto (reference/mva-melding.md 1.1). Amounts are decimal text: whole kroner without leading zeros or
 * plus, unless the file broke R082; then the file's own text.
 */
export interface MvaReturn {
  readonly reference: string;
  readonly system: { readonly name: string; readonly version: string | null } | null;
  readonly period: Period;
  readonly fastsattMerverdiavgift: string;
  readonly lines: readonly ReturnLine[];
  /** KID for money paid to the taxpayer, never the one to pay with. Empty and absent both occur. */
  readonly payoutKid: string | null;
  readonly organisationNumber: string | null;
  /** VOEC number. */
  readonly identificationNumber: string | null;
  readonly category: Category;
  readonly note: Note | null;
}

/** Kroner of a decimal text, cut toward zero (1.6): a comparison made on a broken amount stays within its krone. */
export function kroner(amount: string): bigint {
  const whole = amount.split('.')[0] ?? '';
  const digits = whole.replace('+', '');
  return digits === '' || digits === '-' ? 0n : BigInt(digits);
}

export function isWhole(amount: string): boolean {
  return !amount.includes('.');
}
