/** What SAF-T cannot know, as a person answered it. Plain data that can be kept per client; everything may be left out. */
export interface SaftAnswers {
  /** Which date places a line in the period. Left out, the transaction's date does, and the question stands if that matters. */
  readonly placedBy?: 'date' | 'month';
  /** Standard code per own code: for codes without one, and instead of the file's. `0` and `7` are not reported. */
  readonly standardCodes?: Readonly<Record<string, string>>;
  /** Spesifikasjon per own code, on one account or (null) on all others; null is none. */
  readonly specifications?: readonly {
    readonly taxCode: string;
    readonly account: string | null;
    readonly specification: string | null;
  }[];
  /** Whether an own code is claimed as VAT compensation. */
  readonly compensation?: Readonly<Record<string, boolean>>;
  /** Which half of a two-way code an own code stands for; `side` lets each posting's side say it. */
  readonly halves?: Readonly<Record<string, 'output' | 'deduction' | 'side'>>;
  /** Standard codes for which only one half is posted, credit notes on the other side: the per cent to deduct of the tax worked out from it, or null to take it as posted. */
  readonly oneHalf?: Readonly<Record<string, number | null>>;
  /** One line per own code as well. */
  readonly ownCodes?: boolean;
  /** Ids of questions whose proposal stands. */
  readonly accepted?: readonly string[];
}

/**
 * - `otherOrganisation`, `notCovered`, `otherCurrency`: the file may not be the right one.
 * - `missingStandardCode`, `codeNotInCategory`: postings are left out until it is answered.
 * - `specification`, `compensation`, `oneHalf`, `halfUnclear`, `noTax`, `rate`, `placement`, `rounded`: a proposal is in use meanwhile.
 */
export type QuestionCode =
  | 'otherOrganisation'
  | 'notCovered'
  | 'otherCurrency'
  | 'placement'
  | 'rounded'
  | 'missingStandardCode'
  | 'codeNotInCategory'
  | 'specification'
  | 'specificationNotAllowed'
  | 'compensation'
  | 'halfUnclear'
  | 'oneHalf'
  | 'noTax'
  | 'rate';

export interface Question {
  readonly code: QuestionCode;
  /** The same question about the same thing has the same id in every draft: what `accepted` names. */
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** False for those that `accepted` cannot settle: there is nothing to propose. */
  readonly acceptable: boolean;
}

/** Collects what is asked, each once and only while it is open. */
export class Questions {
  readonly open: Question[] = [];
  readonly #accepted: ReadonlySet<string>;
  readonly #asked = new Set<string>();

  constructor(accepted: readonly string[]) {
    this.#accepted = new Set(accepted);
  }

  ask(code: QuestionCode, about: string, params: Question['params'], acceptable = true): void {
    const id = `${code}:${about}`;
    if (this.#asked.has(id) || (acceptable && this.#accepted.has(id))) return;
    this.#asked.add(id);
    this.open.push({ code, id, params, acceptable });
  }

  /** True when a person said that what was proposed stands. */
  accepted(code: QuestionCode, about: string): boolean {
    return this.#accepted.has(`${code}:${about}`);
  }
}
