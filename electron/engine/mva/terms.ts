import type { Category, Period, TermCell } from '../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { dayInNorway, periodDates, periodKey, periodOn, shiftPeriod } from '../../../shared/mva/periods.ts';
import { deadlineOf } from './deadlines.ts';
import { kroner } from './model.ts';
import type { FilingClient } from './ports.ts';
import type { KeptReturn } from './returns.ts';

const SHOWN = 6;
/** Registered kinds are Skatteetaten's to know; until they are read, two months is what most clients have. */
const CATEGORY: Category = 'alminnelig';

/** The two-monthly terms on show, oldest first: the running one and those before it. */
export function termsShown(nowMs: number): { period: Period; deadline: string; current: boolean }[] {
  const running = periodOn('toMaaneder', dayInNorway(nowMs));
  return Array.from({ length: SHOWN }, (_, index) => {
    const period = shiftPeriod(running, index - SHOWN + 1);
    // The one to deliver now is the one that ended last; the running one cannot be sent yet (R059).
    return { period, deadline: deadlineOf(period, CATEGORY), current: index === SHOWN - 2 };
  });
}

/** Linked clients × terms, then every return outside that grid. A cell shows its newest return. */
export function termCells(
  clients: readonly FilingClient[],
  terms: readonly { readonly period: Period }[],
  returns: readonly { readonly kept: KeptReturn; readonly state: TermCell['state'] }[],
): OutputOf<'mva.terms'>['cells'] {
  const newest = new Map<string, (typeof returns)[number]>();
  for (const each of returns) {
    const key = cellKey(each.kept.client.organisationNumber, each.kept.value.category, each.kept.value.period);
    if (!newest.has(key)) newest.set(key, each);
  }
  const grid = clients.flatMap((client) =>
    terms.flatMap(({ period }): TermCell[] => {
      const key = cellKey(client.organisationNumber, CATEGORY, period);
      const found = newest.get(key);
      newest.delete(key);
      if (found) return [{ ...cellOf(found), client: nameOf(client) }];
      if (!isWaitedFor(client, period)) return [];
      const deadline = deadlineOf(period, CATEGORY);
      const cell: TermCell = {
        client: nameOf(client),
        period,
        deadline,
        category: CATEGORY,
        state: 'missing',
        returnId: null,
        wrongOrganisation: false,
        amount: null,
      };
      return [cell];
    }),
  );
  return [...grid, ...[...newest.values()].map(cellOf)];
}

function isWaitedFor({ vatScheduled = true, deliversFrom = null }: FilingClient, period: Period): boolean {
  return vatScheduled && (deliversFrom === null || periodDates(period).end >= deliversFrom);
}

function cellOf({ kept, state }: { kept: KeptReturn; state: TermCell['state'] }): TermCell {
  const { period, category, fastsattMerverdiavgift } = kept.value;
  return {
    client: kept.client,
    period,
    deadline: deadlineOf(period, category),
    category,
    state,
    returnId: kept.id,
    wrongOrganisation: kept.value.organisationNumber !== kept.client.organisationNumber,
    amount: Number(kroner(fastsattMerverdiavgift)),
  };
}

const nameOf = ({ organisationNumber, name }: FilingClient) => ({ organisationNumber, name });

function cellKey(organisationNumber: string, category: Category, period: Period): string {
  return `${organisationNumber} ${category} ${periodKey(period)}`;
}
