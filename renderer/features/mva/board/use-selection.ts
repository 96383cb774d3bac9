import { type KeyboardEvent, type MouseEvent, type RefObject, useRef, useState } from 'react';
import { between, cellAt, firstPlace, type Grid, linesOf, moved, ofTerm, type Place } from './grid.ts';

export interface Selection {
  /** Keys of cells. */
  readonly selected: ReadonlySet<string>;
  readonly select: (keys: Iterable<string>) => void;
  /** What Ctrl+A takes: what the filter lets through; undefined: all of the term one stands in. */
  readonly all: readonly string[] | undefined;
}

export interface Walk {
  /** The one cell that Tab reaches. */
  readonly active: Place;
  /** The place to move the focus to as soon as it is drawn. */
  readonly wanted: RefObject<Place | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

const placeOf = (target: EventTarget): Place | undefined => {
  const place = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
  return place ? { line: Number(place.dataset.line), column: Number(place.dataset.column) } : undefined;
};

/** Arrow keys move, Space selects, Shift widens, Ctrl+A takes all; Enter is the link's own. Clicks do the same with Ctrl and Shift. */
export function useWalk(grid: Grid, selection: Selection | undefined): Walk {
  const [at, setActive] = useState<Place | undefined>();
  /** Where a range begins, and what was selected besides it. */
  const anchor = useRef<{ readonly place: Place; readonly besides: ReadonlySet<string> } | null>(null);
  const wanted = useRef<Place | null>(null);
  const active = at && at.line < linesOf(grid) && cellAt(grid, at) ? at : firstPlace(grid);

  const widen = (to: Place) => {
    if (!selection) return;
    anchor.current ??= { place: active, besides: selection.selected };
    const { place, besides } = anchor.current;
    selection.select([...besides, ...between(grid, place, to)]);
  };
  const toggle = (place: Place) => {
    const cell = cellAt(grid, place);
    if (!cell || !selection) return;
    const next = new Set(selection.selected);
    if (!next.delete(cell.key)) next.add(cell.key);
    anchor.current = { place, besides: next };
    selection.select(next);
  };
  const keyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target);
    if (!from) return;
    const to = moved(grid, from, event.key);
    if (to) {
      if (event.shiftKey) widen(to);
      else anchor.current = null;
      wanted.current = to;
      setActive(to);
    } else if (event.key === ' ' && selection) toggle(from);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selection) {
      selection.select(selection.all ?? ofTerm(grid, from.column));
    } else if (event.key === 'Escape' && selection && selection.selected.size > 0) selection.select([]);
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    setActive(place);
    if (!selection || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    if (event.shiftKey) widen(place);
    else toggle(place);
  };
  return { active, wanted, onKeyDown: keyDown, onClick: click };
}
