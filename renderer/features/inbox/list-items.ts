import type { MessageFilter, MessageRow } from '../../../shared/contract/messages-list.ts';
import { dayInNorway, type Heading, headingKey, headingOf } from './dates.ts';

export type ListHeading = Heading | { readonly kind: 'name'; readonly name: string };

export type ListItem =
  | { readonly kind: 'heading'; readonly heading: ListHeading }
  | { readonly kind: 'row'; readonly row: MessageRow; readonly index: number };

type Sort = NonNullable<MessageFilter['sort']>;

/** Rows with headings between them: dates, or the names they are sorted by. What a search finds has none. */
export function listItems(rows: readonly MessageRow[], grouped: Sort | null, today: string): ListItem[] {
  const items: ListItem[] = [];
  let last = '';
  rows.forEach((row, index) => {
    if (grouped !== null) {
      const heading = headingFor(row, grouped, today);
      const key = heading.kind === 'name' ? heading.name : headingKey(heading);
      if (key !== last) items.push({ kind: 'heading', heading });
      last = key;
    }
    items.push({ kind: 'row', row, index });
  });
  return items;
}

function headingFor(row: MessageRow, sort: Sort, today: string): ListHeading {
  if (sort === 'client') return { kind: 'name', name: row.client.name };
  if (sort === 'sender') return { kind: 'name', name: row.sender };
  if (sort === 'newest') return headingOf(row.contentUpdatedAt, today);
  const [year, month] = dayInNorway(row.dueAt ?? '')
    .split('-')
    .map(Number);
  return { kind: 'month', month: month ?? 0, year: year ?? 0 };
}
