import { useCallback, useEffect, useRef, useState } from 'react';
import type { SaftPosting } from '../../../../shared/contract/saft.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { useAppState } from '../../../state/context.tsx';

const PAGE = 200;
/** A search waits for the typing to rest. */
const REST_MS = 200;

interface Wanted {
  readonly returnId: string;
  readonly line: number;
  readonly search: string;
}

interface Held {
  readonly rows: readonly SaftPosting[];
  /** Where the next page begins; null when all are here, undefined before the first has come. */
  readonly next: string | null | undefined;
  readonly error: Failure | undefined;
}

const NONE: Held = { rows: [], next: undefined, error: undefined };

export interface Postings extends Held {
  /** Fetches the next page; absent when there is none, while one is on its way, and after a failure. */
  readonly more: (() => void) | undefined;
  readonly retry: () => void;
}

/** Postings behind a line, page by page. They never change, so a page is read once. */
export function usePostings({ returnId, line, search }: Wanted): Postings {
  const { queries } = useAppState();
  const [held, setHeld] = useState<Held>(NONE);
  const [pending, setPending] = useState(false);
  /** Grows with every other wish: an answer to an older one is not shown. */
  const wish = useRef(0);

  const fetch = useCallback(
    async (after: string | undefined) => {
      const own = wish.current;
      setPending(true);
      const words = search.trim() === '' ? {} : { search };
      const page = await queries.run('saft.postings', {
        returnId,
        line,
        ...words,
        limit: PAGE,
        ...(after ? { after } : {}),
      });
      if (own !== wish.current) return;
      setPending(false);
      setHeld((before) => {
        if (!page.ok) return { ...before, error: page.error };
        const earlier = after === undefined ? [] : before.rows;
        return { rows: [...earlier, ...page.value.rows], next: page.value.next, error: undefined };
      });
    },
    [queries, returnId, line, search],
  );

  useEffect(() => {
    wish.current += 1;
    const timer = setTimeout(() => void fetch(undefined), search === '' ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [fetch, search]);

  const { next } = held;
  const waits = pending || held.error !== undefined || next === null || next === undefined;
  return {
    ...held,
    more: waits ? undefined : () => void fetch(next),
    retry: () => void fetch(next ?? undefined),
  };
}
