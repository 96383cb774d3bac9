import { useDeferredValue, useMemo } from 'react';

/** Rows that stand ready above and below those in sight, so that a scroll finds them drawn. */
const READY = 10;

/** Places in a list; the last one counts. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * Which rows of a long list to draw. What is in sight comes at once; what stands ready around it, only when the window has had time to paint:
 * after a jump, or with another list, two thirds of the rows would otherwise be drawn before the user sees the first.
 */
export function useDrawnRows(list: readonly unknown[], { first, last }: Span): Span {
  const inSight = useMemo(() => ({ list, first, last }), [list, first, last]);
  const settled = useDeferredValue<typeof inSight | null>(inSight, null);
  return settled?.list === list ? around(inSight, settled, list.length) : inSight;
}

/** What is in sight, with those around it that stand ready already: nothing is drawn for their sake. */
function around(inSight: Span, settled: Span, count: number): Span {
  const ready = { first: settled.first - READY, last: settled.last + READY };
  if (ready.first > inSight.last || ready.last < inSight.first) return inSight;
  return {
    first: Math.max(0, inSight.first - READY, Math.min(inSight.first, ready.first)),
    last: Math.min(count - 1, inSight.last + READY, Math.max(inSight.last, ready.last)),
  };
}
