/** Short ways to write returns for the tests of the rules. */
import type { MvaReturn } from '../../../../electron/engine/mva/model.ts';
import { checkReturn } from '../../../../electron/engine/mva/rules/check.ts';
import type { Registered } from '../../../../electron/engine/mva/rules/rule.ts';
import type { Category, Period, ReturnLine } from '../../../../shared/contract/mva.ts';
import { line, NOVEMBER, sampleReturn } from '../../../fixtures/mva/samples.ts';

export const REVERSAL = 'tilbakeføringAvInngåendeMerverdiavgift';
export const ADJUSTMENT = 'justeringMerverdiavgiftskompensasjonFastEiendom';
export const why = { beskrivelse: 'Kreditnota for september' };
export const quarter: Period = { kind: 'treMaaneder', number: 3, year: 2026 };
export const year = (of: number): Period => ({ kind: 'aar', number: 1, year: of });
export const term = (number: number, of = 2026): Period => ({ kind: 'toMaaneder', number, year: of });

/** A return of these lines, its total their sum. */
export function of(lines: readonly ReturnLine[], more: Partial<MvaReturn> = {}): MvaReturn {
  const total = lines.reduce((sum, { merverdiavgift }) => sum + Math.trunc(Number(merverdiavgift)), 0);
  return sampleReturn({ lines, fastsattMerverdiavgift: String(total), ...more });
}
const inCategory =
  (category: Category, period: Period) =>
  (lines: readonly ReturnLine[], more: Partial<MvaReturn> = {}): MvaReturn =>
    of(lines, { category, period, ...more });
export const primary = inCategory('primaernaering', year(2025));
export const reverse = inCategory('omvendtAvgiftsplikt', quarter);
export const compensation = inCategory('kompensasjon', term(5));

export const base = (
  mvaKode: string,
  grunnlag: number,
  sats: string,
  tax: number,
  more: Partial<ReturnLine> = {},
): ReturnLine => line(mvaKode, tax, { grunnlag: String(grunnlag), sats, ...more });

/** The rules broken, by number. */
export const numbers = (
  value: MvaReturn,
  nowMs: number = NOVEMBER,
  registered: Registered = { status: 'active', form: 'AS' },
): string[] => checkReturn(value, nowMs, registered).map(({ rule }) => rule);
