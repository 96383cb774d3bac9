import type { Category, Period } from '../../../../shared/contract/mva.ts';
import { INPUT, isKnownCode, rateKindOf, TWO_WAY } from '../../../../shared/mva/codes.ts';
import { periodDates } from '../../../../shared/mva/periods.ts';
import { rateValid } from '../../../../shared/mva/rates.ts';
import { COMPENSATION_ADJUSTMENT, REVERSAL, specificationAllowed } from '../../../../shared/mva/specifications.ts';
import type { SaftAnswers } from './answers.ts';
import type { TaxCode } from './model.ts';
import { rateText } from './ore.ts';

export const COMPENSATION = 'kompensasjonsrett';
/** Standard codes that are kept in ledgers and never reported (reference/mva-melding.md 1.4). */
const NOT_REPORTED = ['0', '7', '20', '21', '22'];
/** Imports, services from abroad, allowances and gold: the buyer works out the tax. */
export const REVERSE_CHARGE = ['81', '82', '83', '84', '85', '86', '87', '88', '89', '91', '92'];
/** Every rate there has been: which of them holds in a period is asked of the code list. */
const RATES = ['25', '15', '12', '11,11', '10', '8', '6', '0'];

/** Codes each spesifikasjon may stand on (reference/mva-melding.md 1.4, R038–R041, R087, R111). */
const specificationCodes: Readonly<Record<string, readonly string[]>> = {
  uttak: ['3', '31', '33', '5'],
  tapPåKrav: ['1', '11', '12', '13'],
  justering: ['1', '81'],
  [REVERSAL]: ['1', '81'],
  [COMPENSATION]: TWO_WAY,
  [COMPENSATION_ADJUSTMENT]: ['1', '14', '81'],
};

export const specificationNames: readonly string[] = Object.keys(specificationCodes);

export interface Meaning {
  readonly taxCode: string;
  /** Null when neither the file nor an answer says it, or the file says two things. */
  readonly standardCode: string | null;
  readonly description: string;
  readonly percentage: string | null;
  readonly compensation: boolean;
  readonly baseRates: readonly string[];
}

/** What the accounting system's own codes mean in a period. */
export class CodeBook {
  readonly #meanings = new Map<string, Meaning>();
  readonly #answers: SaftAnswers;
  readonly #dates: { readonly start: string; readonly end: string };
  readonly #entries = new Map<string, TaxCode[]>();

  constructor(taxCodes: readonly TaxCode[], period: Period, answers: SaftAnswers) {
    this.#answers = answers;
    this.#dates = periodDates(period);
    for (const entry of taxCodes) {
      const known = this.#entries.get(entry.taxCode);
      if (known) known.push(entry);
      else this.#entries.set(entry.taxCode, [entry]);
    }
  }

  of(taxCode: string): Meaning {
    const meaning = this.#meanings.get(taxCode) ?? this.#lookUp(taxCode);
    this.#meanings.set(taxCode, meaning);
    return meaning;
  }

  #lookUp(taxCode: string): Meaning {
    const all = this.#entries.get(taxCode) ?? [];
    const { start, end } = this.#dates;
    const inForce = all.filter((entry) => (entry.from ?? '') <= end && (entry.to ?? '9999') >= start);
    const entries = inForce.length > 0 ? inForce : all;
    const codes = new Set(entries.map((entry) => entry.standardCode));
    const fromFile = codes.size === 1 ? (entries[0]?.standardCode ?? null) : null;
    const latest = entries.reduce<TaxCode | undefined>(
      (best, entry) => (best === undefined || (entry.from ?? '') >= (best.from ?? '') ? entry : best),
      undefined,
    );
    return {
      taxCode,
      standardCode: own(this.#answers.standardCodes, taxCode) ?? fromFile,
      description: latest?.description ?? '',
      percentage: latest?.percentage ?? null,
      compensation: latest?.compensation ?? false,
      baseRates: latest?.baseRates ?? [],
    };
  }

  /** The rate a code takes in the period, and whether the ledger's own percentage is that one. */
  rate(standardCode: string, percentage: string | null): { readonly text: string; readonly agrees: boolean } {
    const kind = rateKindOf(standardCode) ?? 'zero';
    if (kind === 'zero') return { text: '0', agrees: true };
    const ledgers = percentage === null ? undefined : rateText(percentage);
    if (ledgers !== undefined && rateValid(kind, ledgers, this.#dates)) return { text: ledgers, agrees: true };
    const text = RATES.find((rate) => rateValid(kind, rate, this.#dates)) ?? '0';
    return { text, agrees: ledgers === undefined };
  }
}

/** An answer by its name, never something every object has. */
export function own<T>(answers: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return answers !== undefined && Object.hasOwn(answers, name) ? answers[name] : undefined;
}

export function isReported(standardCode: string): boolean {
  return !NOT_REPORTED.includes(standardCode);
}

export function isStandardCode(standardCode: string): boolean {
  return NOT_REPORTED.includes(standardCode) || isKnownCode(standardCode);
}

export function specificationFits(name: string, standardCode: string, category: Category): boolean {
  return specificationAllowed(name, category) && (own(specificationCodes, name)?.includes(standardCode) ?? false);
}

/** A spesifikasjon the ledger hints at: in the code's description, by its account, or by its side (reference/mva-melding.md 7.5). */
export function suggestedSpecification(
  { standardCode, description }: Meaning,
  on: { readonly account: string; readonly isVatAccount: boolean; readonly tax: bigint },
  category: Category,
): string | null {
  const words = description.toLowerCase();
  const hints: readonly (readonly [string, boolean])[] = [
    [COMPENSATION_ADJUSTMENT, words.includes('juster')],
    ['uttak', words.includes('uttak')],
    ['tapPåKrav', words.includes('tap på') || on.account.startsWith('783')],
    ['justering', words.includes('juster')],
    [REVERSAL, words.includes('tilbakef') || (standardCode === '1' && on.isVatAccount && on.tax > 0n)],
    [COMPENSATION, words.includes('kompensasjon') && TWO_WAY.includes(standardCode ?? '')],
  ];
  const found = hints.find(([name, hinted]) => hinted && specificationFits(name, standardCode ?? '', category));
  return found?.[0] ?? null;
}

export function isInput(standardCode: string): boolean {
  return INPUT.includes(standardCode);
}
