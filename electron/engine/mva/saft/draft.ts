import type { Category, ReturnLine } from '../../../../shared/contract/mva.ts';
import { type Question, Questions, type SaftAnswers } from './answers.ts';
import { CodeBook } from './code-book.ts';
import { entriesOf } from './entries.ts';
import { askAboutFiles, groupsInPeriod } from './file-questions.ts';
import type { Ledger } from './ledger.ts';
import { type Sum, sumsOf } from './lines.ts';
import { kronerOf } from './ore.ts';

export interface DraftSetup {
  readonly organisationNumber: string;
  readonly category: Category;
}

export interface DraftLine {
  readonly line: ReturnLine;
  /** Øre before rounding; null where the line shows no base. */
  readonly base: bigint | null;
  readonly tax: bigint;
  /** The postings behind the line are those of these groups. */
  readonly groups: readonly number[];
  /** 1: base and tax are the sums of the postings; -1: those with the sign turned. */
  readonly sign: 1 | -1;
  /** `calculated`: the tax, or part of it, was worked out from the base, since the ledger does not have it. */
  readonly taxFrom: 'postings' | 'calculated';
}

export interface Draft {
  readonly lines: readonly DraftLine[];
  /** Whole kroner: the sum of the lines as they are rounded, so that R018 holds exactly. */
  readonly fastsattMerverdiavgift: string;
  /** What is not known yet. A draft with open questions shows figures, but is no proposal to release. */
  readonly questions: readonly Question[];
  /** Movements on the accounts in group 27 in the period, øre, credit positive, and how far their sum is from the return. */
  readonly vatAccounts: {
    readonly movements: readonly { readonly account: string; readonly movement: bigint }[];
    readonly difference: bigint;
  };
}

/** A return's lines from what was collected of a ledger and what a person answered (reference/mva-melding.md 7.6). Reads nothing. */
export function draftOf(ledger: Ledger, setup: DraftSetup, answers: SaftAnswers = {}): Draft {
  const questions = new Questions(answers.accepted ?? []);
  askAboutFiles(ledger, setup.organisationNumber, questions);
  const groups = groupsInPeriod(ledger, answers, questions);
  const book = new CodeBook(ledger.taxCodes, ledger.period, answers);
  const asking = { category: setup.category, book, answers, questions };
  const lines = sumsOf(entriesOf(groups, asking), asking).map(lineOf);
  const total = lines.reduce((sum, { line }) => sum + BigInt(line.merverdiavgift), 0n);
  return {
    lines,
    fastsattMerverdiavgift: String(total),
    questions: questions.open,
    vatAccounts: vatAccountsOf(ledger, answers, total),
  };
}

function lineOf(sum: Sum): DraftLine {
  return {
    line: {
      mvaKode: sum.code,
      spesifikasjon: sum.specification,
      mvaKodeRegnskapsystem: sum.ownCode,
      grunnlag: sum.rate === null ? null : String(kronerOf(sum.base)),
      sats: sum.rate,
      merverdiavgift: String(kronerOf(sum.tax)),
      merknad: null,
    },
    base: sum.rate === null ? null : sum.base,
    tax: sum.tax,
    groups: sum.groups,
    sign: sum.sign,
    taxFrom: sum.calculated ? 'calculated' : 'postings',
  };
}

function vatAccountsOf(
  { vatAccounts }: Ledger,
  { placedBy = 'date' }: SaftAnswers,
  total: bigint,
): Draft['vatAccounts'] {
  const movements = new Map<string, bigint>();
  for (const { account, placed, movement } of vatAccounts) {
    if (placed === 'both' || placed === placedBy) movements.set(account, (movements.get(account) ?? 0n) + movement);
  }
  const sum = [...movements.values()].reduce((before, movement) => before + movement, 0n);
  return {
    movements: [...movements]
      .map(([account, movement]) => ({ account, movement }))
      .sort((one, other) => (one.account < other.account ? -1 : 1)),
    difference: sum - total * 100n,
  };
}
