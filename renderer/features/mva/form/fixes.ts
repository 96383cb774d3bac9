/** What would put a finding right, where that is known: the same as doing it by hand, and undone in the same way. */
import type { Finding } from '../../../../shared/contract/mva.ts';
import type { TextKey } from '../../../../shared/i18n/index.ts';
import { NEVER_REPORTED, TWO_WAY } from '../../../../shared/mva/codes.ts';
import { changeLine, type EditLine, type FormState, type Heading, kronerOf, ratesFor, removeLine } from './edits.ts';

export interface Fix {
  readonly label: Extract<TextKey<'form'>, `fix.${string}`>;
  /** Amounts as the return writes them. */
  readonly amount?: string;
  readonly rate?: string;
  readonly base?: string;
  readonly apply: (state: FormState) => FormState;
}

type At = { readonly finding: Finding; readonly line: EditLine; readonly state: FormState; readonly heading: Heading };

const wrongSpecification = ['R038', 'R039', 'R040', 'R041', 'R069', 'R087', 'R091', 'R110', 'R111', 'R114'];
const lacksBaseOrRate = ['R066', 'R081', 'R093', 'R109', 'R116'];
const noteAsText = ['R070', 'R074', 'R075', 'R076'];
const deductedTooMuch = ['R023', 'R024', 'R025', 'R026', 'R027'];
const calculatedMissing = ['R028', 'R029', 'R030', 'R031', 'R032'];
const wrongCode = ['R002', 'R053', 'R054', 'R088', 'R113'];
const deductionMissing = ['R033', 'R034', 'R035', 'R036', 'R037'];
/** The sum is made anew with every change: nothing else is needed. */
const sumIsOff = ['R018', 'R084', 'R100', 'R107'];

export function fixesOf(finding: Finding, line: EditLine | undefined, state: FormState, heading: Heading): Fix[] {
  return line ? ofLine({ finding, line, state, heading }) : ofWhole(finding, state);
}

function ofWhole({ rule, params, element }: Finding, state: FormState): Fix[] {
  const sum = { label: 'fix.sum', apply: (now: FormState) => now } as const;
  if (rule === 'R018') return [{ ...sum, amount: String(params.sum ?? '') }];
  if (sumIsOff.includes(rule)) return [{ ...sum, amount: '0' }];
  if (rule === 'R082' && element === 'fastsattMerverdiavgift')
    return [{ ...sum, amount: wholeOf(String(params.amount)) }];
  if (rule === 'R079') return [{ label: 'fix.removeKid', apply: (now) => ({ ...now, payoutKid: null }) }];
  if (rule === 'R071' && state.note && 'utvalgtMerknad' in state.note) {
    const beskrivelse = state.note.utvalgtMerknad;
    return [{ label: 'fix.noteAsText', apply: (now) => ({ ...now, note: { beskrivelse } }) }];
  }
  return [];
}

function ofLine({ finding: { rule, params, element }, line, state, heading }: At): Fix[] {
  const set = (patch: Parameters<typeof changeLine>[2]) => (now: FormState) => changeLine(now, line.id, patch);
  const tax = (amount: string): Fix => ({ label: 'fix.tax', amount, apply: set({ merverdiavgift: amount }) });
  const rates = (texts: readonly string[]): Fix[] =>
    texts.map((rate) => ({ label: 'fix.rate', rate, apply: set({ sats: rate }) }));

  if ((rule === 'R019' || rule === 'R127') && params.expected !== undefined) return [tax(String(params.expected))];
  if (rule === 'R003')
    return rates(
      String(params.expected ?? '')
        .split(' / ')
        .filter((each) => each !== ''),
    );
  if (rule === 'R021') return [tax(String(-BigInt(wholeOf(line.merverdiavgift))))];
  if (rule === 'R065') return [{ label: 'fix.removeBase', apply: set({ grunnlag: null, sats: null }) }];
  if (rule === 'R082') return [decimals(line, element ?? 'merverdiavgift')];
  if (rule === 'R124') return [{ label: 'fix.compensation', apply: set({ spesifikasjon: 'kompensasjonsrett' }) }];
  if (lacksBaseOrRate.includes(rule)) {
    if (line.grunnlag !== null && line.sats === null) return rates(ratesFor(line.mvaKode, heading.period));
    return line.grunnlag === null && line.sats !== null && TWO_WAY.includes(line.mvaKode) && rule === 'R081'
      ? [{ label: 'fix.removeRate', apply: set({ sats: null }) }]
      : [];
  }
  if (wrongSpecification.includes(rule))
    return [{ label: 'fix.removeSpecification', apply: set({ spesifikasjon: null }) }];
  if (noteAsText.includes(rule) && line.merknad && 'utvalgtMerknad' in line.merknad) {
    return [{ label: 'fix.noteAsText', apply: set({ merknad: { beskrivelse: line.merknad.utvalgtMerknad } }) }];
  }
  if (wrongCode.includes(rule) && NEVER_REPORTED.includes(line.mvaKode) && kronerOf(line.merverdiavgift) === 0n)
    return [{ label: 'fix.removeLine', apply: (now) => removeLine(now, line.id) }];
  if (calculatedMissing.includes(rule)) return calculated(line, state, heading);
  return twoHalves(rule, params, line, state);
}

/** The half that lacks where all of its tax is deducted; whether that is so, the person sees from the basis. */
function calculated(line: EditLine, { lines }: FormState, { period }: Heading): Fix[] {
  const alone = lines.filter(({ mvaKode }) => mvaKode === line.mvaKode).length === 1;
  const tax = -kronerOf(line.merverdiavgift);
  if (!alone || tax <= 0n) return [];
  return ratesFor(line.mvaKode, period).map((rate) => {
    // Rounded up: cut down again, its tax is what was deducted.
    const base = String((tax * 100n + BigInt(rate) - 1n) / BigInt(rate));
    const half = { ...line, id: -line.id, grunnlag: base, sats: rate, merverdiavgift: String(tax) };
    return { label: 'fix.addCalculated', amount: String(tax), base, apply: (now) => withHalf(now, line, half) };
  });
}

function twoHalves(rule: string, params: Finding['params'], line: EditLine, state: FormState): Fix[] {
  const ofCode = state.lines.filter(({ mvaKode }) => mvaKode === line.mvaKode);
  if (deductedTooMuch.includes(rule)) {
    const amount = String(-BigInt(String(params.computed ?? '0')));
    const alone = line.grunnlag === null && ofCode.filter(({ grunnlag }) => grunnlag === null).length === 1;
    return alone
      ? [{ label: 'fix.deduction', amount, apply: (now) => changeLine(now, line.id, { merverdiavgift: amount }) }]
      : [];
  }
  if (!deductionMissing.includes(rule)) return [];
  const plain = ofCode.filter(({ grunnlag, spesifikasjon }) => grunnlag !== null && spesifikasjon === null);
  const amount = String(-plain.reduce((sum, each) => sum + BigInt(wholeOf(each.merverdiavgift)), 0n));
  return [{ label: 'fix.addDeduction', amount, apply: (now) => withDeduction(now, line, amount) }];
}

/** `-line.id`: no other line's, since those are counted upward from one. */
function withDeduction(state: FormState, line: EditLine, amount: string): FormState {
  return withHalf(state, line, { ...line, id: -line.id, grunnlag: null, sats: null, merverdiavgift: amount });
}

const withHalf = (state: FormState, line: EditLine, half: EditLine): FormState => ({
  ...state,
  lines: state.lines.flatMap((each) => (each.id === line.id ? [each, half] : [each])),
});

function decimals(line: EditLine, element: string): Fix {
  const field = element === 'grunnlag' ? 'grunnlag' : 'merverdiavgift';
  const amount = wholeOf(line[field] ?? '0');
  return {
    label: field === 'grunnlag' ? 'fix.base' : 'fix.tax',
    amount,
    apply: (now) => changeLine(now, line.id, { merverdiavgift: line.merverdiavgift, [field]: amount }),
  };
}

/** Cut toward zero. */
function wholeOf(amount: string): string {
  const whole = amount.split('.')[0]?.replace('+', '') ?? '';
  return /\d/.test(whole) ? String(BigInt(whole)) : '0';
}
