import type { Category, Period, PeriodKind, TermCell } from '../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { dayInNorway, periodDates, periodKey, periodOn, shiftPeriod } from '../../../shared/mva/periods.ts';
import { deadlineOf } from './deadlines.ts';
import { kroner } from './model.ts';
import type { FilingClient } from './ports.ts';
import type { KeptReturn } from './returns.ts';

const SHOWN = 6;
/** Registered duties are Skatteetaten's to know; three months is for reverse charge alone (reference/mva-melding.md 1.3, 6.1). */
const categoryOf = (kind: PeriodKind): Category => (kind === 'treMaaneder' ? 'omvendtAvgiftsplikt' : 'alminnelig');
/** A week's return is due some six weeks after it: no kind has more open at a time. */
const MOST_OPEN = 12;

const UNTOUCHED = { checked: false, released: false, waitingFor: null } as const;

/** A return as its cell shows it. */
export interface TermReturn extends Pick<TermCell, 'state' | 'checked' | 'released' | 'waitingFor'> {
  readonly kept: KeptReturn;
}

/** The two-monthly terms on show, oldest first: the running one and those before it. */
export function termsShown(nowMs: number): { period: Period; deadline: string; current: boolean }[] {
  const running = periodOn('toMaaneder', dayInNorway(nowMs));
  return Array.from({ length: SHOWN }, (_, index) => {
    const period = shiftPeriod(running, index - SHOWN + 1);
    // The one to deliver now is the one that ended last; the running one cannot be sent yet (R059).
    return { period, deadline: deadlineOf(period, categoryOf(period.kind)), current: index === SHOWN - 2 };
  });
}

/** Terms of one kind whose deadline has not passed, oldest first; the last one is running. */
export function openTerms(kind: PeriodKind, nowMs: number): { period: Period; deadline: string }[] {
  const today = dayInNorway(nowMs);
  const running = periodOn(kind, today);
  const newestFirst = Array.from({ length: MOST_OPEN }, (_, back) => {
    const period = shiftPeriod(running, -back);
    return { period, deadline: deadlineOf(period, categoryOf(kind)) };
  });
  const passed = newestFirst.findIndex(({ deadline }) => deadline < today);
  return newestFirst.slice(0, passed === -1 ? MOST_OPEN : passed).reverse();
}

/**
 * Linked clients × the terms shown, or for a client that delivers otherwise its own open terms; then every return outside
 * that. A cell shows its newest return.
 */
export function termCells(
  clients: readonly FilingClient[],
  terms: readonly { readonly period: Period }[],
  returns: readonly TermReturn[],
  nowMs: number,
): OutputOf<'mva.terms'>['cells'] {
  const newest = new Map<string, (typeof returns)[number]>();
  for (const each of returns) {
    const key = cellKey(each.kept.client.organisationNumber, each.kept.value.category, each.kept.value.period);
    if (!newest.has(key)) newest.set(key, each);
  }
  const ofKind = new Map<PeriodKind, readonly { readonly period: Period }[]>([['toMaaneder', terms]]);
  const termsOf = (kind: PeriodKind) => {
    const known = ofKind.get(kind) ?? openTerms(kind, nowMs);
    ofKind.set(kind, known);
    return known;
  };
  const grid = clients.flatMap((client) =>
    termsOf(client.term ?? 'toMaaneder').flatMap(({ period }): TermCell[] => {
      const category = categoryOf(period.kind);
      const key = cellKey(client.organisationNumber, category, period);
      const found = newest.get(key);
      newest.delete(key);
      if (found) return [{ ...cellOf(found), client: nameOf(client) }];
      if (!isWaitedFor(client, period)) return [];
      const deadline = deadlineOf(period, category);
      const cell: TermCell = {
        client: nameOf(client),
        period,
        deadline,
        category,
        state: 'missing',
        returnId: null,
        wrongOrganisation: false,
        amount: null,
        ...UNTOUCHED,
      };
      return [cell];
    }),
  );
  return [...grid, ...[...newest.values()].map(cellOf)];
}

function isWaitedFor({ vatScheduled = true, deliversFrom = null }: FilingClient, period: Period): boolean {
  return vatScheduled && (deliversFrom === null || periodDates(period).end >= deliversFrom);
}

function cellOf({ kept, ...standing }: TermReturn): TermCell {
  const { period, category, fastsattMerverdiavgift } = kept.value;
  return {
    client: kept.client,
    period,
    deadline: deadlineOf(period, category),
    category,
    returnId: kept.id,
    wrongOrganisation: kept.value.organisationNumber !== kept.client.organisationNumber,
    amount: Number(kroner(fastsattMerverdiavgift)),
    ...standing,
  };
}

const nameOf = ({ organisationNumber, name }: FilingClient) => ({ organisationNumber, name });

function cellKey(organisationNumber: string, category: Category, period: Period): string {
  return `${organisationNumber} ${category} ${periodKey(period)}`;
}
