import type { Category, Finding } from '../../../../shared/contract/mva.ts';
import type { MvaReturn, Note } from '../model.ts';

/** A line with its amounts as numbers; `index` is its place in the return. */
export interface Line {
  readonly index: number;
  readonly code: string;
  readonly specification: string | null;
  /** Null on the deduction half of a two-way code and on plain deductions. */
  readonly base: bigint | null;
  readonly tax: bigint;
  readonly rate: string | null;
  readonly note: Note | null;
}

/** The client as Enhetsregisteret has it; empty where it was not looked up. */
export interface Registered {
  /** `unitStatus` of the contract. */
  readonly status: string;
  /** Code of its organisation form: AS, ENK, KBO … */
  readonly form: string;
}

export interface Checked {
  readonly value: MvaReturn;
  readonly lines: readonly Line[];
  readonly period: { readonly start: string; readonly end: string };
  readonly total: bigint;
  /** What a sum may be off by (reference/mva-melding.md 1.6): a krone per line, at least ten. */
  readonly tolerance: bigint;
  /** Today in Norway, `yyyy-mm-dd`. */
  readonly today: string;
  readonly registered: Registered;
}

export interface Hit {
  readonly line?: Line | undefined;
  readonly element?: string;
  readonly params?: Finding['params'];
}

/** One of Skatteetaten's business rules (reference/mva-melding.md 3.4). Adding one is adding one of these to a list. */
export interface Rule {
  readonly number: string;
  readonly severity: Finding['severity'];
  readonly categories: readonly Category[];
  readonly element: string | null;
  /** Where the rule is broken; empty when it holds. */
  readonly broken: (checked: Checked) => readonly Hit[];
}

type Where = Pick<Rule, 'severity' | 'categories'> & { readonly element?: string };

/** A rule about single lines: broken by each line it answers true for. */
export function lineRule(
  number: string,
  where: Where,
  breaks: (line: Line, checked: Checked) => boolean,
  params?: (line: Line, checked: Checked) => Finding['params'],
): Rule {
  return {
    number,
    severity: where.severity,
    categories: where.categories,
    element: where.element ?? null,
    broken: (checked) =>
      checked.lines
        .filter((line) => breaks(line, checked))
        .map((line) => ({ line, ...(params ? { params: params(line, checked) } : {}) })),
  };
}

/** A rule about the whole return. */
export function returnRule(
  number: string,
  where: Where,
  breaks: (checked: Checked) => boolean,
  params?: (checked: Checked) => Finding['params'],
): Rule {
  return {
    number,
    severity: where.severity,
    categories: where.categories,
    element: where.element ?? null,
    broken: (checked) => (breaks(checked) ? [params ? { params: params(checked) } : {}] : []),
  };
}

export const A: readonly Category[] = ['alminnelig'];
export const P: readonly Category[] = ['primaernaering'];
export const AP: readonly Category[] = ['alminnelig', 'primaernaering'];
export const O: readonly Category[] = ['omvendtAvgiftsplikt'];
export const K: readonly Category[] = ['kompensasjon'];
export const APO: readonly Category[] = [...AP, ...O];
export const ALL: readonly Category[] = [...APO, ...K];
