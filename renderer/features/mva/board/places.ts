import type { Place } from '../../../../shared/contract/board.ts';
import type { TermCell } from '../../../../shared/contract/mva.ts';

/** Enough of a cell to name it. */
export type Chosen = readonly { readonly cell: Pick<TermCell, 'client' | 'category' | 'period'> }[];

export const placesOf = (chosen: Chosen): Place[] =>
  chosen.map(({ cell: { client, category, period } }) => ({
    organisationNumber: client.organisationNumber,
    category,
    period,
  }));

/** Words for a heading: the client by name when there is one, else how many. */
export function whoseTerms(chosen: Chosen): { count: number; client: string } {
  const names = [...new Set(chosen.map(({ cell }) => cell.client.name))];
  return { count: chosen.length, client: names.length === 1 ? (names[0] ?? '') : '' };
}
