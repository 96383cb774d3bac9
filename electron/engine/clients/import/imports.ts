import { randomUUID } from 'node:crypto';
import type { ImportChoice, ImportView } from '../../../../shared/contract/client-list.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Files } from '../../files.ts';
import { readCsv } from '../../sheets/csv.ts';
import { decode, guessDelimiter, guessEncoding } from '../../sheets/decode.ts';
import type { Limits, RawRow, SheetFault } from '../../sheets/sheet.ts';
import { isZip, readXlsx } from '../../sheets/xlsx.ts';
import { guessColumns, guessHeader } from './columns.ts';
import { type ReadRows, readRows } from './rows.ts';

export type ImportSource = { readonly handle: string } | { readonly text: string } | { readonly tableId: string };

interface Table {
  readonly id: string;
  readonly kind: ImportView['kind'];
  readonly name: string;
  /** Kept so that another encoding or delimiter can be tried. */
  readonly content: Uint8Array | string;
  choice: ImportChoice;
  rows: readonly RawRow[];
  read: ReadRows;
}

const MAX_FILE_BYTES = 20_000_000;
/** A sheet of 100,000 rows is about 60 MB. */
const LIMITS: Limits = { rows: 100_000, inflated: 120_000_000 };
const PREVIEW_ROWS = 8;
const TOLD = 1000;

/** Tables the person is looking at, before anything is written. One at a time: a new one takes the last one's place. */
export class Imports {
  readonly #files: Files;
  #table: Table | undefined;

  constructor(files: Files) {
    this.#files = files;
  }

  async read(
    source: ImportSource,
    choice: ImportChoice,
    known: () => Promise<ReadonlySet<string>>,
  ): Promise<Outcome<ImportView>> {
    const content = await this.#content(source);
    if (!content.ok) return content;
    const rows = await rowsOf(content.value, choice);
    if (!rows.ok) return rows;
    const header = choice.header ?? guessHeader(rows.value.rows);
    const width = Math.max(0, ...rows.value.rows.slice(0, 51).map((row) => row.cells.length));
    // Columns chosen for another delimiter fit no longer.
    const columns = choice.columns?.length === width ? choice.columns : guessColumns(rows.value.rows, header);
    const read = await readRows(rows.value.rows, columns, header);
    const { id, kind, name } = content.value;
    const chosen = { ...rows.value.choice, header, columns };
    this.#table = { ...content.value, choice: chosen, rows: rows.value.rows, read };
    const has = await known();
    return ok({
      tableId: id,
      kind,
      name,
      encoding: chosen.encoding ?? null,
      delimiter: chosen.delimiter ?? null,
      header,
      columns,
      headings: columns.map((_, at) => (header ? (rows.value.rows[0]?.cells[at] ?? '') : '').slice(0, 80)),
      preview: rows.value.rows
        .slice(header ? 1 : 0, PREVIEW_ROWS + (header ? 1 : 0))
        .map((row) => columns.map((_, at) => (row.cells[at] ?? '').slice(0, 120))),
      good: read.good.length,
      known: read.good.filter((row) => has.has(row.organisationNumber)).length,
      merged: read.merged.slice(0, TOLD),
      bad: read.bad.slice(0, TOLD),
      badCount: read.bad.length,
    });
  }

  /** The good rows of the table last shown, once. */
  take(tableId: string): Outcome<{ name: string; rows: ReadRows['good']; bad: number }> {
    const table = this.#table;
    if (table?.id !== tableId) return fail('clients.tableGone', { action: 'retry', sent: 'notSent' });
    this.#table = undefined;
    return ok({ name: table.name, rows: table.read.good, bad: table.read.bad.length });
  }

  async #content(source: ImportSource): Promise<Outcome<Pick<Table, 'id' | 'kind' | 'name' | 'content'>>> {
    if ('tableId' in source) {
      const table = this.#table;
      return table?.id === source.tableId ? ok(table) : fail('clients.tableGone', { action: 'retry', sent: 'notSent' });
    }
    if ('text' in source) return ok({ id: randomUUID(), kind: 'paste', name: '', content: source.text });
    const file = await this.#files.read(source.handle, MAX_FILE_BYTES);
    if (!file.ok)
      return file.error.code === 'app.fileTooLarge'
        ? fail('clients.tooLarge', { action: 'fixInput', sent: 'notSent' })
        : file;
    const { name, bytes } = file.value;
    return ok({ id: randomUUID(), kind: isZip(bytes) ? 'xlsx' : 'csv', name, content: bytes });
  }
}

async function rowsOf(
  { kind, content }: Pick<Table, 'kind' | 'content'>,
  choice: ImportChoice,
): Promise<Outcome<{ rows: RawRow[]; choice: ImportChoice }>> {
  if (kind === 'xlsx' && typeof content !== 'string') {
    const read = await readXlsx(content, LIMITS);
    return read.ok ? ok({ rows: read.value.rows, choice: {} }) : refused(read.fault);
  }
  const encoding = typeof content === 'string' ? undefined : (choice.encoding ?? guessEncoding(content));
  const text = typeof content === 'string' ? content : decode(content, encoding ?? 'utf-8');
  const delimiter = choice.delimiter ?? guessDelimiter(text);
  const read = await readCsv(text, delimiter, LIMITS);
  if (!read.ok) return refused(read.fault);
  return ok({ rows: read.value, choice: { delimiter, ...(encoding && { encoding }) } });
}

function refused({ reason, line }: SheetFault): Outcome<never> {
  return reason === 'tooMany'
    ? fail('clients.tooManyRows', { params: { limit: LIMITS.rows }, action: 'fixInput', sent: 'notSent' })
    : fail('clients.unreadableTable', { params: { line }, action: 'fixInput', sent: 'notSent' });
}
