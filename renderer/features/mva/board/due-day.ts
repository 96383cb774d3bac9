/** What the page of a deadline shows: terms that are due soon or late, by day and how far they have come. No words, no components. */
import { stoppingKinds } from '../../../../shared/contract/marks.ts';
import { addDays } from '../../../../shared/mva/periods.ts';
import { type ShownState, shownState, shownStates } from '../return-state.ts';
import type { Terms } from '../terms-view.ts';

type Cell = Terms['cells'][number];

export interface DueGroup {
  readonly state: ShownState;
  readonly cells: readonly Cell[];
}

export interface DueDay {
  /** The authority's deadline. */
  readonly day: string;
  readonly total: number;
  /** How many of them nobody waits for any more. */
  readonly done: number;
  /** The most urgent first. */
  readonly groups: readonly DueGroup[];
}

const AHEAD_DAYS = 14;
const DONE: ReadonlySet<ShownState> = new Set(['accepted', 'acceptedWithDeviations', 'waitingForAttestation']);

const isOthers = ({ mark, deliveredBy, state }: Cell): boolean =>
  (state === 'missing' || state === 'draft') &&
  (deliveredBy !== null || (mark !== null && mark.kind !== 'filedOutside' && stoppingKinds.has(mark.kind)));

/** Deadlines from the first that is not met to a fortnight ahead; the next one, where none is that near. */
export function dueDays({ cells }: Terms, today: string): DueDay[] {
  const byDay = new Map<string, Map<ShownState, Cell[]>>();
  for (const cell of cells) {
    if (isOthers(cell) || !cell.expected) continue;
    const states = byDay.get(cell.deadline) ?? new Map<ShownState, Cell[]>();
    byDay.set(cell.deadline, states);
    const state = shownState(cell, today);
    states.set(state, [...(states.get(state) ?? []), cell]);
  }
  const days = [...byDay].map(([day, states]) => dueDay(day, states)).sort((a, b) => (a.day < b.day ? -1 : 1));
  const last = addDays(today, AHEAD_DAYS);
  const open = days.filter(({ day, total, done }) => (day < today ? done < total : day <= last));
  const next = days.find(({ day }) => day >= today);
  return open.length > 0 || !next ? open : [next];
}

function dueDay(day: string, states: ReadonlyMap<ShownState, readonly Cell[]>): DueDay {
  const groups = [...states]
    .map(([state, cells]) => ({ state, cells }))
    .sort((a, b) => shownStates.indexOf(a.state) - shownStates.indexOf(b.state));
  const count = (of: readonly DueGroup[]) => of.reduce((sum, { cells }) => sum + cells.length, 0);
  const isDone = ({ state }: DueGroup) => DONE.has(state) || state === 'filedOutside';
  return { day, total: count(groups), done: count(groups.filter(isDone)), groups };
}
