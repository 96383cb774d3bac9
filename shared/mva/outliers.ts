import type { Outlier } from '../contract/batch.ts';

/** Below this many kroner a return may well double or halve by chance. */
const SMALL = 10_000;
/** A wrong period, a factor of ten or a missing code lands outside of half and double; most firms' terms stay within. */
const FACTOR = 2;

export interface Unusual {
  /** Whole kroner. */
  readonly amount: number;
  /** Of the last accepted return before it; null: there is none. */
  readonly before: number | null;
  /** A return for the same period was accepted already. */
  readonly corrects: boolean;
  readonly warnings: number;
  readonly errors: number;
}

/** Why a person looks at this return alone before it goes with the others; empty: nothing stands out. */
export function outliersOf({ amount, before, corrects, warnings, errors }: Unusual): Outlier[] {
  const found: Outlier[] = [];
  if (before === null) found.push('first');
  else if (Math.sign(amount) * Math.sign(before) < 0) found.push('sign');
  else if (isFar(Math.abs(amount), Math.abs(before))) found.push('change');
  if (corrects) found.push('correction');
  if (warnings > 0) found.push('findings');
  if (errors > 0) found.push('despite');
  return found;
}

const isFar = (now: number, before: number): boolean =>
  Math.abs(now - before) >= SMALL && (now > before * FACTOR || now < before / FACTOR);
