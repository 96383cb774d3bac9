import type { Category } from '../../../../shared/contract/mva.ts';
import { codeAllowed, TWO_WAY } from '../../../../shared/mva/codes.ts';
import { hundredths } from '../../../../shared/mva/rates.ts';
import type { Questions, SaftAnswers } from './answers.ts';
import {
  COMPENSATION,
  type CodeBook,
  isInput,
  isReported,
  isStandardCode,
  type Meaning,
  own,
  REVERSE_CHARGE,
  specificationFits,
  suggestedSpecification,
} from './code-book.ts';
import type { Group } from './ledger.ts';
import { isVatAccount } from './postings.ts';

/** A group that is to be reported, with what it is to be reported as. */
export interface Entry {
  readonly group: Group;
  readonly code: string;
  readonly meaning: Meaning;
  readonly specification: string | null;
  readonly rate: string;
  /** The ledger's, or worked out from the base where a buyer's tax is not posted. */
  readonly tax: bigint;
  readonly calculated: boolean;
}

export interface Asking {
  readonly category: Category;
  readonly book: CodeBook;
  readonly answers: SaftAnswers;
  readonly questions: Questions;
}

/** What of the ledger is reported in this category, as far as it is known (reference/mva-melding.md 7.6, points 2, 5 and 7). */
export function entriesOf(groups: readonly Group[], asking: Asking): Entry[] {
  return groups.flatMap((group) => {
    if (group.base === 0n && group.tax === 0n) return [];
    const meaning = asking.book.of(group.taxCode);
    const code = knownCode(meaning, asking.questions);
    if (code === null || !belongs(meaning, code, asking)) return [];
    return [entryOf(group, meaning, code, asking)];
  });
}

function knownCode({ taxCode, standardCode, description }: Meaning, questions: Questions): string | null {
  if (standardCode !== null && isStandardCode(standardCode)) return isReported(standardCode) ? standardCode : null;
  const params = { taxCode, description, standardCode: standardCode ?? '' };
  questions.ask('missingStandardCode', taxCode, params, false);
  return null;
}

/** Compensation is claimed in a return of its own: what is marked as such stands in no other, but for the buyer's own tax. */
function belongs(meaning: Meaning, code: string, { category, answers, questions }: Asking): boolean {
  const { taxCode } = meaning;
  const answered = own(answers.compensation, taxCode);
  const compensation = answered ?? meaning.compensation;
  const isClaim = category === 'kompensasjon';
  const params = { taxCode, standardCode: code, compensation: compensation ? 1 : 0 };
  if (isClaim && !compensation && !codeAllowed(code, category)) return false;
  if (!codeAllowed(code, category)) {
    questions.ask('codeNotInCategory', `${category}:${taxCode}`, params);
    return false;
  }
  if (answered === undefined && compensation !== isClaim) {
    questions.ask('compensation', `${category}:${taxCode}`, params);
  }
  if (isClaim) return compensation;
  return !(compensation && isInput(code));
}

function entryOf(group: Group, meaning: Meaning, code: string, asking: Asking): Entry {
  const percentage = group.percentage ?? meaning.percentage;
  const { text: rate, agrees } = asking.book.rate(code, percentage);
  if (!agrees && (!isInput(code) || asking.category === 'kompensasjon')) {
    const params = { taxCode: group.taxCode, percentage: percentage ?? '', rate };
    asking.questions.ask('rate', `${group.taxCode}:${percentage}`, params);
  }
  if (isInput(code) && group.tax === 0n) {
    asking.questions.ask('noTax', group.taxCode, { taxCode: group.taxCode, standardCode: code });
  }
  const calculated = REVERSE_CHARGE.includes(code) && group.tax === 0n && rate !== '0';
  const tax = calculated ? taxOn(group.base, rate) : group.tax;
  return { group, code, meaning, specification: specificationOf(group, meaning, code, asking), rate, tax, calculated };
}

function specificationOf(group: Group, meaning: Meaning, code: string, asking: Asking): string | null {
  const { category, answers, questions } = asking;
  const { taxCode, account } = group;
  const about = `${taxCode}@${account}`;
  const answer =
    answers.specifications?.find((each) => each.taxCode === taxCode && each.account === account) ??
    answers.specifications?.find((each) => each.taxCode === taxCode && each.account === null);
  if (answer) {
    const { specification } = answer;
    if (specification === null || specificationFits(specification, code, category)) return specification;
    questions.ask('specificationNotAllowed', about, { taxCode, account, specification }, false);
    return null;
  }
  const claimed = own(answers.compensation, taxCode) ?? meaning.compensation;
  // Reverse charge has no other place for a code with deduction (R124).
  const isBuyersOwn = category === 'omvendtAvgiftsplikt' || (claimed && category !== 'kompensasjon');
  if (isBuyersOwn && TWO_WAY.includes(code)) return COMPENSATION;
  const on = { account, isVatAccount: isVatAccount(account), tax: group.tax };
  const suggestion = suggestedSpecification({ ...meaning, standardCode: code }, on, category);
  if (suggestion !== null) questions.ask('specification', about, { taxCode, account, suggestion });
  return null;
}

/** Øre, cut toward zero. */
function taxOn(base: bigint, rate: string): bigint {
  return (base * (hundredths(rate) ?? 0n)) / 10_000n;
}
