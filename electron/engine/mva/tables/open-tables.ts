import { randomUUID } from 'node:crypto';
import type { DecimalSign, TableReading, TableView } from '../../../../shared/contract/tables.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { readCsv } from '../../sheets/csv.ts';
import { decode, guessDelimiter, guessEncoding } from '../../sheets/decode.ts';
import type { Limits, RawRow, SheetFault } from '../../sheets/sheet.ts';
import { isZip, readXlsx } from '../../sheets/xlsx.ts';
import type { MvaPorts } from '../ports.ts';
import { guessHeader, widthOf } from './columns.ts';

/** A file that a person looks at, before anything is kept. */
export interface OpenTable {
  readonly id: string;
  readonly kind: TableView['kind'];
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly reading: TableView['reading'];
  readonly sheets: readonly string[];
  readonly rows: readonly RawRow[];
  readonly width: number;
  /** What decimals look like where the amounts do not say. */
  readonly usualDecimal: DecimalSign;
}

const MAX_BYTES = 10_000_000;
/** Twenty thousand rows of a wide sheet are some 20 MB. */
const LIMITS: Limits = { rows: 20_000, inflated: 60_000_000 };
/** The file that Excel wrote for a program of its own: the first line says which sign is between the columns. */
const SEPARATOR = /^sep=(.)\r?\n/;

type Source = { readonly handle: string } | { readonly tableId: string };

/** One file at a time: a new one takes the last one's place. What is drafted is what was shown, whatever becomes of the file. */
export class OpenTables {
  readonly #readFile: MvaPorts['readFile'];
  #open: OpenTable | undefined;

  constructor(readFile: MvaPorts['readFile']) {
    this.#readFile = readFile;
  }

  find(tableId: string): Outcome<OpenTable> {
    return this.#open?.id === tableId ? ok(this.#open) : fail('tables.gone', { action: 'fixInput', sent: 'notSent' });
  }

  async read(source: Source, wish: TableReading): Promise<Outcome<OpenTable>> {
    const file = await this.#file(source);
    if (!file.ok) return file;
    const { name, bytes } = file.value;
    const kind = isZip(bytes) ? 'xlsx' : 'csv';
    const read = kind === 'xlsx' ? await workbook(bytes, wish) : await text(bytes, wish);
    if (!read.ok) return refused(read.fault, name);
    const { rows, sheets, reading, usualDecimal } = read.value;
    const first = wish.header === undefined ? guessHeader(rows) : wish.header;
    const header = first !== null && first < rows.length ? first : null;
    if (rows.length === 0) return fail('tables.empty', { params: { file: name }, action: 'fixInput', sent: 'notSent' });
    this.#open = {
      ...{ id: file.value.id, kind, name, bytes, sheets, rows, usualDecimal },
      ...{ reading: { ...reading, header }, width: widthOf(rows) },
    };
    return ok(this.#open);
  }

  async #file(source: Source): Promise<Outcome<Pick<OpenTable, 'id' | 'name' | 'bytes'>>> {
    if ('tableId' in source) return this.find(source.tableId);
    const file = await this.#readFile(source.handle, MAX_BYTES);
    return file.ok ? ok({ id: randomUUID(), ...file.value }) : file;
  }
}

interface Read {
  readonly rows: readonly RawRow[];
  readonly sheets: readonly string[];
  readonly reading: Omit<TableView['reading'], 'header'>;
  readonly usualDecimal: DecimalSign;
}
type Answer = { readonly ok: true; readonly value: Read } | { readonly ok: false; readonly fault: SheetFault };

async function workbook(bytes: Uint8Array, wish: TableReading): Promise<Answer> {
  const read = await readXlsx(bytes, LIMITS, wish.sheet);
  if (!read.ok) return read;
  const { rows, sheets, sheet } = read.value;
  const reading = { encoding: null, delimiter: null, sheet };
  return { ok: true, value: { rows, sheets, reading, usualDecimal: ',' } };
}

async function text(bytes: Uint8Array, wish: TableReading): Promise<Answer> {
  const encoding = wish.encoding ?? guessEncoding(bytes);
  const content = decode(bytes, encoding);
  // The line stays as an empty one, so that the rest keeps its numbers.
  const table = content.replace(SEPARATOR, '\n');
  const delimiter = wish.delimiter ?? guessDelimiter(table);
  const rows = await readCsv(table, delimiter, LIMITS);
  if (!rows.ok) return rows;
  const reading = { encoding, delimiter, sheet: null };
  // Columns parted by commas leave the point for decimals.
  const usualDecimal = delimiter === ',' ? '.' : ',';
  return { ok: true, value: { rows: rows.value, sheets: [], reading, usualDecimal } };
}

function refused({ reason, line }: SheetFault, file: string): Outcome<never> {
  return reason === 'tooMany'
    ? fail('tables.tooLarge', { params: { file, limit: LIMITS.rows }, action: 'fixInput', sent: 'notSent' })
    : fail('tables.unreadable', { params: { file, line }, action: 'fixInput', sent: 'notSent' });
}
