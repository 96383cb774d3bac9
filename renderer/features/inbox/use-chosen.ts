import { useCallback, useMemo, useState } from 'react';
import type { MessageRow } from '../../../shared/contract/messages-list.ts';

export interface Chosen {
  /** Those of the list that are chosen: what is no longer in it is not acted on unseen. */
  readonly rows: readonly MessageRow[];
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** From the last one that was chosen to this one. */
  readonly extendTo: (id: string) => void;
  readonly clear: () => void;
}

/** Messages chosen for an act on many. */
export function useChosen(rows: readonly MessageRow[]): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | undefined>();
  const chosen = useMemo(() => rows.filter((row) => ids.has(row.id)), [rows, ids]);
  const toggle = useCallback((id: string) => {
    setLast(id);
    setIds((held) => {
      const next = new Set(held);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const extendTo = (id: string) => {
    const ends = [rows.findIndex((row) => row.id === last), rows.findIndex((row) => row.id === id)];
    const [from = -1, to = -1] = ends.sort((a, b) => a - b);
    if (from < 0) return toggle(id);
    setIds((held) => new Set([...held, ...rows.slice(from, to + 1).map((row) => row.id)]));
  };
  const clear = useCallback(() => setIds(new Set()), []);
  return { rows: chosen, has: (id) => ids.has(id), toggle, extendTo, clear };
}
