/** What the term picture shows of `mva.terms`: rows, filters and order. No words, no components. */

import type { Period, TermCell } from '../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { addDays, periodDates, periodKey, periodOn } from '../../../shared/mva/periods.ts';
import { type ShownState, shownState, shownStates } from './return-state.ts';

export type Terms = OutputOf<'mva.terms'>;
export type Term = Terms['terms'][number];

export interface ShownCell {
  /** Names the cell: client, category and period. */
  readonly key: string;
  readonly cell: TermCell;
  readonly state: ShownState;
  /** How many of the client's terms stand in this place; the others are listed below the picture. */
  readonly count: number;
}

export interface TermRow {
  readonly client: TermCell['client'];
  readonly responsible: string;
  /** By `periodKey`: the most urgent one when a client has several for the same term. */
  readonly cells: ReadonlyMap<string, ShownCell>;
}

export interface TermsView {
  readonly rows: readonly TermRow[];
  /** Returns that have no place in the picture, the newest deadline first. */
  readonly outside: readonly ShownCell[];
  readonly counts: ReadonlyMap<ShownState, number>;
  /** Who answers for clients, by name. */
  readonly persons: readonly string[];
}

const urgency = (state: ShownState) => shownStates.indexOf(state);

export function termsView({ terms, cells }: Terms, today: string): TermsView {
  const shown = new Set(terms.map(({ period }) => periodKey(period)));
  const rows = new Map<string, Omit<TermRow, 'cells'> & { cells: Map<string, ShownCell> }>();
  const outside: ShownCell[] = [];
  const counts = new Map<ShownState, number>();
  const persons = new Set<string>();
  for (const cell of cells) {
    const { client, responsible } = cell;
    const key = `${client.organisationNumber} ${cell.category} ${periodKey(cell.period)}`;
    const entry: ShownCell = { key, cell, state: shownState(cell, today), count: 1 };
    counts.set(entry.state, (counts.get(entry.state) ?? 0) + 1);
    if (responsible !== '') persons.add(responsible);
    const column = columnOf(cell.period, shown);
    if (column === undefined) {
      outside.push(entry);
      continue;
    }
    const row = rows.get(client.organisationNumber) ?? { client, responsible, cells: new Map() };
    rows.set(client.organisationNumber, row);
    const held = row.cells.get(column);
    if (held === undefined) row.cells.set(column, entry);
    else {
      const entryFirst = urgency(entry.state) < urgency(held.state);
      row.cells.set(column, { ...(entryFirst ? entry : held), count: held.count + 1 });
      outside.push(entryFirst ? { ...held, count: 1 } : entry);
    }
  }
  outside.sort((a, b) => (a.cell.deadline < b.cell.deadline ? 1 : -1));
  return { rows: [...rows.values()], outside, counts, persons: [...persons] };
}

/** A client that delivers otherwise stands in the column of the two months its period ends in. */
function columnOf(period: Period, shown: ReadonlySet<string>): string | undefined {
  const own = periodKey(period);
  if (shown.has(own)) return own;
  if (period.kind === 'toMaaneder') return undefined;
  const key = periodKey(periodOn('toMaaneder', periodDates(period).end));
  return shown.has(key) ? key : undefined;
}

export const dueFilters = ['all', 'passed', 'today', 'week', 'twoWeeks'] as const;
export type DueFilter = (typeof dueFilters)[number];
export const sorts = ['name', 'deadline', 'responsible'] as const;

export interface TermsFilter {
  readonly text: string;
  readonly state: ShownState | 'all';
  readonly sort: (typeof sorts)[number];
  /** A name; empty: everybody's. */
  readonly responsible: string;
  readonly due: DueFilter;
}

export const unfiltered: TermsFilter = { text: '', state: 'all', sort: 'name', responsible: '', due: 'all' };

/** States after which a deadline is met, or is nobody's here. */
const OVER: ReadonlySet<ShownState> = new Set([
  'accepted',
  'acceptedWithDeviations',
  'waitingForAttestation',
  'sent',
  'filing',
  'filedOutside',
  'filedByOthers',
  'notLiable',
  'deliveredByUnit',
  'notHere',
]);

/** Our day where there is one, else the authority's. */
export const dueDay = ({ ownDeadline, deadline }: TermCell): string => ownDeadline?.day ?? deadline;

/** Whether a cell is one that the filter on states and deadlines lets through. */
export function passes({ cell, state }: ShownCell, { state: wanted, due }: TermsFilter, today: string): boolean {
  if (wanted !== 'all' && state !== wanted) return false;
  if (due === 'all') return true;
  if (OVER.has(state)) return false;
  const day = dueDay(cell);
  if (due === 'passed') return day < today;
  return day >= today && day <= addDays(today, { today: 0, week: 7, twoWeeks: 14 }[due]);
}

export function filterRows(
  rows: readonly TermRow[],
  filter: TermsFilter,
  today: string,
  compare: (a: string, b: string) => number,
): TermRow[] {
  const text = filter.text.trim().toLowerCase();
  const digits = text.replace(/\s/g, '');
  const open = filter.state === 'all' && filter.due === 'all';
  const kept = rows.filter(({ client, responsible, cells }) => {
    if (filter.responsible !== '' && responsible !== filter.responsible) return false;
    const named = client.name.toLowerCase().includes(text) || client.organisationNumber.includes(digits);
    return named && (open || [...cells.values()].some((cell) => passes(cell, filter, today)));
  });
  const byName = (a: TermRow, b: TermRow) => compare(a.client.name, b.client.name);
  if (filter.sort === 'name') return kept.sort(byName);
  if (filter.sort === 'responsible')
    return kept.sort((a, b) => compare(a.responsible || '￿', b.responsible || '￿') || byName(a, b));
  const first = new Map(kept.map((row) => [row, firstUrgent(row)]));
  const urgent = (row: TermRow) => first.get(row) ?? [0, ''];
  return kept.sort((a, b) => {
    const [x, y] = [urgent(a), urgent(b)];
    return x[0] - y[0] || (x[1] < y[1] ? -1 : x[1] > y[1] ? 1 : byName(a, b));
  });
}

/** How urgent the most urgent cell is, and when it is due. */
function firstUrgent(row: TermRow): readonly [number, string] {
  let first: readonly [number, string] = [shownStates.length, ''];
  for (const { state, cell } of row.cells.values()) {
    const at = urgency(state);
    if (at < first[0] || (at === first[0] && dueDay(cell) < first[1])) first = [at, dueDay(cell)];
  }
  return first;
}
