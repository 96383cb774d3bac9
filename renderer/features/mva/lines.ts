/**
 * The lines of a return in the order of Skatteetaten's own form: the themes and the order inside them come from their
 * code list mvaKodeSAFT (temaRekkefoelge, kodeRekkefoelgeITema), and both halves of a reverse charge stand together.
 */
import type { Category, ReturnLine } from '../../../shared/contract/mva.ts';
import { sumOre } from './amounts.ts';

export type Theme =
  | 'salesNorway'
  | 'salesAbroad'
  | 'purchasesNorway'
  | 'goodsFromAbroad'
  | 'servicesFromAbroad'
  | 'fish'
  | 'allowancesAndGold'
  | 'compensationNorway'
  | 'compensationGoods'
  | 'compensationServices'
  | 'compensationAllowances'
  | 'withCompensation'
  | 'withoutDeduction'
  | 'unknownCodes';

export interface FormLine {
  /** Index into the return's `lines`, which findings point at. */
  readonly index: number;
  readonly line: ReturnLine;
  /** The deduction half of a code that has two: no grunnlag (mva-melding.md 3.3). */
  readonly deduction: boolean;
}

export interface FormGroup {
  readonly theme: Theme;
  readonly lines: readonly FormLine[];
  /** Σ merverdiavgift in øre. */
  readonly sum: number;
}

const ordinary: readonly (readonly [Theme, readonly string[]])[] = [
  ['salesNorway', ['3', '31', '33', '5', '6']],
  ['salesAbroad', ['52']],
  ['purchasesNorway', ['1', '11', '13']],
  ['goodsFromAbroad', ['81', '14', '82', '15', '83', '84', '85']],
  ['servicesFromAbroad', ['86', '87', '88', '89']],
  ['fish', ['32', '12']],
  ['allowancesAndGold', ['51', '91', '92']],
];
const compensation: typeof ordinary = [
  ['compensationNorway', ['1', '11', '13']],
  ['compensationGoods', ['81', '14', '83', '15']],
  ['compensationServices', ['86', '88']],
  ['compensationAllowances', ['91']],
];
const reverseCharge: typeof ordinary = [
  ['withCompensation', ['86', '88', '91']],
  ['withoutDeduction', ['87', '89', '92']],
];

const twoHalves = new Set(['81', '83', '86', '88', '91']);

export function themesOf(category: Category): typeof ordinary {
  if (category === 'kompensasjon') return compensation;
  return category === 'omvendtAvgiftsplikt' ? reverseCharge : ordinary;
}

export function groupLines(category: Category, lines: readonly ReturnLine[]): FormGroup[] {
  const themes = themesOf(category);
  const place = new Map(
    themes.flatMap(([, codes], theme) => codes.map((code, order) => [code, { theme, order }] as const)),
  );
  const form = lines.map((line, index): FormLine => {
    const deduction = category !== 'kompensasjon' && twoHalves.has(line.mvaKode) && line.grunnlag === null;
    return { index, line, deduction };
  });
  const groups = themes.map(([theme], position) => {
    const own = form.filter(({ line }) => place.get(line.mvaKode)?.theme === position);
    return group(
      theme,
      own.sort((a, b) => order(place, a) - order(place, b) || halves(a, b) || a.index - b.index),
    );
  });
  groups.push(
    group(
      'unknownCodes',
      form.filter(({ line }) => !place.has(line.mvaKode)),
    ),
  );
  return groups.filter(({ lines: own }) => own.length > 0);
}

function group(theme: Theme, lines: FormLine[]): FormGroup {
  return { theme, lines, sum: sumOre(lines.map(({ line }) => line.merverdiavgift)) };
}

const order = (place: ReadonlyMap<string, { order: number }>, { line }: FormLine) =>
  place.get(line.mvaKode)?.order ?? 0;
const halves = (a: FormLine, b: FormLine) => Number(a.deduction) - Number(b.deduction);
