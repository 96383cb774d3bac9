/** Technical names of mvaSpesifikasjon (reference/mva-melding.md 1.4), and in which category each may occur (R069). */
import type { Category } from '../contract/mva.ts';

export const REVERSAL = 'tilbakeføringAvInngåendeMerverdiavgift';
export const COMPENSATION_ADJUSTMENT = 'justeringMerverdiavgiftskompensasjonFastEiendom';

const categories: ReadonlyMap<string, readonly Category[]> = new Map(
  Object.entries<readonly Category[]>({
    uttak: ['alminnelig', 'primaernaering'],
    tapPåKrav: ['alminnelig', 'primaernaering'],
    justering: ['alminnelig', 'primaernaering'],
    [REVERSAL]: ['alminnelig', 'primaernaering'],
    kompensasjonsrett: ['alminnelig', 'primaernaering', 'omvendtAvgiftsplikt'],
    [COMPENSATION_ADJUSTMENT]: ['kompensasjon'],
  }),
);

export function specificationAllowed(name: string, category: Category): boolean {
  return categories.get(name)?.includes(category) ?? false;
}

/** Codes a specification may stand on (R038–R041, R087, R111, R114), and which half of a two-way code it is about. */
const places: readonly (readonly [name: string, codes: string, half: 'calculated' | 'deduction' | 'any'])[] = [
  ['uttak', '3 5 31 33', 'any'],
  ['tapPåKrav', '1 11 12 13', 'any'],
  ['justering', '1 81', 'deduction'],
  [REVERSAL, '1 81', 'deduction'],
  ['kompensasjonsrett', '81 83 86 88 91', 'calculated'],
  [COMPENSATION_ADJUSTMENT, '1 14 81', 'any'],
];

/** The specifications that a line may have. `calculated`: it has a base. */
export function specificationsFor(category: Category, code: string, calculated: boolean): string[] {
  return places.flatMap(([name, codes, half]) => {
    const isIts = half === 'any' || (half === 'calculated') === calculated;
    return isIts && codes.split(' ').includes(code) && specificationAllowed(name, category) ? [name] : [];
  });
}

const plain = (name: string): string =>
  name.replaceAll('å', 'aa').replaceAll('ø', 'oe').replaceAll('æ', 'ae').toLowerCase();
const byPlainName = new Map([...categories.keys()].map((name) => [plain(name), name]));

/** The list's own spelling for one without Norwegian letters (`tapPaaKrav`); anything else as it is. */
export function canonicalSpecification(name: string): string {
  return byPlainName.get(plain(name)) ?? name;
}
