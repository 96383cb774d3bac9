import type { Category } from '../../../../shared/contract/mva.ts';
import type {
  DecimalSign,
  TableColumn,
  TablePreview,
  TableProblem,
  TableSetup,
} from '../../../../shared/contract/tables.ts';
import { rateKindOf } from '../../../../shared/mva/codes.ts';
import { canonicalSpecification } from '../../../../shared/mva/specifications.ts';
import type { RawRow } from '../../sheets/sheet.ts';
import { REVERSE_CHARGE, specificationFits } from '../saft/code-book.ts';
import { size } from '../saft/ore.ts';
import { amountIn, decimalOf, rateIn } from './amounts.ts';
import type { OwnCodes } from './codes.ts';

/** A row that counts. Amounts are øre with the file's own signs. */
export interface TableRow {
  /** Index among the rows below the headings' row, and the line in the file. */
  readonly at: number;
  readonly line: number;
  readonly code: string;
  readonly specification: string | null;
  readonly rate: string | null;
  readonly note: string | null;
  readonly base: bigint | null;
  /** Null where the buyer works out the tax and the file leaves it to the buyer. */
  readonly tax: bigint | null;
}

export interface Understood {
  readonly rows: readonly TableRow[];
  readonly problems: readonly TableProblem[];
  readonly leftOut: TablePreview['leftOut'];
  readonly decimal: TablePreview['decimal'];
}

/** 100 milliard kroner: twenty thousand such rows still fit in a return. */
const MAX_ORE = 10n ** 13n;
/** Rows taken before others get the event loop. */
const AT_A_TIME = 1_000;

export interface Sheet {
  readonly rows: readonly RawRow[];
  readonly header: number | null;
  /** What decimals look like where the amounts do not say. */
  readonly usualDecimal: DecimalSign;
}

/** Rows of a file into rows that count. A row that cannot be read is told by line and column, and stops nothing but the draft. */
export async function understand(
  { rows: all, header, usualDecimal }: Sheet,
  { columns, decimal }: Pick<TableSetup, 'columns' | 'decimal'>,
  codes: OwnCodes,
  category: Category,
): Promise<Understood> {
  const below = all.slice(header === null ? 0 : header + 1);
  const headings = header === null ? [] : (all[header]?.cells ?? []);
  const proposed = decimalOf(amountCells(below, columns));
  const used = decimal ?? proposed ?? usualDecimal;
  const rows: TableRow[] = [];
  const problems: TableProblem[] = [];
  const leftOut: TablePreview['leftOut'] = [];
  for (const [at, row] of below.entries()) {
    if (at % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve));
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const reader = new RowReader(row, columns, headings, used);
    const ownCode = reader.text('code').slice(0, 100);
    const standard = ownCode === '' ? null : codes.standardOf(ownCode);
    if (standard === null) {
      leftOut.push({
        line: row.line,
        reason: ownCode === '' ? 'noCode' : 'notReported',
        text: row.cells
          .filter((cell) => cell.trim() !== '')
          .join(' · ')
          .slice(0, 120),
      });
      continue;
    }
    if (standard === undefined) continue;
    const read = reader.read(standard, category);
    if (reader.problems.length > 0) problems.push(...reader.problems);
    else rows.push({ at, line: row.line, code: standard, ...read });
  }
  return { rows, problems, leftOut, decimal: { used, proposed } };
}

function* amountCells(rows: readonly RawRow[], columns: readonly TableColumn[]): Generator<string> {
  const places = ['base', 'tax'].map((kind) => columns.indexOf(kind as TableColumn)).filter((at) => at >= 0);
  for (const { cells, kinds } of rows) {
    for (const at of places) if (kinds?.[at] !== 'number') yield cells[at] ?? '';
  }
}

class RowReader {
  readonly problems: TableProblem[] = [];
  readonly #row: RawRow;
  readonly #columns: readonly TableColumn[];
  readonly #headings: readonly string[];
  readonly #decimal: DecimalSign;

  constructor(row: RawRow, columns: readonly TableColumn[], headings: readonly string[], decimal: DecimalSign) {
    this.#row = row;
    this.#columns = columns;
    this.#headings = headings;
    this.#decimal = decimal;
  }

  text(kind: TableColumn): string {
    const at = this.#columns.indexOf(kind);
    return at < 0 ? '' : (this.#row.cells[at] ?? '').trim();
  }

  read(code: string, category: Category): Omit<TableRow, 'at' | 'line' | 'code'> {
    const base = this.#amount('base');
    const tax = this.#amount('tax');
    const isFree = rateKindOf(code) === 'zero';
    const isWorkedOut = REVERSE_CHARGE.includes(code) && tax === null && base !== null;
    // A row of a code that takes tax, without any, would quietly be left out of the sum.
    if (tax === null && !isFree && !isWorkedOut) this.#problem('tax', 'noTax');
    return {
      base,
      tax: isWorkedOut && !isFree ? null : (tax ?? 0n),
      rate: this.#rate(),
      specification: this.#specification(code, category),
      note: this.text('note').slice(0, 200) || null,
    };
  }

  /** Null where the cell is empty. */
  #amount(kind: 'base' | 'tax'): bigint | null {
    const at = this.#columns.indexOf(kind);
    if (at < 0) return null;
    const cell = (this.#row.cells[at] ?? '').trim();
    const cellKind = this.#row.kinds?.[at] ?? 'text';
    if (cellKind === 'error') this.#problem(kind, 'noValue');
    if (cell === '' || cellKind === 'error') return null;
    const amount = amountIn(cell, cellKind, this.#decimal);
    if (!amount) this.#problem(kind, 'notNumber');
    else if (size(amount.ore) > MAX_ORE) this.#problem(kind, 'tooLarge');
    return amount?.ore ?? 0n;
  }

  #rate(): string | null {
    const cell = this.text('rate');
    if (cell === '') return null;
    const rate = rateIn(cell, this.#row.kinds?.[this.#columns.indexOf('rate')] ?? 'text');
    if (rate === undefined) this.#problem('rate', 'rate');
    return rate ?? null;
  }

  #specification(code: string, category: Category): string | null {
    const cell = this.text('specification');
    if (cell === '') return null;
    const name = canonicalSpecification(cell.replaceAll(' ', ''));
    if (!specificationFits(name, code, category)) this.#problem('specification', 'specification');
    return name;
  }

  #problem(kind: TableColumn, reason: TableProblem['reason']): void {
    const at = this.#columns.indexOf(kind);
    const column = this.#headings[at]?.trim() || String(at + 1);
    this.problems.push({
      line: this.#row.line,
      column: column.slice(0, 80),
      reason,
      value: this.text(kind).slice(0, 80),
    });
  }
}
