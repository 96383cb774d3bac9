/** What the term picture shows of `mva.terms`: rows, filters and order. No words, no components. */

import type { Period, TermCell } from '../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { periodDates, periodKey, periodOn } from '../../../shared/mva/periods.ts';
import { type ShownState, shownState, shownStates } from './return-state.ts';

export type Terms = OutputOf<'mva.terms'>;
export type Term = Terms['terms'][number];

export interface ShownCell {
  readonly cell: TermCell;
  readonly state: ShownState;
}

export interface TermRow {
  readonly client: TermCell['client'];
  /** By `periodKey`: the most urgent one when a client has several for the same term. */
  readonly cells: ReadonlyMap<string, ShownCell>;
}

export interface TermsView {
  readonly rows: readonly TermRow[];
  /** Returns that have no place in the picture, the newest deadline first. */
  readonly outside: readonly ShownCell[];
  readonly counts: ReadonlyMap<ShownState, number>;
}

const urgency = (state: ShownState) => shownStates.indexOf(state);

export function termsView({ terms, cells }: Terms, today: string): TermsView {
  const shown = new Set(terms.map(({ period }) => periodKey(period)));
  const rows = new Map<string, { client: TermCell['client']; cells: Map<string, ShownCell> }>();
  const outside: ShownCell[] = [];
  const counts = new Map<ShownState, number>();
  for (const cell of cells) {
    const entry: ShownCell = { cell, state: shownState(cell, today) };
    counts.set(entry.state, (counts.get(entry.state) ?? 0) + 1);
    const key = columnOf(cell.period, shown);
    if (key === undefined) {
      outside.push(entry);
      continue;
    }
    const row = rows.get(cell.client.organisationNumber) ?? { client: cell.client, cells: new Map() };
    rows.set(cell.client.organisationNumber, row);
    const held = row.cells.get(key);
    if (held === undefined) row.cells.set(key, entry);
    else {
      const entryFirst = urgency(entry.state) < urgency(held.state);
      row.cells.set(key, entryFirst ? entry : held);
      outside.push(entryFirst ? held : entry);
    }
  }
  outside.sort((a, b) => (a.cell.deadline < b.cell.deadline ? 1 : -1));
  return { rows: [...rows.values()], outside, counts };
}

/** A client that delivers otherwise stands in the column of the two months its period ends in. */
function columnOf(period: Period, shown: ReadonlySet<string>): string | undefined {
  const own = periodKey(period);
  if (shown.has(own)) return own;
  if (period.kind === 'toMaaneder') return undefined;
  const key = periodKey(periodOn('toMaaneder', periodDates(period).end));
  return shown.has(key) ? key : undefined;
}

export interface TermsFilter {
  readonly text: string;
  readonly state: ShownState | 'all';
  readonly sort: 'name' | 'deadline';
}

export function filterRows(rows: readonly TermRow[], filter: TermsFilter, compare: (a: string, b: string) => number) {
  const text = filter.text.trim().toLowerCase();
  const digits = text.replace(/\s/g, '');
  const kept = rows.filter(({ client, cells }) => {
    const named = client.name.toLowerCase().includes(text) || client.organisationNumber.includes(digits);
    return named && (filter.state === 'all' || [...cells.values()].some(({ state }) => state === filter.state));
  });
  const byName = (a: TermRow, b: TermRow) => compare(a.client.name, b.client.name);
  if (filter.sort === 'name') return kept.sort(byName);
  return kept.sort((a, b) => firstUrgent(a) - firstUrgent(b) || byName(a, b));
}

const firstUrgent = (row: TermRow) => Math.min(...[...row.cells.values()].map(({ state }) => urgency(state)));
