import type { DialogRow } from '../../../shared/contract/dialogs.ts';
import { type Heading, headingKey, headingOf } from './dates.ts';

export type ListItem =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'row'; readonly row: DialogRow; readonly index: number };

/** Rows with date headings between them; search answers keep their own order and have none. */
export function listItems(rows: readonly DialogRow[], grouped: boolean, today: string): ListItem[] {
  const items: ListItem[] = [];
  let last = '';
  rows.forEach((row, index) => {
    const heading = headingOf(row.contentUpdatedAt, today);
    const key = headingKey(heading);
    if (grouped && key !== last) items.push({ kind: 'heading', heading });
    last = key;
    items.push({ kind: 'row', row, index });
  });
  return items;
}
