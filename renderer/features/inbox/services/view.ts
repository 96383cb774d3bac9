import type { ServiceRow } from '../../../../shared/contract/message-services.ts';

export const filters = ['all', 'reached', 'missing', 'on', 'off', 'sensitive', 'new', 'left'] as const;
export type Filter = (typeof filters)[number];

export interface View {
  readonly filter: Filter;
  readonly owner: string;
  readonly search: string;
}

const passes: Readonly<Record<Filter, (row: ServiceRow) => boolean>> = {
  all: () => true,
  reached: (row) => row.reached > 0,
  missing: (row) => row.reached === 0,
  on: (row) => row.fetched !== 'off',
  off: (row) => row.fetched !== 'on',
  sensitive: (row) => row.kind !== 'ordinary',
  new: (row) => row.isNew,
  // Switched off, or judged otherwise since: what is held stays until somebody deletes it.
  left: (row) => row.held.messages > 0 && row.fetched !== 'on',
};

export const passesFilter = (row: ServiceRow, filter: Filter): boolean => passes[filter](row);

/** Rows as shown: `textOf` is what a search looks in. */
export function shownRows(
  rows: readonly ServiceRow[],
  view: View,
  textOf: (row: ServiceRow) => string,
): readonly ServiceRow[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!passesFilter(row, view.filter) || (view.owner !== '' && row.owner.code !== view.owner)) return false;
    if (words.length === 0) return true;
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
