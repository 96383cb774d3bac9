import { dayAt } from '../../../../shared/mva/periods.ts';
import type { SaftHeader, SaftLine, Side, TaxCode, TaxInformation } from './model.ts';
import { oreOf } from './ore.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Limit = 'startDate' | 'endDate' | 'startMonth' | 'startYear' | 'endMonth' | 'endYear';

/** A real invoice has a handful. */
const MAX_TAXES_PER_LINE = 1_000;
/** Accounting systems have some tens of codes, with a few entries each. */
const MAX_TAX_CODES = 5_000;
const MAX_BASE_RATES = 100;

interface Transaction {
  transactionId: string;
  period: string;
  year: string;
  date: string | null;
  sourceId: string | null;
  voucherType: string | null;
  description: string;
}

/** What a file turned out to hold, piece by piece. `refuse` never returns. */
export class Builder {
  /** Lines since they were last taken. */
  lines: SaftLine[] = [];
  readonly taxCodes: TaxCode[] = [];
  headerEnded = false;
  /** Amounts that were finer than an øre. */
  rounded = 0;
  readonly #refuse: (reason: string, value: string) => never;
  readonly #header: Mutable<SaftHeader> = {
    version: null,
    software: null,
    companyName: null,
    organisationNumber: null,
    currency: null,
    covers: null,
  };
  readonly #covers: Partial<Record<Limit, string>> = {};
  #taxCode: Mutable<TaxCode> = emptyTaxCode();
  #transaction: Transaction = emptyTransaction();
  #line: Mutable<SaftLine> | undefined;
  #tax: Mutable<TaxInformation> = emptyTax();
  #taxes: TaxInformation[] = [];

  constructor(refuse: (reason: string, value: string) => never) {
    this.#refuse = refuse;
  }

  get headerSoFar(): SaftHeader {
    return this.#header;
  }

  header(name: Exclude<keyof SaftHeader, 'covers'>, value: string): void {
    this.#header[name] ??= value === '' ? null : value;
  }

  covers(limit: Limit, value: string): void {
    this.#covers[limit] = value;
  }

  endHeader(): void {
    this.headerEnded = true;
    const { startDate, endDate, startMonth, startYear, endMonth, endYear } = this.#covers;
    const start = startDate === undefined ? monthEdge(startYear, startMonth, 'first') : startDate.slice(0, 10);
    const end = endDate === undefined ? monthEdge(endYear, endMonth, 'last') : endDate.slice(0, 10);
    this.#header.covers = start !== null && end !== null && isDay(start) && isDay(end) ? { start, end } : null;
  }

  startTaxCode(): void {
    this.#taxCode = emptyTaxCode();
  }

  taxCode(part: Partial<TaxCode>): void {
    Object.assign(this.#taxCode, part);
  }

  baseRate(value: string): void {
    if (this.#taxCode.baseRates.length < MAX_BASE_RATES) {
      this.#taxCode.baseRates = [...this.#taxCode.baseRates, value];
    }
  }

  endTaxCode(): void {
    if (this.taxCodes.length >= MAX_TAX_CODES) this.#refuse('tooMany', '');
    // A text cut from a piece of the file keeps the whole piece in memory: a copy does not.
    this.taxCodes.push(structuredClone(this.#taxCode));
  }

  startTransaction(): void {
    this.#transaction = emptyTransaction();
  }

  transaction(part: Partial<Transaction>): void {
    Object.assign(this.#transaction, part);
  }

  transactionDate(value: string): void {
    const day = value.slice(0, 10);
    if (!isDay(day)) this.#refuse('date', value);
    this.#transaction.date = day;
  }

  startLine(line: number): void {
    const { transactionId, date, period, year, sourceId, voucherType } = this.#transaction;
    if (date === null) this.#refuse('noDate', transactionId);
    this.#taxes = [];
    this.#line = {
      line,
      transactionId,
      date,
      month: monthOf(year, period),
      sourceId,
      voucherType,
      recordId: '',
      account: '',
      description: '',
      documentId: null,
      side: 'debit',
      amount: 0n,
      taxes: this.#taxes,
    };
  }

  line(part: Partial<SaftLine>): void {
    if (this.#line) Object.assign(this.#line, part);
  }

  lineAmount(value: string, side: Side): void {
    const amount = this.#ore(value);
    this.line({ amount, side });
  }

  endLine(): void {
    if (!this.#line) return;
    this.#line.description ||= this.#transaction.description;
    this.lines.push(this.#line);
    this.#line = undefined;
  }

  startTax(): void {
    this.#tax = emptyTax();
  }

  tax(part: Partial<TaxInformation>): void {
    Object.assign(this.#tax, part);
  }

  taxBase(value: string): void {
    this.#tax.base = this.#ore(value);
  }

  taxAmount(value: string, taxSide: Side | null): void {
    this.#tax.tax = this.#ore(value);
    this.#tax.taxSide = taxSide;
  }

  endTax(): void {
    if (this.#taxes.length >= MAX_TAXES_PER_LINE) this.#refuse('tooMany', '');
    this.#taxes.push(this.#tax);
  }

  #ore(value: string): bigint {
    const amount = oreOf(value);
    if (!amount) return this.#refuse('notNumber', value);
    if (!amount.exact) this.rounded += 1;
    return amount.ore;
  }
}

const emptyTaxCode = (): Mutable<TaxCode> => ({
  taxCode: '',
  standardCode: null,
  percentage: null,
  description: null,
  from: null,
  to: null,
  compensation: false,
  baseRates: [],
});

const emptyTransaction = (): Transaction => ({
  transactionId: '',
  period: '',
  year: '',
  date: null,
  sourceId: null,
  voucherType: null,
  description: '',
});

const emptyTax = (): Mutable<TaxInformation> => ({
  taxCode: '',
  percentage: null,
  base: null,
  tax: null,
  taxSide: null,
});

function isDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false;
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  if (year < 1900 || month < 1 || month > 12 || date < 1) return false;
  return date <= 28 || dayAt(year, month, date) === day;
}

function monthOf(year: string, period: string): string | null {
  const month = Number(period);
  return /^\d{4}$/.test(year) && /^\d{1,2}$/.test(period) && month >= 1 && month <= 12
    ? `${year}-${String(month).padStart(2, '0')}`
    : null;
}

/** Period 0 opens the year and those past 12 close it. */
function monthEdge(year: string | undefined, period: string | undefined, edge: 'first' | 'last'): string | null {
  if (!/^\d{4}$/.test(year ?? '') || !/^\d{1,3}$/.test(period ?? '')) return null;
  const month = Math.min(12, Math.max(1, Number(period)));
  return edge === 'first' ? dayAt(Number(year), month, 1) : dayAt(Number(year), month + 1, 0);
}
