/**
 * Amounts of a return are the text of its file ("1000", "-1850", "1000.50"), since a file may break the rule of whole
 * kroner (R082). They are added as integer øre, never as floats.
 */

/** Integer øre, or null when the text is not an amount. */
export function oreOf(text: string): number | null {
  const match = /^([+-]?)(\d{1,13})(?:[.,](\d+))?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const ore = Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2));
  return sign === '-' ? 0 - ore : ore;
}

/** The sum in øre of the amounts that can be read. */
export function sumOre(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (oreOf(text) ?? 0), 0);
}

/** Øre as the text of kroner, with decimals only where there are any. */
export const krone = (ore: number): string => (ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2));

export type Direction = 'toPay' | 'toReceive' | 'nothing';

/** What `fastsattMerverdiavgift` means for the client: above zero is to pay, below is money back (mva-melding.md 1.1). */
export function directionOf(ore: number): Direction {
  if (ore > 0) return 'toPay';
  return ore < 0 ? 'toReceive' : 'nothing';
}
