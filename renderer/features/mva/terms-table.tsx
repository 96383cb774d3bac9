import './board/board.css';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Spacer } from '../../ui/spacer.tsx';
import { useText } from '../../ui/text.ts';
import { useCellWords } from './board/cell-words.ts';
import { type Grid, linesOf, type Place } from './board/grid.ts';
import { TermHeads } from './board/term-heads.tsx';
import { TermLine } from './board/term-line.tsx';
import { type Selection, useWalk } from './board/use-selection.ts';
import type { Term, TermRow } from './terms-view.ts';

interface Props {
  readonly terms: readonly Term[];
  readonly rows: readonly TermRow[];
  /** Left out: the cells only lead to their returns. */
  readonly selection?: Selection;
  /** Only symbols, low rows, and as many clients side by side as there is room for. */
  readonly compact?: boolean;
}

const HEIGHT = { wide: 37, compact: 25 };
/** Of one client's row of symbols, with a name that can be read. */
const COMPACT_WIDTH = 372;

type Rows = Virtualizer<HTMLElement, Element>;

/** Which lines are in sight of the page's own scrolling box, and the room that the others take above and below. */
function useLinesInSight(table: RefObject<HTMLTableElement | null>, count: number, height: number) {
  const [scrollMargin, setScrollMargin] = useState(0);
  const box = () => table.current?.closest<HTMLElement>('.content') ?? null;
  // Everything over the first row can change with the rows: filters, notes, the window's width.
  useLayoutEffect(() => {
    const body = table.current?.tBodies[0];
    const scrolls = box();
    if (!body || !scrolls) return;
    const top = body.getBoundingClientRect().top - scrolls.getBoundingClientRect().top + scrolls.scrollTop;
    setScrollMargin(Math.round(top));
  });
  const virtual: Rows = useVirtualizer({
    count,
    getScrollElement: box,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin,
    // The head stays in sight over the rows.
    scrollPaddingStart: 56,
    initialRect: { width: 800, height: 800 },
  });
  useLayoutEffect(() => {
    if (height > 0) virtual.measure();
  }, [virtual, height]);
  const items = virtual.getVirtualItems();
  return {
    virtual,
    lines: items.map(({ index }) => index),
    above: (items[0]?.start ?? scrollMargin) - scrollMargin,
    below: virtual.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin),
  };
}

/** How many clients fit side by side. */
function useAbreast(table: RefObject<HTMLTableElement | null>, compact: boolean): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const around = table.current?.parentElement;
    if (!around || !compact) return;
    const watch = new ResizeObserver(() => setWidth(around.clientWidth));
    watch.observe(around);
    return () => watch.disconnect();
  }, [table, compact]);
  return compact ? Math.max(1, Math.floor(width / COMPACT_WIDTH)) : 1;
}

/** The focus follows to a cell that had to be scrolled to, once it is drawn. */
function useFocusWanted(table: RefObject<HTMLTableElement | null>, wanted: RefObject<Place | null>, virtual: Rows) {
  useLayoutEffect(() => {
    const place = wanted.current;
    if (!place) return;
    const at = `[data-line="${place.line}"][data-column="${place.column}"] a`;
    const link = table.current?.querySelector<HTMLElement>(at);
    virtual.scrollToIndex(place.line, { align: 'auto' });
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
}

/** Clients down, terms across. */
export function TermsTable({ terms, rows, selection, compact = false }: Props) {
  const t = useText('mva');
  const table = useRef<HTMLTableElement>(null);
  const abreast = useAbreast(table, compact);
  const grid: Grid = { rows, terms, abreast };
  const words = useCellWords();
  const walk = useWalk(grid, selection);
  const { virtual, lines, above, below } = useLinesInSight(table, linesOf(grid), HEIGHT[compact ? 'compact' : 'wide']);
  useFocusWanted(table, walk.wanted, virtual);
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked with the arrow keys is a grid
      role="grid"
      className={compact ? 'terms terms-compact' : 'terms'}
      ref={table}
      onKeyDown={walk.onKeyDown}
      onClick={walk.onClick}
      aria-rowcount={linesOf(grid) + 1}
      aria-multiselectable={selection !== undefined}
    >
      <caption className="sr-only">{t('terms.caption')}</caption>
      <TermHeads terms={terms} abreast={abreast} compact={compact} />
      <tbody>
        <Spacer height={above} />
        {lines.map((line) => (
          <TermLine
            key={line}
            line={line}
            rows={rows}
            abreast={abreast}
            terms={terms}
            compact={compact}
            words={words}
            selected={selection?.selected}
            activeColumn={walk.active.line === line ? walk.active.column : null}
          />
        ))}
        <Spacer height={below} />
      </tbody>
    </table>
  );
}
