import type { Category, Period, PeriodKind, TermCell } from '../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { addDays, dayInNorway, periodDates, periodKey, periodOn, shiftPeriod } from '../../../shared/mva/periods.ts';
import type { MarkOf } from './board/marks.ts';
import type { OwnDeadlineOf } from './board/own-deadlines.ts';
import { deadlineOf } from './deadlines.ts';
import { kroner } from './model.ts';
import type { FilingClient } from './ports.ts';
import type { KeptReturn } from './returns.ts';

type Terms = OutputOf<'mva.terms'>;
type Shown = Terms['terms'][number];

/** A return as its cell shows it. */
export interface TermReturn extends Pick<TermCell, 'state' | 'checked' | 'released' | 'waitingFor'> {
  readonly kept: KeptReturn;
}

export interface Picture {
  /** The two-monthly terms on show, oldest first. */
  readonly terms: readonly Shown[];
  /** 0: those of now. */
  readonly yearsBack: number;
  readonly clients: readonly FilingClient[];
  /** The newest first. */
  readonly returns: readonly TermReturn[];
  readonly markOf: MarkOf;
  readonly ownDeadlineOf: OwnDeadlineOf;
  readonly nowMs: number;
}

const SHOWN = 6;
/** A term without a return. */
const NOTHING = {
  state: 'missing',
  checked: false,
  released: false,
  waitingFor: null,
  returnId: null,
  wrongOrganisation: false,
  amount: null,
} as const;
/** What nobody has said or delivered: three months is for reverse charge alone (reference/mva-melding.md 1.3, 6.1). */
const usualCategory = (kind: PeriodKind): Category => (kind === 'treMaaneder' ? 'omvendtAvgiftsplikt' : 'alminnelig');
/** As often as each category is delivered (reference/mva-melding.md 1.2). */
const usualKind = (category: Category): PeriodKind =>
  (
    ({
      alminnelig: 'toMaaneder',
      kompensasjon: 'toMaaneder',
      omvendtAvgiftsplikt: 'treMaaneder',
      primaernaering: 'aar',
    }) as const
  )[category];
const DELIVERED: ReadonlySet<TermCell['state']> = new Set(['accepted', 'acceptedWithDeviations']);

/** The two-monthly terms on show, oldest first: the running one and those before it, or a year's terms further back. */
export function termsShown(nowMs: number, yearsBack = 0): Shown[] {
  const running = shiftPeriod(periodOn('toMaaneder', dayInNorway(nowMs)), -SHOWN * yearsBack);
  return Array.from({ length: SHOWN }, (_, index) => {
    const period = shiftPeriod(running, index - SHOWN + 1);
    // The one to deliver now is the one that ended last; the running one cannot be sent yet (R059).
    const current = yearsBack === 0 && index === SHOWN - 2;
    return { period, deadline: deadlineOf(period, usualCategory(period.kind)), current };
  });
}

/** Terms of a kind that end within the terms on show and have begun, oldest first. */
function termsOfKind(kind: PeriodKind, [from, to]: readonly [string, string], today: string): Period[] {
  const found: Period[] = [];
  let period = periodOn(kind, today < to ? today : to);
  for (; periodDates(period).end >= from; period = shiftPeriod(period, -1))
    if (periodDates(period).end <= to) found.unshift(period);
  return found;
}

/** Terms of a kind that have begun and whose deadline has not passed, oldest first. */
export function openTerms(kind: PeriodKind, nowMs: number): { period: Period; deadline: string }[] {
  const today = dayInNorway(nowMs);
  return termsOfKind(kind, [addDays(today, -400), addDays(today, 400)], today)
    .map((period) => ({ period, deadline: deadlineOf(period, usualCategory(kind)) }))
    .filter(({ deadline }) => deadline >= today);
}

/**
 * Clients × the terms shown, or for a client that delivers otherwise its own terms in those months; then every return outside
 * that which is still open, and of now those of later terms. A cell shows its newest return.
 */
export function termCells(picture: Picture): TermCell[] {
  const { terms, yearsBack, clients, returns, nowMs } = picture;
  const today = dayInNorway(nowMs);
  const window = windowOf(terms);
  const current = terms.find((term) => term.current)?.deadline ?? today;
  const newest = newestOf(returns);
  const learned = learnedFrom(returns);
  // Thousands of clients have the same few terms: their dates are worked out once.
  const planned = new Map<string, readonly Planned[]>();
  const termsOf = (kind: PeriodKind, category: Category) => {
    const of = `${kind} ${category}`;
    const terms = planned.get(of) ?? termsOfKind(kind, window, today).map((period) => plannedOf(period, category));
    planned.set(of, terms);
    return terms;
  };
  const known = new Map(clients.map((client) => [client.organisationNumber, client]));
  const grid = clients.flatMap((client) => {
    return dutiesOf(client, learned).flatMap(({ kind, category }) =>
      termsOf(kind, category).flatMap((term): TermCell[] => {
        const key = `${client.organisationNumber} ${term.key}`;
        const found = newest.get(key);
        newest.delete(key);
        if (!found && !isWaitedFor(client, term)) return [];
        const cell = cellOf(picture, client, term, found, current);
        const isDue = cell.expected || cell.deadline >= today || kind === 'toMaaneder' || cell.mark !== null;
        return found || isDue ? [cell] : [];
      }),
    );
  });
  const rest = [...newest.values()].filter(({ kept, state }) => {
    const { end } = periodDates(kept.value.period);
    if (yearsBack > 0) return window[0] <= end && end <= window[1];
    return end >= window[0] || !DELIVERED.has(state);
  });
  return [
    ...grid,
    ...rest.map((found) => {
      const { client: who, value } = found.kept;
      const client = known.get(who.organisationNumber) ?? { ...who, systemUser: null };
      return cellOf(picture, client, plannedOf(value.period, value.category), found, current);
    }),
  ];
}

function windowOf(terms: readonly Shown[]): [string, string] {
  const dates = terms.map(({ period }) => periodDates(period));
  return [dates[0]?.start ?? '', dates.at(-1)?.end ?? ''];
}

function newestOf(returns: readonly TermReturn[]): Map<string, TermReturn> {
  const newest = new Map<string, TermReturn>();
  for (const each of returns) {
    const key = cellKey(each.kept.client.organisationNumber, each.kept.value.category, each.kept.value.period);
    if (!newest.has(key)) newest.set(key, each);
  }
  return newest;
}

/** The categories that each client delivered, for each kind of period, the last one first. */
function learnedFrom(returns: readonly TermReturn[]): Map<string, Set<Category>> {
  const learned = new Map<string, Set<Category>>();
  for (const { kept, state } of returns) {
    if (!DELIVERED.has(state) && state !== 'sent') continue;
    const key = `${kept.client.organisationNumber} ${kept.value.period.kind}`;
    const categories = learned.get(key) ?? new Set();
    learned.set(key, categories.add(kept.value.category));
  }
  return learned;
}

interface CategoryDuty {
  readonly kind: PeriodKind;
  readonly category: Category;
}

/** What a client delivers: its main return as often as it does, and each kind beside it as often as that kind is delivered. */
function dutiesOf(client: FilingClient, learned: ReadonlyMap<string, ReadonlySet<Category>>): CategoryDuty[] {
  const kind = client.term ?? 'toMaaneder';
  const also = (client.alsoDelivers ?? []).filter((category) => category !== client.category);
  const delivered = [...(learned.get(`${client.organisationNumber} ${kind}`) ?? [])];
  const main = client.category ?? delivered.find((category) => !also.includes(category)) ?? usualCategory(kind);
  return [
    { kind, category: main },
    ...also.filter((category) => category !== main).map((category) => ({ kind: usualKind(category), category })),
  ];
}

function isWaitedFor(
  { vatScheduled = true, deliversFrom = null, deliveredBy }: FilingClient,
  { end }: Planned,
): boolean {
  if (!vatScheduled && !deliveredBy) return false;
  return deliversFrom === null || end >= deliversFrom;
}

function cellOf(
  { markOf, ownDeadlineOf }: Picture,
  client: FilingClient,
  { category, period, deadline }: Planned,
  found: TermReturn | undefined,
  current: string,
): TermCell {
  const { organisationNumber, name } = client;
  return {
    client: { organisationNumber, name },
    period,
    deadline,
    category,
    ...standingOf(found),
    expected: deadline >= (client.since ?? current),
    responsible: client.responsible ?? '',
    mark: markOf(organisationNumber, category, period),
    ownDeadline: ownDeadlineOf({ organisationNumber, category, period }, deadline),
    deliveredBy: client.deliveredBy ?? null,
  };
}

function standingOf(
  found: TermReturn | undefined,
): Pick<TermCell, 'returnId' | 'wrongOrganisation' | 'amount'> & Omit<TermReturn, 'kept'> {
  if (!found) return NOTHING;
  const { kept, ...standing } = found;
  return {
    ...standing,
    returnId: kept.id,
    wrongOrganisation: kept.value.organisationNumber !== kept.client.organisationNumber,
    amount: Number(kroner(kept.value.fastsattMerverdiavgift)),
  };
}

/** A term of one category, worked out. */
interface Planned {
  readonly category: Category;
  readonly period: Period;
  readonly end: string;
  readonly deadline: string;
  /** As in `cellKey`, without whose it is. */
  readonly key: string;
}

const plannedOf = (period: Period, category: Category): Planned => ({
  category,
  period,
  end: periodDates(period).end,
  deadline: deadlineOf(period, category),
  key: `${category} ${periodKey(period)}`,
});

function cellKey(organisationNumber: string, category: Category, period: Period): string {
  return `${organisationNumber} ${category} ${periodKey(period)}`;
}
