import { parse } from 'csv-parse';
import type { ImportChoice } from '../../../../shared/contract/client-list.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { MAX_COLUMNS, MAX_ROWS, type RawRow } from './table.ts';

/** Characters parsed before others get the event loop: about five milliseconds' work. */
const SLICE = 256 * 1024;

/** Text with a delimiter into rows, a slice at a time. A quote that never closes ends as one odd row, not as a failure. */
export async function readCsv(
  text: string,
  delimiter: NonNullable<ImportChoice['delimiter']>,
): Promise<Outcome<RawRow[]>> {
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
      // `lines` counts those read so far: a record begins after the one before it.
      rows.push({ line, cells: read.record.slice(0, MAX_COLUMNS) });
      line = read.info.lines + 1;
    }
  });
  const ended = new Promise<void>((resolve) => {
    parser.on('end', resolve);
    parser.on('close', resolve);
  });
  for (let at = 0; at < text.length && !problem; at += SLICE) {
    if (rows.length > MAX_ROWS) break;
    parser.write(text.slice(at, at + SLICE));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (rows.length <= MAX_ROWS) {
    parser.end();
    await ended;
  }
  parser.destroy();
  if (rows.length > MAX_ROWS)
    return fail('clients.tooManyRows', { params: { limit: MAX_ROWS }, action: 'fixInput', sent: 'notSent' });
  if (problem) return fail('clients.unreadableTable', { params: { line }, action: 'fixInput', sent: 'notSent' });
  return ok(rows);
}
