import type { Place } from '../../../../shared/contract/board.ts';
import type { ShownCell } from '../terms-view.ts';

type Chosen = readonly Pick<ShownCell, 'cell'>[];

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
