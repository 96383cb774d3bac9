/** Skatteetaten's rules that need its registers (mva-melding.md 3.4, marked R): in which returns, and with which sentence. */
import type { Category } from '../../../shared/contract/mva.ts';

const letters: Readonly<Record<Category, string>> = {
  alminnelig: 'A',
  primaernaering: 'P',
  omvendtAvgiftsplikt: 'O',
  kompensasjon: 'K',
};

const registerRules = {
  R047: ['A', 'registeredCategory'],
  R048: ['P', 'registeredCategory'],
  R049: ['A', 'registeredPeriod'],
  R050: ['P', 'registeredPeriod'],
  R051: ['AP', 'jointRegistration'],
  R061: ['AP', 'earlierBeforePaying'],
  R062: ['AP', 'earlierBeforePayout'],
  R072: ['A', 'registeredThen'],
  R073: ['P', 'registeredThen'],
  R080: ['APOK', 'account'],
  R083: ['AP', 'oneOff'],
  R094: ['K', 'formKf'],
  R096: ['K', 'claimInTime'],
  R097: ['K', 'claimOnlyLower'],
  R098: ['K', 'firstNotZero'],
  R099: ['K', 'claimMinimumBefore'],
  R101: ['K', 'importCodes'],
  R117: ['O', 'reverseMinimum'],
  R118: ['O', 'firstNotZero'],
  R119: ['O', 'linesZero'],
  R121: ['O', 'noOrdinaryDuty'],
  R123: ['O', 'ordinaryDutyInPart'],
  R125: ['K', 'deleted'],
  R126: ['APOK', 'formUdef'],
  R128: ['K', 'formFkf'],
  R129: ['K', 'formOrgl'],
  R130: ['K', 'subUnit'],
  R131: ['AP', 'deleted'],
  R132: ['AP', 'threeYears'],
  R133: ['AP', 'fiveYears'],
  R134: ['K', 'claimMinimum'],
  R135: ['K', 'deletedClaim'],
} as const satisfies Readonly<Record<string, readonly [categories: string, sentence: string]>>;

export type RegisterSentence = (typeof registerRules)[keyof typeof registerRules][1];

const byRule: ReadonlyMap<string, readonly [string, RegisterSentence]> = new Map(Object.entries(registerRules));

export function registerSentenceOf(rule: string): RegisterSentence | null {
  return byRule.get(rule)?.[1] ?? null;
}

/** What Skatteetaten checks in a return of this category, in the order of the rules' numbers. */
export function checkedInRegisters(
  category: Category,
): { readonly rule: string; readonly sentence: RegisterSentence }[] {
  return [...byRule].flatMap(([rule, [categories, sentence]]) =>
    categories.includes(letters[category]) ? [{ rule, sentence }] : [],
  );
}
