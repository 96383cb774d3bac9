/** Places in the picture: lines down, columns across. With several clients side by side a line holds that many rows. No components. */
import { periodKey } from '../../../../shared/mva/periods.ts';
import type { ShownCell, Term, TermRow } from '../terms-view.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Grid {
  readonly rows: readonly TermRow[];
  readonly terms: readonly Term[];
  /** How many clients stand side by side. */
  readonly abreast: number;
}

export const linesOf = ({ rows, abreast }: Grid): number => Math.ceil(rows.length / abreast);

export function cellAt({ rows, terms, abreast }: Grid, { line, column }: Place): ShownCell | undefined {
  const term = terms[column % terms.length];
  const row = rows[line * abreast + Math.floor(column / terms.length)];
  return term && row?.cells.get(periodKey(term.period));
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
};

/** Where a key leads from a place: past the empty ones, to the edge at most; undefined when it leads nowhere. */
export function moved(grid: Grid, from: Place, key: string): Place | undefined {
  const step = steps[key];
  if (!step) return undefined;
  const lines = linesOf(grid);
  const columns = grid.terms.length * grid.abreast;
  const line = from.line + step[0];
  // A page may reach past the edge: then to the edge.
  let place = { line: Math.abs(step[0]) > 1 ? clamp(line, lines) : line, column: from.column + step[1] };
  const on = [Math.sign(step[0]), Math.sign(step[1])] as const;
  while (place.line >= 0 && place.line < lines && place.column >= 0 && place.column < columns) {
    if (cellAt(grid, place)) return place.line === from.line && place.column === from.column ? undefined : place;
    place = { line: place.line + on[0], column: place.column + on[1] };
  }
  return undefined;
}

const clamp = (line: number, lines: number) => Math.max(0, Math.min(lines - 1, line));

/** The keys of all cells between two places, both included. */
export function between(grid: Grid, a: Place, b: Place): string[] {
  const keys: string[] = [];
  for (let line = Math.min(a.line, b.line); line <= Math.max(a.line, b.line); line += 1)
    for (let column = Math.min(a.column, b.column); column <= Math.max(a.column, b.column); column += 1) {
      const cell = cellAt(grid, { line, column });
      if (cell) keys.push(cell.key);
    }
  return keys;
}

/** All cells of one term. */
export function ofTerm({ rows, terms }: Grid, column: number): string[] {
  const term = terms[column % terms.length];
  if (!term) return [];
  const key = periodKey(term.period);
  return rows.flatMap((row) => row.cells.get(key)?.key ?? []);
}

/** The first place with a cell: in today's term where there is one. */
export function firstPlace(grid: Grid): Place {
  const current = grid.terms.findIndex((term) => term.current);
  const column = Math.max(0, current);
  for (let line = 0; line < linesOf(grid); line += 1) if (cellAt(grid, { line, column })) return { line, column };
  return { line: 0, column: 0 };
}
