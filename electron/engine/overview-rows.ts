import type { TermCell } from '../../shared/contract/mva.ts';
import type { OutputOf } from '../../shared/contract.ts';

export type Row = OutputOf<'overview.get'>['rows'][number];
export type Named = NonNullable<Row['client']>;

export function row(kind: Row['kind'], to: string, count: number): Row {
  return { kind, client: null, count, by: null, to };
}

/** Our day where there is one, else the authority's. */
export const dueDay = ({ ownDeadline, deadline }: TermCell): string => ownDeadline?.day ?? deadline;

/** One row for all returns in the same state: the client when there is one, the nearest deadline, and where to go. */
export function ofCells(kind: Row['kind'], cells: readonly TermCell[], many = '/mva'): Row {
  const [only] = cells;
  const by = cells.map(dueDay).sort()[0] ?? null;
  const to = cells.length === 1 && only?.returnId ? `/mva/${only.returnId}` : many;
  return { kind, client: onlyOne(cells.map((cell) => cell.client)), count: cells.length, by, to };
}

export function onlyOne(clients: readonly Named[]): Row['client'] {
  const [client] = clients;
  return client && clients.length === 1 ? { organisationNumber: client.organisationNumber, name: client.name } : null;
}

export function toClients(clients: readonly Named[]): string {
  const only = onlyOne(clients);
  return only ? `/klienter/${only.organisationNumber}` : '/klienter';
}

export function persons(names: readonly string[]): Pick<Row, 'persons'> {
  const told = [...new Set(names)].filter((name) => name !== '');
  return told.length > 0 ? { persons: told } : {};
}
