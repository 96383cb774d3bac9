import { TWO_WAY } from '../../../../shared/mva/codes.ts';
import { COMPENSATION, isInput, own, REVERSE_CHARGE } from './code-book.ts';
import type { Asking, Entry } from './entries.ts';
import type { Side } from './model.ts';
import { size } from './ore.ts';

/** One line of the return in øre, before rounding. */
export interface Sum {
  readonly code: string;
  readonly specification: string | null;
  readonly ownCode: string | null;
  /** Null on a line that shows neither base nor rate. */
  readonly rate: string | null;
  readonly base: bigint;
  readonly tax: bigint;
  readonly groups: readonly number[];
  readonly sign: 1 | -1;
  readonly calculated: boolean;
}

type Growing = { -readonly [K in keyof Sum]: Sum[K] } & { groups: number[] };
type Half = 'output' | 'deduction';

/** As Skatteetaten's own form goes: sales, then the buyer's tax, then deductions. */
export const ORDER = [
  ...['3', '31', '33', '32', '5', '51', '52', '6'],
  ...REVERSE_CHARGE,
  ...['1', '11', '12', '13', '14', '15'],
];
export const WITHOUT_BASE: readonly (string | null)[] = [
  'tapPåKrav',
  'justering',
  'tilbakeføringAvInngåendeMerverdiavgift',
];

/** Adds up what is reported, line by line (reference/mva-melding.md 1.5, 7.5). Lines that come to nothing at all are left out. */
export function sumsOf(entries: readonly Entry[], asking: Asking): Sum[] {
  const sums = new Map<string, Growing>();
  const add = (entry: Entry, half: Half, amounts: { base: bigint; tax: bigint; sign: 1 | -1; calculated: boolean }) => {
    const rate = showsBase(half, asking) ? entry.rate : null;
    const ownCode = asking.answers.ownCodes === true ? entry.group.taxCode : null;
    const key = JSON.stringify([entry.code, entry.specification, ownCode, rate, half]);
    const { code, specification } = entry;
    const sum = sums.get(key) ?? {
      ...{ code, specification, ownCode, rate, base: 0n, tax: 0n, groups: [] },
      ...{ sign: amounts.sign, calculated: false },
    };
    sums.set(key, sum);
    sum.base += amounts.base;
    sum.tax += amounts.tax;
    sum.groups.push(entry.group.id);
    sum.calculated ||= amounts.calculated;
  };

  for (const [code, ofCode] of groupedBy(entries, ({ code }) => code)) {
    const percent = calculatedDeduction(code, ofCode, asking);
    if (percent === null) askWhichHalf(code, ofCode, asking);
    const sign = normalSide(ofCode) === 'credit' ? 1 : -1;
    for (const entry of ofCode) {
      const { group, tax, calculated } = entry;
      if (percent === null) {
        const half = halfOf(entry, asking);
        if (isReported(entry, half, asking)) add(entry, half, { base: group.base, tax, sign: 1, calculated });
        continue;
      }
      // Only one half is posted. What the buyer owes is positive; the other half is worked out.
      const [base, owed] = [BigInt(sign) * group.base, BigInt(sign) * tax];
      if (isReported(entry, 'output', asking)) add(entry, 'output', { base, tax: owed, sign, calculated });
      if (isReported(entry, 'deduction', asking) && percent > 0) {
        const deducted = -(owed * BigInt(Math.round(percent * 100))) / 10_000n;
        add(entry, 'deduction', { base: -base, tax: deducted, sign: sign === 1 ? -1 : 1, calculated: true });
      }
    }
  }
  return [...sums.values()]
    .filter(({ rate, base, tax }) => tax !== 0n || (rate !== null && base !== 0n))
    .sort((a, b) => place(a) - place(b));
}

/** The per cent to deduct of a tax of which only one half is posted; null when both are, or when they are taken as posted. */
function calculatedDeduction(
  code: string,
  entries: readonly Entry[],
  { category, answers, questions }: Asking,
): number | null {
  if (!REVERSE_CHARGE.includes(code)) return null;
  if (entries.some(({ specification }) => WITHOUT_BASE.includes(specification))) return null;
  const isTwoWay = TWO_WAY.includes(code);
  const sides = new Set(entries.map(({ group }) => group.half));
  const only = sides.size === 1 || !isTwoWay ? normalSide(entries) : null;
  // One half is all that these are made of.
  const onlyOutputCounts = !isTwoWay || category === 'omvendtAvgiftsplikt' || isAllCompensation(entries);
  if (onlyOutputCounts && only === 'credit') return null;
  if (category === 'kompensasjon' && only === 'debit') return null;
  const answered = own(answers.oneHalf, code);
  if (answered !== undefined) return answered === null ? null : Math.min(100, Math.max(0, answered));
  if (only === null) return null;
  const rates = new Set(entries.flatMap(({ meaning }) => meaning.baseRates));
  const [rate] = rates;
  const share = rates.size === 1 ? Number(rate) : 100;
  const percent = !isTwoWay ? 0 : share >= 0 && share <= 100 ? share : 100;
  questions.ask('oneHalf', code, { standardCode: code, half: only, deductionPercent: percent });
  return percent;
}

/** The side most of it stands on; the other has the credit notes. */
function normalSide(entries: readonly Entry[]): Side {
  const on = (side: Side): bigint =>
    entries.reduce((sum, { group }) => (group.half === side ? sum + size(group.base) : sum), 0n);
  if (entries.every(({ group }) => group.half === 'credit')) return 'credit';
  return on('credit') > on('debit') ? 'credit' : 'debit';
}

function isAllCompensation(entries: readonly Entry[]): boolean {
  return entries.every(({ specification }) => specification === COMPENSATION);
}

/**
 * A pair nets to zero. An own code that stands on both sides with different sums is either a reversal of its one half or
 * both halves with something amiss: the sides alone cannot tell.
 */
function askWhichHalf(code: string, entries: readonly Entry[], { answers, questions }: Asking): void {
  if (!TWO_WAY.includes(code)) return;
  for (const [taxCode, ofTaxCode] of groupedBy(entries, ({ group }) => group.taxCode)) {
    if (own(answers.halves, taxCode) !== undefined) continue;
    const net = ofTaxCode.reduce((sum, { group }) => sum + group.base, 0n);
    const isOnBothSides = new Set(ofTaxCode.map(({ group }) => group.half)).size === 2;
    if (isOnBothSides && (net > 100n || net < -100n))
      questions.ask('halfUnclear', taxCode, { taxCode, standardCode: code });
  }
}

function halfOf({ code, group, specification }: Entry, { answers }: Asking): Half {
  if (isInput(code) || WITHOUT_BASE.includes(specification)) return 'deduction';
  if (!TWO_WAY.includes(code)) return 'output';
  const answered = own(answers.halves, group.taxCode) ?? 'side';
  if (answered !== 'side') return answered;
  return group.half === 'credit' ? 'output' : 'deduction';
}

function isReported({ code, specification }: Entry, half: Half, { category }: Asking): boolean {
  if (category === 'kompensasjon') return half === 'deduction';
  if (half === 'output' || !TWO_WAY.includes(code)) return half === 'output' || isInput(code);
  return category !== 'omvendtAvgiftsplikt' && specification !== COMPENSATION;
}

function showsBase(half: Half, { category }: Asking): boolean {
  return half === 'output' || category === 'kompensasjon';
}

const place = ({ code, rate }: Sum): number => ORDER.indexOf(code) * 2 + (rate === null ? 1 : 0);

function groupedBy(entries: readonly Entry[], key: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const known = groups.get(key(entry));
    if (known) known.push(entry);
    else groups.set(key(entry), [entry]);
  }
  return groups;
}
