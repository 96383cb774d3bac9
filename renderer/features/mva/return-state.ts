/** What is shown for a return: its own state, or how near its deadline is while it is not delivered. */
import type { ReturnState, TermCell } from '../../../shared/contract/mva.ts';
import { daysBetween } from '../../ui/format.ts';

export type ShownState = ReturnState | 'missing' | 'upcoming' | 'overdue' | 'notHere' | 'wrongOrganisation';

/** The most urgent first: the order of the filter chips and of "Det som haster". */
export const shownStates = [
  'rejected',
  'unknown',
  'failed',
  'wrongOrganisation',
  'overdue',
  'missing',
  'draft',
  'filing',
  'sent',
  'upcoming',
  'notHere',
  'acceptedWithDeviations',
  'accepted',
] as const satisfies readonly ShownState[];

/**
 * Two weeks ahead a missing return starts to matter. For terms before the one to deliver now we only know that it was
 * not filed from here; it may well be delivered elsewhere, so it is not called late. Days are yyyy-mm-dd.
 */
export function shownState(
  cell: Pick<TermCell, 'state' | 'deadline' | 'wrongOrganisation'>,
  today: string,
  isPastTerm = false,
): ShownState {
  if (cell.state === 'draft' && cell.wrongOrganisation) return 'wrongOrganisation';
  if (cell.state === 'draft' && cell.deadline < today && !isPastTerm) return 'overdue';
  if (cell.state !== 'missing') return cell.state;
  if (cell.deadline < today) return isPastTerm ? 'notHere' : 'overdue';
  return daysBetween(today, cell.deadline) <= 14 ? 'missing' : 'upcoming';
}

/** A return that can still be changed, discarded or filed. */
export const isOpen = (state: ReturnState): boolean => state === 'draft' || state === 'failed';
