import { useState } from 'react';
import { z } from 'zod';
import { endingState } from '../../../shared/contract/client-endings.ts';
import { wayState } from '../../../shared/contract/client-list.ts';

const view = z.object({
  filter: z.union([z.literal('all'), wayState, endingState]),
  search: z.string(),
  columns: z.array(z.enum(['group', 'responsible', 'vatTerm'])),
});
export type ListView = z.infer<typeof view>;
export type ExtraColumn = ListView['columns'][number];

export const extraColumns: readonly ExtraColumn[] = ['group', 'responsible', 'vatTerm'];
export const everything: ListView = { filter: 'all', search: '', columns: ['responsible'] };
const KEY = 'clients.view';

function remembered(): ListView {
  const text = window.localStorage.getItem(KEY);
  try {
    const parsed = view.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : everything;
  } catch {
    return everything;
  }
}

/** Filter, search and columns as this person left them, on this machine. */
export function useListView(): readonly [ListView, (change: Partial<ListView>) => void] {
  const [now, setNow] = useState(remembered);
  const set = (change: Partial<ListView>) => {
    const next = { ...now, ...change };
    window.localStorage.setItem(KEY, JSON.stringify(next));
    setNow(next);
  };
  return [now, set];
}
