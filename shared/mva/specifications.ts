/** Technical names of mvaSpesifikasjon (reference/mva-melding.md 1.4), and in which category each may occur (R069). */
import type { Category } from '../contract/mva.ts';

export const REVERSAL = 'tilbakeføringAvInngåendeMerverdiavgift';
export const COMPENSATION_ADJUSTMENT = 'justeringMerverdiavgiftskompensasjonFastEiendom';

const categories: Readonly<Record<string, readonly Category[]>> = {
  uttak: ['alminnelig', 'primaernaering'],
  tapPåKrav: ['alminnelig', 'primaernaering'],
  justering: ['alminnelig', 'primaernaering'],
  [REVERSAL]: ['alminnelig', 'primaernaering'],
  kompensasjonsrett: ['alminnelig', 'primaernaering', 'omvendtAvgiftsplikt'],
  [COMPENSATION_ADJUSTMENT]: ['kompensasjon'],
};

export function specificationAllowed(name: string, category: Category): boolean {
  return categories[name]?.includes(category) ?? false;
}

const plain = (name: string): string =>
  name.replaceAll('å', 'aa').replaceAll('ø', 'oe').replaceAll('æ', 'ae').toLowerCase();
const byPlainName = new Map(Object.keys(categories).map((name) => [plain(name), name]));

/** The list's own spelling for one without Norwegian letters (`tapPaaKrav`); anything else as it is. */
export function canonicalSpecification(name: string): string {
  return byPlainName.get(plain(name)) ?? name;
}
