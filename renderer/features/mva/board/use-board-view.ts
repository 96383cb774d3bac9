import { useState } from 'react';
import { z } from 'zod';
import { shownStates } from '../return-state.ts';
import { dueFilters, sorts, type TermsFilter, unfiltered } from '../terms-view.ts';

const view = z.object({
  text: z.string(),
  state: z.enum(['all', ...shownStates]),
  sort: z.enum(sorts),
  responsible: z.string(),
  due: z.enum(dueFilters),
  compact: z.boolean(),
});
export type BoardView = TermsFilter & { readonly compact: boolean };

const everything: BoardView = { ...unfiltered, compact: false };
const KEY = 'mva.board';

function remembered(): BoardView {
  try {
    const parsed = view.safeParse(JSON.parse(window.localStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : everything;
  } catch {
    return everything;
  }
}

/** Filters, order and density as this person left them, on this machine. */
export function useBoardView(): readonly [BoardView, (change: Partial<BoardView>) => void] {
  const [now, setNow] = useState(remembered);
  const set = (change: Partial<BoardView>) => {
    const next = { ...now, ...change };
    window.localStorage.setItem(KEY, JSON.stringify(next));
    setNow(next);
  };
  return [now, set];
}
