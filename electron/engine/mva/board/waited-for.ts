import { stoppingKinds } from '../../../../shared/contract/marks.ts';
import type { TermCell } from '../../../../shared/contract/mva.ts';

const DELIVERED: ReadonlySet<TermCell['state']> = new Set(['accepted', 'acceptedWithDeviations']);

/** Whether a return is still to come from here: not delivered, nobody else's; where there is none yet, not from before the client was. */
export function isWaitedFor({ state, mark, deliveredBy, expected }: TermCell): boolean {
  if (DELIVERED.has(state)) return false;
  if (state !== 'missing' && state !== 'draft' && state !== 'failed') return true;
  if (deliveredBy !== null || (mark && stoppingKinds.has(mark.kind))) return false;
  return state !== 'missing' || expected;
}

/** The next day each client must deliver, by organisation number. A day that has passed stays the next one until it is met. */
export function nextDeadlines(cells: readonly TermCell[]): Map<string, string> {
  const next = new Map<string, string>();
  for (const cell of cells) {
    if (!isWaitedFor(cell)) continue;
    const held = next.get(cell.client.organisationNumber);
    if (held === undefined || cell.deadline < held) next.set(cell.client.organisationNumber, cell.deadline);
  }
  return next;
}
