/** What is shown for a return: its own state, what is noted of its term, or how near its deadline is while it is not delivered. */
import type { ReturnState, TermCell } from '../../../shared/contract/mva.ts';
import { daysBetween } from '../../ui/format.ts';

export type ShownState =
  | ReturnState
  | 'missing'
  | 'upcoming'
  | 'overdue'
  | 'notHere'
  | 'wrongOrganisation'
  | 'checked'
  | 'released'
  | 'waitingForLogin'
  | 'waitingForAttestation'
  | 'toLookAt'
  | 'question'
  | 'filedOutside'
  | 'filedByOthers'
  | 'notLiable'
  | 'deliveredByUnit';

/** The most urgent first: the order of the filter chips and of "Det som haster". */
export const shownStates = [
  'rejected',
  'unknown',
  'failed',
  'wrongOrganisation',
  'overdue',
  'toLookAt',
  'waitingForLogin',
  'question',
  'missing',
  'draft',
  'checked',
  'released',
  'filing',
  'sent',
  'waitingForAttestation',
  'upcoming',
  'notHere',
  'acceptedWithDeviations',
  'accepted',
  'filedOutside',
  'filedByOthers',
  'deliveredByUnit',
  'notLiable',
] as const satisfies readonly ShownState[];

/** Two weeks ahead a missing return starts to matter. */
const SOON_DAYS = 14;

export type Standing = Pick<TermCell, 'state' | 'deadline' | 'wrongOrganisation'> &
  Partial<Pick<TermCell, 'expected' | 'mark' | 'ownDeadline' | 'deliveredBy' | 'checked' | 'released' | 'waitingFor'>>;

const waits = { login: 'waitingForLogin', look: 'toLookAt', attestation: 'waitingForAttestation' } as const;

/**
 * What was sent goes before what is noted: a real return that comes later shows as what it is. A term from before the firm had
 * the client here was perhaps delivered elsewhere, so it is not called late. Days are yyyy-mm-dd.
 */
export function shownState(cell: Standing, today: string): ShownState {
  const { state, mark, deadline, expected = true } = cell;
  if (cell.waitingFor) return waits[cell.waitingFor];
  if (state !== 'missing' && state !== 'draft' && state !== 'failed') return state;
  if (mark && mark.kind !== 'question') return mark.kind;
  if (cell.deliveredBy) return 'deliveredByUnit';
  if (state === 'failed') return state;
  if (state === 'draft' && cell.wrongOrganisation) return 'wrongOrganisation';
  if (deadline < today && expected) return 'overdue';
  if (mark?.kind === 'question') return 'question';
  if (state === 'draft') return cell.released ? 'released' : cell.checked ? 'checked' : 'draft';
  if (deadline < today) return 'notHere';
  return daysBetween(today, cell.ownDeadline?.day ?? deadline) <= SOON_DAYS ? 'missing' : 'upcoming';
}

/** A return that can still be changed, discarded or filed. */
export const isOpen = (state: TermCell['state']): boolean => state === 'draft' || state === 'failed';
export const isDelivered = (state: ReturnState): boolean => state === 'accepted' || state === 'acceptedWithDeviations';
