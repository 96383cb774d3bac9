import type { SaftAnswer } from '../../../../shared/contract/saft.ts';
import type { SaftAnswers } from './answers.ts';

/** Answers about the files of one term: the next term has other files. */
const OF_THE_FILES = /^(notCovered|rounded|placement|otherOrganisation):/;

/** What an answer is about: there is one answer to each. */
function about(answer: SaftAnswer): string {
  switch (answer.kind) {
    case 'accepted':
      return JSON.stringify([answer.kind, answer.question]);
    case 'placedBy':
      return answer.kind;
    case 'specification':
      return JSON.stringify([answer.kind, answer.taxCode, answer.account]);
    case 'oneHalf':
      return JSON.stringify([answer.kind, answer.standardCode]);
    default:
      return JSON.stringify([answer.kind, answer.taxCode]);
  }
}

export function withoutAnswer(answers: readonly SaftAnswer[], answer: SaftAnswer): SaftAnswer[] {
  return answers.filter((each) => about(each) !== about(answer));
}

export function withAnswer(answers: readonly SaftAnswer[], answer: SaftAnswer): SaftAnswer[] {
  return [...withoutAnswer(answers, answer), answer];
}

export function isAmong(answers: readonly SaftAnswer[], answer: SaftAnswer): boolean {
  return answers.some((each) => JSON.stringify(each) === JSON.stringify(answer));
}

/** Whether the next term may begin with it. */
export function isForNextTerm(answer: SaftAnswer): boolean {
  return answer.kind !== 'accepted' || !OF_THE_FILES.test(answer.question);
}

/** As drafting wants them. */
export function answersOf(kept: readonly SaftAnswer[]): SaftAnswers {
  const of = <K extends SaftAnswer['kind']>(kind: K) =>
    kept.filter((each): each is Extract<SaftAnswer, { kind: K }> => each.kind === kind);
  const [placed] = of('placedBy');
  return {
    ...(placed ? { placedBy: placed.value } : {}),
    standardCodes: Object.fromEntries(of('standardCode').map(({ taxCode, value }) => [taxCode, value])),
    specifications: of('specification').map(({ taxCode, account, value }) => ({
      taxCode,
      account,
      specification: value,
    })),
    compensation: Object.fromEntries(of('compensation').map(({ taxCode, value }) => [taxCode, value])),
    halves: Object.fromEntries(of('half').map(({ taxCode, value }) => [taxCode, value])),
    oneHalf: Object.fromEntries(of('oneHalf').map(({ standardCode, value }) => [standardCode, value])),
    accepted: of('accepted').map(({ question }) => question),
  };
}
