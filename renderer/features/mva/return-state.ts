/** How each state of a return looks: a tone and a symbol together, never colour alone (ui.md, Mva). */
import type { ReturnState, TermCell } from '../../../shared/contract/mva.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
export type ShownState = ReturnState | 'missing' | 'upcoming' | 'overdue';

const tones: Readonly<Record<ShownState, Tone>> = {
  upcoming: 'neutral',
  missing: 'warning',
  overdue: 'danger',
  draft: 'info',
  filing: 'info',
  sent: 'info',
  accepted: 'success',
  acceptedWithDeviations: 'warning',
  rejected: 'danger',
  unknown: 'warning',
  failed: 'danger',
};

export const toneOf = (state: ShownState): Tone => tones[state];

/** A return that is not delivered yet is shown by its deadline: passed, within two weeks, or later. Days are yyyy-mm-dd. */
export function shownState(cell: Pick<TermCell, 'state' | 'deadline'>, today: string): ShownState {
  if (cell.state === 'draft' && cell.deadline < today) return 'overdue';
  if (cell.state !== 'missing') return cell.state;
  if (cell.deadline < today) return 'overdue';
  return daysBetween(today, cell.deadline) <= 14 ? 'missing' : 'upcoming';
}

/** Whole days from one yyyy-mm-dd to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const delivered: ReadonlySet<string> = new Set(['accepted', 'acceptedWithDeviations']);
/** Delivered means that Skatteetaten's verdict says so; a receipt proves nothing (mva-melding.md 0, fact 4). */
export const isDelivered = (state: TermCell['state']): boolean => delivered.has(state);
