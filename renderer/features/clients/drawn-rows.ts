import { useDeferredValue, useState } from 'react';

/** Rows that stand ready above and below those in sight, so that a scroll finds them drawn. */
const READY = 10;

/** Places in a list; the last one counts. */
interface Span {
  readonly first: number;
  readonly last: number;
}

interface Sight extends Span {
  readonly list: readonly unknown[];
  /** None of it was in sight just before. */
  readonly isJump: boolean;
}

/**
 * Which rows of a long list to draw. What is in sight comes at once; what stands ready around it, when that is painted, and after a jump
 * not before the scrolling rests: two thirds of the rows would otherwise be drawn before the user sees the first.
 */
export function useDrawnRows(list: readonly unknown[], { first, last }: Span, isScrolling: boolean): Span {
  const [sight, setSight] = useState<Sight>({ list, first, last, isJump: false });
  if (sight.list !== list || sight.first !== first || sight.last !== last)
    setSight({ list, first, last, isJump: first > sight.last || last < sight.first });
  const settled = useDeferredValue(isScrolling && sight.isJump ? null : sight, null);
  return settled?.list === list ? around(sight, settled) : sight;
}

/** What is in sight, with those around it that stand ready already: nothing is drawn for their sake. */
function around(sight: Sight, settled: Span): Span {
  const ready = { first: settled.first - READY, last: settled.last + READY };
  if (ready.first > sight.last || ready.last < sight.first) return sight;
  return {
    first: Math.max(0, sight.first - READY, Math.min(sight.first, ready.first)),
    last: Math.min(sight.list.length - 1, sight.last + READY, Math.max(sight.last, ready.last)),
  };
}
