import type { Category, Period, ReturnLine } from '../../../../shared/contract/mva.ts';
import type { TableHalves, TablePreview, TableSign } from '../../../../shared/contract/tables.ts';
import { TWO_WAY } from '../../../../shared/mva/codes.ts';
import { hundredths } from '../../../../shared/mva/rates.ts';
import { REVERSAL } from '../../../../shared/mva/specifications.ts';
import { COMPENSATION, CodeBook, isInput, own, REVERSE_CHARGE } from '../saft/code-book.ts';
import { ORDER, WITHOUT_BASE } from '../saft/lines.ts';
import { kronerOf, size } from '../saft/ore.ts';
import type { TableRow } from './rows.ts';

export interface Choices {
  readonly category: Category;
  readonly period: Period;
  readonly sign?: TableSign | undefined;
  readonly halves?: Readonly<Record<string, TableHalves>> | undefined;
}

/** A row as it was counted towards a line: øre, with the line's own signs. */
export interface Counted {
  readonly row: TableRow;
  readonly base: bigint | null;
  readonly tax: bigint;
}

export interface TableLine {
  readonly line: ReturnLine;
  readonly counted: readonly Counted[];
  readonly calculated: boolean;
}

export interface Drafted {
  readonly lines: readonly TableLine[];
  readonly fastsattMerverdiavgift: string;
  readonly sign: TablePreview['sign'];
  readonly halves: TablePreview['halves'];
}

type Half = 'output' | 'deduction';

/** Rows into the lines of a return (reference/mva-melding.md 1.5, 7.5): added up in øre, cut to whole kroner last. */
export function linesOf(rows: readonly TableRow[], choices: Choices): Drafted {
  const { category, period } = choices;
  const book = new CodeBook([], period, {});
  const proposed = signOf(rows, category);
  const sign = choices.sign ?? proposed.certain ?? proposed.likely;
  const halves: TablePreview['halves'] = [];
  const lines = new Lines(category);
  for (const [code, ofCode] of groupedByCode(rows)) {
    const counted = ofCode.map((row) => {
      const rate = row.rate ?? book.rate(code, null).text;
      const tax = row.tax ?? taxOn(row.base ?? 0n, rate);
      const isBaseless = standsAsDeduction(row, ofCode);
      const turn = isTurned(row, sign, isBaseless, category) ? -1n : 1n;
      return { row, rate, base: row.base === null ? null : turn * row.base, tax: turn * tax, isBaseless };
    });
    const pair = TWO_WAY.includes(code) ? counted.filter(({ row }) => !standsAlone(row)) : [];
    const proposal = halvesOf(pair);
    const used = own(choices.halves, code) ?? proposal;
    if (pair.length > 0) halves.push({ code, used, proposed: proposal });
    // A purchase's own sign depends on which of its postings a program exports: what is owed is positive (7.5).
    const isPurchase = REVERSE_CHARGE.includes(code) && used !== 'posted' && category !== 'kompensasjon';
    const turned = isPurchase && sign === 'ledger' ? normalSign(counted) : 1n;
    for (const each of counted) {
      const isPair = pair.includes(each);
      const half = isPair && used === 'posted' ? postedHalf(each) : halfOf(each.row, category);
      lines.add(half, each, half === 'output' ? turned : 1n);
      if (isPair && used === 'both' && half === 'output') lines.add('deduction', each, -turned, true);
    }
  }
  const made = lines.all();
  const total = made.reduce((sum, { line }) => sum + BigInt(line.merverdiavgift), 0n);
  return {
    lines: made,
    fastsattMerverdiavgift: String(total),
    sign: { used: sign, proposed: proposed.certain },
    halves,
  };
}

interface Directed extends Counted {
  readonly rate: string;
  readonly isBaseless: boolean;
}

/** The deduction of a code with two halves stands without a base, as in the return itself. */
function standsAsDeduction(row: TableRow, ofCode: readonly TableRow[]): boolean {
  const isHalf = TWO_WAY.includes(row.code) && !standsAlone(row) && row.base === null;
  return isHalf && ofCode.some(({ base }) => base !== null);
}

/** Whether the file's signs are the other way round from the return's: what is owed positive, deductions negative. */
function isTurned(row: TableRow, sign: TableSign, isBaseless: boolean, category: Category): boolean {
  if (sign !== 'unsigned') return sign === 'ledger';
  return category === 'kompensasjon' || isBaseless || (isInput(row.code) && row.specification !== REVERSAL);
}

/** Øre, cut toward zero. */
function taxOn(base: bigint, rate: string): bigint {
  return (base * (hundredths(rate) ?? 0n)) / 10_000n;
}

/**
 * What the data say of their own signs: sales and deductions with the same sign are sizes. Without sales, or with more credit
 * notes than sales, they cannot tell for certain.
 */
function signOf(
  rows: readonly TableRow[],
  category: Category,
): { readonly certain: TableSign | null; readonly likely: TableSign } {
  const isDeducted = (code: string) => isInput(code) || (category === 'kompensasjon' && TWO_WAY.includes(code));
  const sum = (wanted: (code: string) => boolean): bigint =>
    rows.reduce((before, { code, tax, base }) => (wanted(code) ? before + (tax || base || 0n) : before), 0n);
  const output = sum((code) => !isDeducted(code) && !REVERSE_CHARGE.includes(code));
  const input = sum(isDeducted);
  const likely = input > 0n ? 'unsigned' : 'asReturn';
  if (output === 0n) return { certain: input < 0n ? 'asReturn' : null, likely };
  if (output < 0n) return { certain: input < 0n ? null : 'ledger', likely };
  return { certain: likely, likely };
}

function halfOf({ code, specification }: TableRow, category: Category): Half {
  if (category === 'kompensasjon') return 'deduction';
  return isInput(code) || WITHOUT_BASE.includes(specification) ? 'deduction' : 'output';
}

/** Adjustments are deductions, and what is claimed as compensation is only owed, whatever stands on the code's other rows. */
function standsAlone({ specification }: TableRow): boolean {
  return WITHOUT_BASE.includes(specification) || specification === COMPENSATION;
}

function postedHalf({ base, tax, isBaseless }: Directed): Half {
  if (isBaseless) return 'deduction';
  return (tax === 0n ? (base ?? 0n) : tax) > 0n ? 'output' : 'deduction';
}

/** Both halves stand when they even out but for what is not deducted: half or more of it then stands on either side. */
function halvesOf(counted: readonly Directed[]): TableHalves {
  if (counted.some(({ isBaseless }) => isBaseless)) return 'posted';
  const on = (half: Half): bigint =>
    counted.reduce((sum, each) => (postedHalf(each) === half ? sum + size(each.tax || each.base || 0n) : sum), 0n);
  const [output, deduction] = [on('output'), on('deduction')];
  const [less, more] = output < deduction ? [output, deduction] : [deduction, output];
  return more > 0n && less * 2n >= more ? 'posted' : 'both';
}

function normalSign(counted: readonly Counted[]): bigint {
  const net = counted.reduce((sum, { base, tax }) => sum + (base || tax), 0n);
  return net < 0n ? -1n : 1n;
}

class Lines {
  readonly #category: Category;
  readonly #lines = new Map<
    string,
    { line: ReturnLine; counted: Counted[]; calculated: boolean; notes: Set<string> }
  >();

  constructor(category: Category) {
    this.#category = category;
  }

  add(half: Half, each: Directed, turn: bigint, isMade = false): void {
    const { row, rate } = each;
    const isClaim = this.#category === 'kompensasjon';
    if (half === 'output' && isClaim) return;
    if (half === 'deduction' && this.#category === 'omvendtAvgiftsplikt') return;
    const hasBase = half === 'output' || isClaim;
    const sats = hasBase ? rate : null;
    const key = JSON.stringify([row.code, row.specification, sats, half]);
    const known = this.#lines.get(key) ?? {
      line: {
        ...{ mvaKode: row.code, spesifikasjon: row.specification, mvaKodeRegnskapsystem: null },
        ...{ grunnlag: hasBase ? '0' : null, sats, merverdiavgift: '0', merknad: null },
      },
      counted: [],
      calculated: false,
      notes: new Set<string>(),
    };
    this.#lines.set(key, known);
    known.counted.push({ row, base: hasBase ? turn * (each.base ?? 0n) : null, tax: turn * each.tax });
    known.calculated ||= isMade || row.tax === null;
    if (row.note !== null) known.notes.add(row.note);
  }

  /** In the order of Skatteetaten's own form. Lines that come to nothing at all are left out. */
  all(): TableLine[] {
    return [...this.#lines.values()]
      .map(({ line, counted, calculated, notes }) => {
        const base = counted.reduce((sum, each) => sum + (each.base ?? 0n), 0n);
        const tax = counted.reduce((sum, each) => sum + each.tax, 0n);
        const beskrivelse = [...notes].join('; ').slice(0, MAX_NOTE);
        const filled: ReturnLine = {
          ...line,
          grunnlag: line.grunnlag === null ? null : String(kronerOf(base)),
          merverdiavgift: String(kronerOf(tax)),
          merknad: beskrivelse === '' ? null : { beskrivelse },
        };
        return { line: filled, counted, calculated, isNothing: tax === 0n && base === 0n };
      })
      .filter(({ isNothing }) => !isNothing)
      .map(({ isNothing: _, ...line }) => line)
      .sort((a, b) => place(a.line) - place(b.line));
  }
}

const MAX_NOTE = 1_000;
const place = ({ mvaKode, sats }: ReturnLine): number => ORDER.indexOf(mvaKode) * 2 + (sats === null ? 1 : 0);

function groupedByCode(rows: readonly TableRow[]): Map<string, TableRow[]> {
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) {
    const known = groups.get(row.code);
    if (known) known.push(row);
    else groups.set(row.code, [row]);
  }
  return groups;
}
