/** A row as it stands in the file; `line` counts from 1 as the person's program shows it. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export const MAX_FILE_BYTES = 20_000_000;
export const MAX_ROWS = 100_000;
export const MAX_COLUMNS = 200;
