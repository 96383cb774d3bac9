/** Rules about single lines and about the lines of one code together. */
import { codeAllowed, INPUT, isKnownCode, rateKindOf, TWO_WAY } from '../../../../shared/mva/codes.ts';
import { noteAllowedOnLine, noteFits, placeOf } from '../../../../shared/mva/notes.ts';
import { rateValid, taxOf, validRates } from '../../../../shared/mva/rates.ts';
import { COMPENSATION_ADJUSTMENT, REVERSAL, specificationAllowed } from '../../../../shared/mva/specifications.ts';
import { A, ALL, AP, APO, type Checked, K, type Line, lineRule, O, P, type Rule } from './rule.ts';

const COMPENSATION = 'kompensasjonsrett';
const NOT_IN_O_AND_K: readonly (string | null)[] = [REVERSAL, 'tapPåKrav', 'uttak'];
const BASE_AND_RATE = ['3', '5', '6', '31', '32', '33', '51', '52', '82', '84', '85', '87', '89', '92'];
const REVERSE_CHARGE = ['86', '87', '88', '89', '91', '92'];
const NEGATIVE_BASE_NEEDS_NOTE = [
  '3',
  '6',
  '31',
  '32',
  '33',
  '51',
  '52',
  '81',
  '82',
  '83',
  '84',
  '85',
  ...REVERSE_CHARGE,
];

const bad = (element?: string) => ({ severity: 'U' as const, ...(element ? { element } : {}) });
const odd = (element?: string) => ({ severity: 'V' as const, ...(element ? { element } : {}) });
const isNegative = (amount: bigint | null): boolean => amount !== null && amount < 0n;
const lacksBaseOrRate = ({ base, rate }: Line): boolean => base === null || rate === null;
const codedNote = ({ note }: Line): string | null => (note && 'utvalgtMerknad' in note ? note.utvalgtMerknad : null);

function computedTax({ base, rate }: Line): bigint | undefined {
  return base === null || rate === null ? undefined : taxOf(base, rate);
}

function computedTaxIsOff(line: Line, { tolerance }: Checked): boolean {
  const computed = computedTax(line);
  if (computed === undefined) return false;
  const difference = line.tax - computed;
  return difference > tolerance || difference < -tolerance;
}

/** The tax that basis and rate give: what the line should say. */
const expected = (line: Line) => ({ expected: String(computedTax(line)) });

/** Which of R074 (normal sign), R075 (opposite) and R076 (with a specification) a coded note falls under. */
function noteRuleOf(line: Line, { value }: Checked): string {
  if (line.specification) return 'R076';
  const isDeduction = INPUT.includes(line.code) || (TWO_WAY.includes(line.code) && line.base === null);
  const normal = value.category === 'kompensasjon' || isDeduction ? '-' : '+';
  return placeOf(value.category, line).sign === normal ? 'R074' : 'R075';
}

function noteDoesNotFit(line: Line, checked: Checked): boolean {
  const note = codedNote(line);
  if (note === null || !noteAllowedOnLine(note, checked.value.category)) return false;
  return noteFits(note, placeOf(checked.value.category, line)) === false;
}

const noteRule = (number: string): Rule =>
  lineRule(
    number,
    { ...odd('utvalgtMerknad'), categories: ALL },
    (line, checked) => noteDoesNotFit(line, checked) && noteRuleOf(line, checked) === number,
  );

export const lineRules: readonly Rule[] = [
  lineRule('R002', { ...bad('mvaKode'), categories: ALL }, ({ code }) => !isKnownCode(code)),
  lineRule(
    'R003',
    { ...bad('sats'), categories: ALL },
    ({ code, rate }, { period }) => {
      const kind = rateKindOf(code);
      return rate !== null && kind !== undefined && !rateValid(kind, rate, period);
    },
    ({ code, rate }, { period }) => {
      const kind = rateKindOf(code);
      return { rate: rate ?? '', expected: kind ? validRates(kind, period).join(' / ') : '' };
    },
  ),
  lineRule('R019', { ...odd('merverdiavgift'), categories: ALL }, computedTaxIsOff, expected),
  lineRule(
    'R020',
    { ...bad('grunnlag'), categories: AP },
    ({ code, base, note }) => NEGATIVE_BASE_NEEDS_NOTE.includes(code) && isNegative(base) && !note,
  ),
  // The published list leaves code 5 out, most likely by accident: a warning only.
  lineRule(
    'R020',
    { ...odd('grunnlag'), categories: AP },
    ({ code, base, note }) => code === '5' && isNegative(base) && !note,
  ),
  lineRule('R021', { ...bad('merverdiavgift'), categories: AP }, ({ code, specification, base, tax, note }) => {
    if (![...INPUT, ...TWO_WAY].includes(code) || base !== null || tax <= 0n || note) return false;
    if (specification === REVERSAL || specification === 'justering') return !['1', '81'].includes(code);
    return !(specification === 'tapPåKrav' && ['1', '11', '12', '13'].includes(code));
  }),
  lineRule(
    'R038',
    { ...bad('spesifikasjon'), categories: AP },
    ({ code, specification }) => specification === 'tapPåKrav' && !['1', '11', '12', '13'].includes(code),
  ),
  lineRule(
    'R039',
    { ...bad('spesifikasjon'), categories: AP },
    ({ code, specification }) => specification === 'uttak' && !['3', '5', '31', '33'].includes(code),
  ),
  lineRule(
    'R040',
    { ...bad('spesifikasjon'), categories: AP },
    ({ code, specification }) => specification === 'justering' && !['1', '81'].includes(code),
  ),
  lineRule(
    'R041',
    { ...bad('spesifikasjon'), categories: AP },
    ({ code, specification }) => specification === REVERSAL && !['1', '81'].includes(code),
  ),
  ...(
    [
      ['R053', A],
      ['R054', P],
      ['R088', K],
      ['R113', O],
    ] as const
  ).map(([number, categories]) =>
    lineRule(number, { ...bad('mvaKode'), categories }, ({ code }, { value }) => !codeAllowed(code, value.category)),
  ),
  lineRule(
    'R065',
    { ...bad(), categories: AP },
    ({ code, base, rate }) => INPUT.includes(code) && (base !== null || rate !== null),
  ),
  lineRule('R066', { ...bad(), categories: ALL }, (line) => BASE_AND_RATE.includes(line.code) && lacksBaseOrRate(line)),
  lineRule(
    'R069',
    { ...bad('spesifikasjon'), categories: ALL },
    ({ specification }, { value }) => specification !== null && !specificationAllowed(specification, value.category),
  ),
  lineRule('R070', { ...bad('utvalgtMerknad'), categories: ALL }, (line, { value }) => {
    const note = codedNote(line);
    return note !== null && !noteAllowedOnLine(note, value.category);
  }),
  noteRule('R074'),
  noteRule('R075'),
  noteRule('R076'),
  lineRule(
    'R078',
    { ...bad('merknad'), categories: ALL },
    ({ specification, note }) => specification === REVERSAL && !note,
  ),
  lineRule(
    'R081',
    { ...bad(), categories: AP },
    ({ code, base, rate }) => TWO_WAY.includes(code) && (base === null) !== (rate === null),
  ),
  lineRule('R086', { ...bad('merverdiavgift'), categories: K }, ({ code, specification, tax, note }) => {
    const isAdjustment = specification === COMPENSATION_ADJUSTMENT && ['1', '14', '81'].includes(code);
    return codeAllowed(code, 'kompensasjon') && tax > 0n && !note && !isAdjustment;
  }),
  lineRule(
    'R087',
    { ...bad('spesifikasjon'), categories: K },
    ({ code, specification }) => specification === COMPENSATION_ADJUSTMENT && !['1', '14', '81'].includes(code),
  ),
  lineRule('R091', { ...bad('spesifikasjon'), categories: K }, ({ specification }) =>
    NOT_IN_O_AND_K.includes(specification),
  ),
  lineRule('R093', { ...bad(), categories: K }, lacksBaseOrRate),
  lineRule(
    'R108',
    { ...bad('grunnlag'), categories: O },
    ({ code, base, note }) => REVERSE_CHARGE.includes(code) && isNegative(base) && !note,
  ),
  lineRule('R109', { ...bad(), categories: O }, (line) => REVERSE_CHARGE.includes(line.code) && lacksBaseOrRate(line)),
  lineRule('R110', { ...bad('spesifikasjon'), categories: O }, ({ specification }) =>
    NOT_IN_O_AND_K.includes(specification),
  ),
  lineRule(
    'R111',
    { ...bad('spesifikasjon'), categories: O },
    ({ code, specification }) => specification === COMPENSATION && !['86', '88', '91'].includes(code),
  ),
  lineRule(
    'R114',
    { ...bad('spesifikasjon'), categories: AP },
    ({ code, specification }) => specification === COMPENSATION && !TWO_WAY.includes(code),
  ),
  lineRule(
    'R116',
    { ...bad(), categories: APO },
    (line) => line.specification === COMPENSATION && (!TWO_WAY.includes(line.code) || lacksBaseOrRate(line)),
  ),
  lineRule(
    'R122',
    { ...bad('grunnlag'), categories: APO },
    ({ base, tax }) => base !== null && base > 0n && base <= tax,
  ),
  lineRule(
    'R124',
    { ...bad('spesifikasjon'), categories: O },
    ({ code, specification }) => ['86', '88', '91'].includes(code) && specification !== COMPENSATION,
  ),
  lineRule(
    'R127',
    { ...bad('merverdiavgift'), categories: APO },
    (line) => !INPUT.includes(line.code) && (computedTax(line) ?? 0n) >= 1n && line.tax === 0n,
    expected,
  ),
];
