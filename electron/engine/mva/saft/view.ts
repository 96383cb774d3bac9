import type { Category, ReturnLine } from '../../../../shared/contract/mva.ts';
import type { SaftDraft } from '../../../../shared/contract/saft.ts';
import type { KeptReturn } from '../returns.ts';
import { shownQuestion } from './choices.ts';
import { CodeBook } from './code-book.ts';
import { type Draft, type DraftLine, draftOf } from './draft.ts';
import { answersOf, isAmong, withoutAnswer } from './kept-answers.ts';
import { sharesOf } from './shares.ts';
import type { KeptDraft } from './store.ts';

/** The draft anew, from what was collected and what was answered. The file is not read again. */
export function redrawn(kept: KeptReturn, draft: KeptDraft): Draft {
  return draftOf(draft.ledger, setupOf(kept), answersOf(draft.answers));
}

export const setupOf = (kept: KeptReturn): { organisationNumber: string; category: Category } => ({
  organisationNumber: kept.client.organisationNumber,
  category: kept.value.category,
});

/** True when the return says something else than the draft it began as. */
export function isEdited(kept: KeptReturn, { lines }: Draft): boolean {
  return JSON.stringify(kept.value.lines.map(plain)) !== JSON.stringify(lines.map(({ line }) => plain(line)));
}

const plain = (line: ReturnLine) => [keyOf(line), line.sats, line.grunnlag, line.merverdiavgift, line.merknad];

/** What tells the lines of one return apart: a reverse charge's two halves by whether they show a rate. */
const keyOf = ({ mvaKode, spesifikasjon, mvaKodeRegnskapsystem, sats }: ReturnLine): string =>
  JSON.stringify([mvaKode, spesifikasjon, mvaKodeRegnskapsystem, sats]);

export function saftView(kept: KeptReturn, draft: KeptDraft): SaftDraft {
  const { ledger } = draft;
  const setup = setupOf(kept);
  const answers = answersOf(draft.answers);
  const book = new CodeBook(ledger.taxCodes, ledger.period, answers);
  const now = redrawn(kept, draft);
  const asking = { ledger, category: setup.category, book };
  const open = new Set(now.questions.map(({ id }) => id));
  const settled = draft.answers.flatMap((answer) => {
    const without = draftOf(ledger, setup, answersOf(withoutAnswer(draft.answers, answer)));
    const [question] = without.questions.filter(({ id }) => !open.has(id));
    return question
      ? [{ question: shownQuestion(question, asking), answer, remembered: isAmong(draft.remembered, answer) }]
      : [];
  });
  const { movements, difference } = now.vatAccounts;
  return {
    files: draft.files.map(({ name, size, sha256, header }) => {
      const { companyName, software, covers } = header;
      return { name, size, sha256, companyName, software, covers };
    }),
    mappingVersion: draft.mappingVersion,
    questions: now.questions.map((each) => shownQuestion(each, asking)),
    settled,
    lines: shownLines(now.lines, draft, book, kept.value.lines),
    vatAccounts: {
      movements: movements.map(({ account, movement }) => ({ account, movement: String(movement) })),
      sum: String(movements.reduce((sum, { movement }) => sum + movement, 0n)),
      draft: `${BigInt(now.fastsattMerverdiavgift) * 100n}`,
      difference: String(difference),
    },
    edited: isEdited(kept, now),
  };
}

function shownLines(
  lines: readonly DraftLine[],
  { ledger }: KeptDraft,
  book: CodeBook,
  present: readonly ReturnLine[],
): SaftDraft['lines'] {
  const groups = new Map(ledger.groups.map((group) => [group.id, group]));
  const free = new Map<string, number[]>();
  for (const [index, line] of present.entries()) free.set(keyOf(line), [...(free.get(keyOf(line)) ?? []), index]);
  return lines.map(({ line, base, tax, taxFrom, sign, groups: ids }) => ({
    mvaKode: line.mvaKode,
    spesifikasjon: line.spesifikasjon,
    mvaKodeRegnskapsystem: line.mvaKodeRegnskapsystem,
    sats: line.sats,
    base: base === null ? null : String(base),
    tax: String(tax),
    grunnlag: line.grunnlag,
    merverdiavgift: line.merverdiavgift,
    taxFrom,
    sign,
    shares: sharesOf(
      ids.flatMap((id) => groups.get(id) ?? []),
      book,
    ),
    index: free.get(keyOf(line))?.shift() ?? null,
  }));
}
