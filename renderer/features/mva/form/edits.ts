/**
 * What a person does to a return's form, as pure steps from one state to the next. Which fields a line has follows from code and
 * category (reference/mva-melding.md 1.5).
 */
import type { FormValue } from '../../../../shared/contract/form.ts';
import type { Category, Period, ReturnLine, ReturnView } from '../../../../shared/contract/mva.ts';
import { INPUT, rateKindOf, TWO_WAY } from '../../../../shared/mva/codes.ts';
import { periodDates } from '../../../../shared/mva/periods.ts';
import { type RateKind, taxOf, validRates } from '../../../../shared/mva/rates.ts';

/** `id` lasts as long as the line, so that a field keeps its text when others come and go. */
export type EditLine = ReturnLine & { readonly id: number };

export interface FormState {
  readonly lines: readonly EditLine[];
  readonly note: FormValue['note'];
  readonly payoutKid: string | null;
}

export type Heading = Pick<ReturnView, 'category' | 'period'>;

export const allRateKinds: readonly RateKind[] = ['high', 'middle', 'low', 'fish', 'zero'];

export function stateOf(value: Pick<ReturnView, 'lines' | 'note' | 'payoutKid'>, newId: () => number): FormState {
  return {
    lines: value.lines.map((line) => ({ ...line, id: newId() })),
    note: value.note,
    payoutKid: value.payoutKid,
  };
}

export function formOf({ lines, note, payoutKid }: FormState): FormValue {
  return { lines: lines.map(({ id: _, ...line }) => line), note, payoutKid };
}

export const sameState = (a: FormState, b: FormState): boolean =>
  JSON.stringify(formOf(a)) === JSON.stringify(formOf(b));

/** Whether grunnlag and sats belong on the line; on the deduction half of a two-way code they do not. */
export function takesBase(category: Category, { mvaKode, grunnlag }: ReturnLine): boolean {
  if (category === 'kompensasjon' || category === 'omvendtAvgiftsplikt') return true;
  return !INPUT.includes(mvaKode) && !(TWO_WAY.includes(mvaKode) && grunnlag === null);
}

/** The rates of the code in the period; of a code nobody knows, every rate there is. */
export function ratesFor(code: string, period: Period): string[] {
  const kind = rateKindOf(code);
  return (kind ? [kind] : allRateKinds).flatMap((each) => validRates(each, periodDates(period)));
}

const isAmount = (text: string | null): text is string => text !== null && /^-?\d+$/.test(text);

export function computedTax({ grunnlag, sats }: Pick<ReturnLine, 'grunnlag' | 'sats'>): string | undefined {
  const tax = isAmount(grunnlag) && sats !== null ? taxOf(BigInt(grunnlag), sats) : undefined;
  return tax === undefined ? undefined : String(tax);
}

/** Whole kroner of an amount, a broken one cut as in the rules. */
export const kronerOf = (amount: string): bigint => BigInt(/^-?\d+/.exec(amount)?.[0] ?? '0');

/** A line as the list of notes sees it. */
export const placed = ({ mvaKode, spesifikasjon, grunnlag, merverdiavgift }: ReturnLine) => ({
  code: mvaKode,
  specification: spesifikasjon,
  base: grunnlag === null ? null : kronerOf(grunnlag),
  tax: kronerOf(merverdiavgift),
});

/** What the return's total becomes. */
export const totalOf = ({ lines }: FormState): string =>
  String(lines.reduce((sum, { merverdiavgift }) => sum + kronerOf(merverdiavgift), 0n));

const negated = (amount: string): string => String(-BigInt(amount));

/** Changes one line. A tax that was what basis and rate gave goes on being that, and a full deduction goes on being full. */
export function changeLine(state: FormState, id: number, patch: Partial<ReturnLine>): FormState {
  const line = state.lines.find((each) => each.id === id);
  if (!line) return state;
  const changed = { ...line, ...patch };
  const tax = computedTax(changed);
  const followed = line.merverdiavgift === (computedTax(line) ?? '0') || line.merverdiavgift === '0';
  if (patch.merverdiavgift === undefined && tax !== undefined && followed) changed.merverdiavgift = tax;
  const deduction = fullDeductionOf(state, line);
  return {
    ...state,
    lines: state.lines.map((each) => {
      if (each.id === id) return changed;
      if (each.id !== deduction?.id || !isAmount(changed.merverdiavgift)) return each;
      return { ...each, merverdiavgift: negated(changed.merverdiavgift) };
    }),
  };
}

/** The other half, when there is one alone and all of the calculated tax is deducted. */
function fullDeductionOf({ lines }: FormState, line: EditLine): EditLine | undefined {
  if (!TWO_WAY.includes(line.mvaKode) || line.grunnlag === null || line.spesifikasjon !== null) return undefined;
  const halves = lines.filter(
    (each) =>
      each.mvaKode === line.mvaKode &&
      each.grunnlag === null &&
      each.spesifikasjon === null &&
      each.mvaKodeRegnskapsystem === line.mvaKodeRegnskapsystem,
  );
  const [only] = halves;
  const isFull = only && isAmount(line.merverdiavgift) && only.merverdiavgift === negated(line.merverdiavgift);
  return halves.length === 1 && isFull ? only : undefined;
}

export const removeLine = (state: FormState, id: number): FormState => ({
  ...state,
  lines: state.lines.filter((line) => line.id !== id),
});

/** A two-way code comes as both halves where the deduction is made in the same return. */
export function addCode(state: FormState, { category, period }: Heading, code: string, newId: () => number): FormState {
  const empty: ReturnLine = {
    mvaKode: code,
    // R124: there it is all that these codes are for.
    spesifikasjon: category === 'omvendtAvgiftsplikt' && TWO_WAY.includes(code) ? 'kompensasjonsrett' : null,
    mvaKodeRegnskapsystem: null,
    grunnlag: null,
    sats: null,
    merverdiavgift: '0',
    merknad: null,
  };
  const withBase = { ...empty, grunnlag: '0', sats: ratesFor(code, period).at(-1) ?? '0' };
  const isTwoWay = TWO_WAY.includes(code) && (category === 'alminnelig' || category === 'primaernaering');
  const added = isTwoWay ? [withBase, empty] : [takesBase(category, withBase) ? withBase : empty];
  return { ...state, lines: [...state.lines, ...added.map((line) => ({ ...line, id: newId() }))] };
}
