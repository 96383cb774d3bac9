/** Code list mvaKodeSAFT (reference/mva-melding.md 1.4): which rate a code takes and where it may be reported. */
import type { Category } from '../contract/mva.ts';
import type { RateKind } from './rates.ts';

const rates: Readonly<Record<string, RateKind>> = {
  3: 'high',
  31: 'middle',
  33: 'low',
  32: 'fish',
  5: 'zero',
  // Outside the act: no rate of its own, `0` is what is sent.
  6: 'zero',
  51: 'zero',
  52: 'zero',
  1: 'high',
  11: 'middle',
  13: 'low',
  12: 'fish',
  14: 'high',
  15: 'middle',
  81: 'high',
  82: 'high',
  83: 'middle',
  84: 'middle',
  85: 'zero',
  86: 'high',
  87: 'high',
  88: 'low',
  89: 'low',
  91: 'high',
  92: 'high',
};

/** A map: a file may call its code `constructor`. */
const rateOf: ReadonlyMap<string, RateKind> = new Map(Object.entries(rates));

const inCategory: Readonly<Record<Category, ReadonlySet<string>>> = {
  alminnelig: new Set(rateOf.keys()),
  primaernaering: new Set(rateOf.keys()),
  omvendtAvgiftsplikt: new Set(['86', '87', '88', '89', '91', '92']),
  kompensasjon: new Set(['1', '11', '13', '14', '15', '81', '83', '86', '88', '91']),
};

/** Two lines each: calculated tax with a base, and the deduction without one. */
export const TWO_WAY = ['81', '83', '86', '88', '91'];
export const INPUT = ['1', '11', '12', '13', '14', '15'];

/** A ledger's codes for what no return holds (reference/mva-melding.md 1.4). */
export const NEVER_REPORTED = ['0', '7', '20', '21', '22'];

export function rateKindOf(code: string): RateKind | undefined {
  return rateOf.get(code);
}

export function isKnownCode(code: string): boolean {
  return rateOf.has(code);
}

export function codeAllowed(code: string, category: Category): boolean {
  return inCategory[category].has(code);
}
