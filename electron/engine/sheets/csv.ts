import { parse } from 'csv-parse';
import type { ImportChoice } from '../../../shared/contract/client-list.ts';
import { type Limits, MAX_COLUMNS, type RawRow, type SheetRead, unread } from './sheet.ts';

/** Characters parsed before others get the event loop: about five milliseconds' work. */
const SLICE = 256 * 1024;

/** Text with a delimiter into rows, a slice at a time. A quote that never closes ends as one odd row, not as a failure. */
export async function readCsv(
  text: string,
  delimiter: NonNullable<ImportChoice['delimiter']>,
  limits: Pick<Limits, 'rows'>,
): Promise<SheetRead<RawRow[]>> {
  const rows: RawRow[] = [];
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // A quote left open would otherwise swallow the rest of the file into one cell.
    max_record_size: 1_000_000,
  });
  let problem: Error | undefined;
  let line = 1;
  parser.on('error', (error) => {
    problem = error;
  });
  parser.on('readable', () => {
    for (;;) {
      const read = parser.read() as { record: string[]; info: { lines: number } } | null;
      if (read === null) return;
      // `lines` is where a record ends.
      line = read.info.lines;
      rows.push({ line: line - breaksIn(read.record), cells: read.record.slice(0, MAX_COLUMNS) });
    }
  });
  const ended = new Promise<void>((resolve) => {
    parser.on('end', resolve);
    parser.on('close', resolve);
  });
  for (let at = 0; at < text.length && !problem; at += SLICE) {
    if (rows.length > limits.rows) break;
    parser.write(text.slice(at, at + SLICE));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (rows.length <= limits.rows) {
    parser.end();
    await ended;
  }
  parser.destroy();
  if (rows.length > limits.rows) return unread('tooMany', line);
  return problem ? unread('unreadable', line) : { ok: true, value: rows };
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
