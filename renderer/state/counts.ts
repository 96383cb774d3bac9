import type { OutputOf } from '../../shared/contract.ts';
import { useQuery } from './context.tsx';

export interface Counts {
  readonly overview: number;
  readonly clients: number;
  readonly mva: number;
  readonly claims: number;
  readonly inbox: number;
  readonly access: number;
}

type Row = OutputOf<'overview.get'>['rows'][number];
type Kind = Row['kind'];

const mvaKinds: ReadonlySet<Kind> = new Set([
  'returnRejected',
  'returnUnknown',
  'returnFailed',
  'waitingForLogin',
  'draftWrongOrganisation',
  'draftReady',
  'returnLate',
  'releaseDue',
  'sendDue',
]);
const accessKinds: ReadonlySet<Kind> = new Set(['setUp', 'requestOpen']);

const sum = (rows: readonly Row[], kinds: ReadonlySet<Kind>): number =>
  rows.filter((row) => kinds.has(row.kind)).reduce((total, row) => total + row.count, 0);

export function countsOf(overview: OutputOf<'overview.get'> | undefined): Counts {
  if (!overview) return { overview: 0, clients: 0, mva: 0, claims: 0, inbox: 0, access: 0 };
  return {
    overview: overview.rows.length,
    clients: overview.clientsWithoutAccess,
    mva: sum(overview.rows, mvaKinds),
    claims: overview.clientsOverdue,
    inbox: overview.unread,
    access: sum(overview.rows, accessKinds),
  };
}

/** What waits behind each entry of the navigation. */
export function useCounts(): Counts {
  return countsOf(useQuery('overview.get', {}).value);
}
