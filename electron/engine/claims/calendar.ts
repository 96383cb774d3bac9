import type { ShownDeadline } from '../../../shared/contract/claims-tied.ts';
import type { TermCell } from '../../../shared/contract/mva.ts';
import { millisOf } from '../../../shared/mva/periods.ts';
import type { KeptDeadlines } from './deadlines-store.ts';
import { keyOf } from './read-deadlines.ts';

export type OwnTerm = Pick<TermCell, 'period' | 'category' | 'deadline'>;

const DAY_MS = 86_400_000;
/** Terms are two months apart: what is further off is of another one. */
const NEAR_DAYS = 28;

/**
 * "Frister" beside our own deadlines, which stand whatever it says: it has neither period nor tax to join on, only a sentence and a day
 * (skatteetaten-systembruker.md 3). Each of its deadlines stands once; of those that have passed none is shown.
 */
export function calendarOf(kept: readonly KeptDeadlines[], terms: readonly OwnTerm[], today: string): ShownDeadline[] {
  const told = new Map(
    kept.flatMap(({ source, deadlines }) =>
      deadlines.map((each) => [keyOf(source, each), { source, ...each }] as const),
    ),
  );
  const coming = [...told.values()]
    .filter(({ due }) => due === null || due >= today)
    .toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || (a.title ?? '').localeCompare(b.title ?? ''));
  const isVat = (each: (typeof coming)[number]) => /mva|merverdiavgift/i.test(`${each.title} ${each.description}`);
  const same = (each: (typeof coming)[number]) =>
    isVat(each) ? terms.find(({ deadline }) => deadline === each.due) : undefined;
  const confirmed = new Set(coming.flatMap((each) => same(each) ?? []));
  return coming.map((each) => {
    const exact = same(each);
    const ours =
      exact ??
      (isVat(each)
        ? nearest(
            each,
            terms.filter((term) => !confirmed.has(term)),
          )
        : undefined);
    const { source, title, description, kind, due } = each;
    const stands = exact ? 'confirmed' : ours ? 'other' : 'separate';
    return { source, title, description, kind, due, stands, ours: ours ? ownOf(ours) : null };
  });
}

const ownOf = ({ period, category, deadline }: OwnTerm): OwnTerm => ({ period, category, deadline });

/** The term that a sentence names, else the one whose deadline is nearest. */
function nearest(
  { title, description, due }: { title: string | null; description: string | null; due: string | null },
  terms: readonly OwnTerm[],
): OwnTerm | undefined {
  if (due === null) return undefined;
  const days = ({ deadline }: OwnTerm) => Math.abs(millisOf(deadline) - millisOf(due)) / DAY_MS;
  const near = terms.filter((term) => days(term) <= NEAR_DAYS).toSorted((a, b) => days(a) - days(b));
  const number = Number(/(\d+)\. termin/i.exec(`${title} ${description}`)?.[1] ?? Number.NaN);
  const named = near.find(({ period }) => period.kind === 'toMaaneder' && period.number === number);
  // A sentence that names another term is not of this one.
  return named ?? (Number.isNaN(number) ? near[0] : undefined);
}
