/** What a cell of a workbook is. A formula without a kept value is an `error` too: what it would show is not in the file. */
export type CellKind = 'text' | 'number' | 'error';

/** A row as it stands in the file; `line` counts from 1 as the person's program shows it. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Of each cell; absent where everything is text. Numbers are written with a point, whatever the program shows. */
  readonly kinds?: readonly CellKind[];
}

export interface Limits {
  readonly rows: number;
  /** Bytes that may come out of a zipped file, all parts together. */
  readonly inflated: number;
}

export interface SheetFault {
  readonly reason: 'tooMany' | 'unreadable';
  readonly line: number;
}

export type SheetRead<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: SheetFault };

export const MAX_COLUMNS = 200;

export function unread(reason: SheetFault['reason'], line = 1): { readonly ok: false; readonly fault: SheetFault } {
  return { ok: false, fault: { reason, line } };
}
