import type { Category } from '../../../../shared/contract/mva.ts';
import type { SaftAnswer, SaftQuestion } from '../../../../shared/contract/saft.ts';
import { codeAllowed } from '../../../../shared/mva/codes.ts';
import type { Question } from './answers.ts';
import { type CodeBook, specificationFits, specificationNames } from './code-book.ts';
import type { Ledger } from './ledger.ts';
import { ORDER } from './lines.ts';
import { sharesOf } from './shares.ts';

/** A question as a person meets it: what it is about in the ledger, and what can be answered, the draft's proposal first. */
export function shownQuestion(
  { id, code, params, acceptable }: Question,
  { ledger, category, book }: { ledger: Ledger; category: Category; book: CodeBook },
): SaftQuestion {
  const accept: SaftAnswer[] = acceptable ? [{ kind: 'accepted', question: id }] : [];
  const taxCode = String(params.taxCode ?? '');
  const account = params.account === undefined ? null : String(params.account);
  const standard = (value: string): SaftAnswer => ({ kind: 'standardCode', taxCode, value });
  const choices = (): SaftAnswer[] => {
    switch (code) {
      case 'placement':
        return [
          { kind: 'placedBy', value: 'date' },
          { kind: 'placedBy', value: 'month' },
        ];
      case 'missingStandardCode':
        return [...allCodes(category), '0'].map(standard);
      case 'codeNotInCategory':
        return [...accept, ...allCodes(category).map(standard)];
      case 'noTax':
        return [...accept, standard('0')];
      case 'specification':
      case 'specificationNotAllowed': {
        const standardCode = book.of(taxCode).standardCode ?? '';
        const suggestion = code === 'specification' ? String(params.suggestion) : undefined;
        const others = specificationNames.filter(
          (name) => name !== suggestion && specificationFits(name, standardCode, category),
        );
        const first = suggestion === undefined ? [null] : [suggestion, null];
        return [...first, ...others].map((value): SaftAnswer => ({ kind: 'specification', taxCode, account, value }));
      }
      case 'compensation':
        return [params.compensation === 1, params.compensation !== 1].map((value) => ({
          kind: 'compensation',
          taxCode,
          value,
        }));
      case 'halfUnclear':
        return (['side', 'output', 'deduction'] as const).map((value) => ({ kind: 'half', taxCode, value }));
      case 'oneHalf':
        return [...new Set([Number(params.deductionPercent), 100, 0, null])].map((value) => ({
          kind: 'oneHalf',
          standardCode: String(params.standardCode),
          value,
        }));
      default:
        return accept;
    }
  };
  return { id, code, params: { ...params }, concerns: concernsOf({ code, params }, ledger, book), choices: choices() };
}

const allCodes = (category: Category): string[] => ORDER.filter((code) => codeAllowed(code, category));

/** The postings a question is about, by own code and account. */
function concernsOf({ code, params }: Pick<Question, 'code' | 'params'>, ledger: Ledger, book: CodeBook) {
  const { taxCode, account, standardCode } = params;
  if (code === 'placement')
    return sharesOf(
      ledger.groups.filter(({ placed }) => placed !== 'both'),
      book,
    );
  if (taxCode === undefined && standardCode === undefined) return [];
  return sharesOf(
    ledger.groups.filter(
      (group) =>
        (taxCode === undefined ? book.of(group.taxCode).standardCode === standardCode : group.taxCode === taxCode) &&
        (account === undefined || group.account === account),
    ),
    book,
  );
}
