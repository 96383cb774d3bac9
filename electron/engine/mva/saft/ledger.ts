import type { Readable } from 'node:stream';
import type { Period } from '../../../../shared/contract/mva.ts';
import { periodDates } from '../../../../shared/mva/periods.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { SaftHeader, SaftLine, Side, TaxCode, TaxInformation } from './model.ts';
import { directed, isVatAccount, type Posting, type PostingSink } from './postings.ts';
import { readSaft } from './read.ts';

/** By which of its dates a line lies in the period: the sources do not say which one counts (reference/mva-melding.md 7.6, point 3). */
export type Placed = 'both' | 'date' | 'month';

/** Postings that every possible answer treats alike. Sums are øre, credit positive, and exactly those of its postings. */
export interface Group {
  readonly id: number;
  readonly taxCode: string;
  readonly account: string;
  readonly percentage: string | null;
  readonly half: Side;
  readonly placed: Placed;
  readonly base: bigint;
  readonly tax: bigint;
  readonly postings: number;
}

export interface VatAccount {
  readonly account: string;
  readonly placed: Placed;
  /** Credit positive. */
  readonly movement: bigint;
}

/** All that a draft of one period needs of the files. Drafting again with other answers does not read them again. */
export interface Ledger {
  readonly period: Period;
  readonly files: readonly { readonly name: string; readonly header: SaftHeader }[];
  readonly taxCodes: readonly TaxCode[];
  readonly groups: readonly Group[];
  readonly vatAccounts: readonly VatAccount[];
  /** Lines in the period with and without tax information. */
  readonly lines: number;
  readonly rounded: number;
}

export interface SaftFile {
  readonly name: string;
  readonly open: () => Readable;
}

export interface CollectOptions {
  readonly period: Period;
  readonly sink: PostingSink;
  readonly signal?: AbortSignal | undefined;
  /** Bytes read so far, all files together. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** Codes × accounts × sides; past every real ledger. */
const MAX_GROUPS = 50_000;
const MAX_VAT_ACCOUNTS = 1_000;

/** Reads the files one after another and keeps what lies in the period. Fails as `readSaft` does; params name the `file`. */
export async function collect(files: readonly SaftFile[], options: CollectOptions): Promise<Outcome<Ledger>> {
  const collector = new Collector(options.period);
  const headers: { name: string; header: SaftHeader }[] = [];
  const taxCodes: TaxCode[] = [];
  let rounded = 0;
  let before = 0;
  for (const [index, file] of files.entries()) {
    const read = await readSaft(file.open(), {
      signal: options.signal,
      onProgress: (bytes) => options.onProgress?.(before + bytes),
      onLines: (lines) => {
        const postings = collector.take(lines, index);
        if (!postings.ok) return postings;
        return postings.value.length === 0 ? ok(undefined) : options.sink.write(postings.value);
      },
    });
    if (!read.ok) {
      return { ok: false, error: { ...read.error, params: { ...read.error.params, file: file.name } } };
    }
    headers.push({ name: file.name, header: read.value.header });
    taxCodes.push(...read.value.taxCodes);
    rounded += read.value.rounded;
    before += read.value.bytes;
  }
  const { groups, vatAccounts, lines } = collector;
  return ok({ period: options.period, files: headers, taxCodes, groups, vatAccounts, lines, rounded });
}

class Collector {
  readonly groups: Growing<Group>[] = [];
  readonly vatAccounts: Growing<VatAccount>[] = [];
  lines = 0;
  readonly #start: string;
  readonly #end: string;
  readonly #monthsPlace: boolean;
  readonly #groupByKey = new Map<string, Growing<Group>>();
  readonly #vatByKey = new Map<string, Growing<VatAccount>>();

  constructor(period: Period) {
    ({ start: this.#start, end: this.#end } = periodDates(period));
    this.#monthsPlace = period.kind !== 'halvMaaned' && period.kind !== 'uke';
  }

  take(lines: readonly SaftLine[], file: number): Outcome<Posting[]> {
    const postings: Posting[] = [];
    for (const line of lines) {
      const placed = this.#placed(line);
      if (!placed) continue;
      this.lines += 1;
      if (isVatAccount(line.account) && !this.#move(line, placed)) return tooMany(line);
      for (const tax of line.taxes) {
        const posting = this.#post(line, tax, placed, file);
        if (!posting) return tooMany(line);
        postings.push(posting);
      }
    }
    return ok(postings);
  }

  #placed({ date, month }: SaftLine): Placed | undefined {
    const byDate = this.#start <= date && date <= this.#end;
    const byMonth =
      month === null || !this.#monthsPlace
        ? byDate
        : this.#start.slice(0, 7) <= month && month <= this.#end.slice(0, 7);
    if (byDate && byMonth) return 'both';
    return byDate ? 'date' : byMonth ? 'month' : undefined;
  }

  #move({ account, side, amount }: SaftLine, placed: Placed): boolean {
    const key = `${placed} ${account}`;
    let found = this.#vatByKey.get(key);
    if (!found) {
      if (this.vatAccounts.length >= MAX_VAT_ACCOUNTS) return false;
      found = { account: detached(account), placed, movement: 0n };
      this.#vatByKey.set(detached(key), found);
      this.vatAccounts.push(found);
    }
    found.movement += side === 'credit' ? amount : -amount;
    return true;
  }

  #post(line: SaftLine, information: TaxInformation, placed: Placed, file: number): Posting | undefined {
    const { half, amount, base, tax } = directed(line, information);
    const { taxCode, percentage } = information;
    // NUL and U+0001 are no characters of XML: nothing in the file runs over.
    const key = `${half} ${placed} ${taxCode}\u0000${line.account}\u0000${percentage ?? '\u0001'}`;
    let group = this.#groupByKey.get(key);
    if (!group) {
      const id = this.groups.length;
      if (id >= MAX_GROUPS) return undefined;
      group = {
        id,
        taxCode: detached(taxCode),
        account: detached(line.account),
        percentage: percentage === null ? null : detached(percentage),
        half,
        placed,
        base: 0n,
        tax: 0n,
        postings: 0,
      };
      this.groups.push(group);
      this.#groupByKey.set(detached(key), group);
    }
    group.base += base;
    group.tax += tax;
    group.postings += 1;
    return {
      group: group.id,
      file,
      line: line.line,
      date: line.date,
      month: line.month,
      transactionId: line.transactionId,
      voucherType: line.voucherType,
      recordId: line.recordId,
      documentId: line.documentId,
      sourceId: line.sourceId,
      account: line.account,
      description: line.description,
      taxCode,
      amount,
      base,
      tax,
    };
  }
}

/** A text cut from a piece of the file keeps the whole piece in memory; what stays for long is copied out of it. */
function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function tooMany({ line }: SaftLine): Outcome<never> {
  return fail('mva.saftBroken', {
    params: { line, element: 'Line', reason: 'tooMany' },
    action: 'fixInput',
    sent: 'notSent',
  });
}
