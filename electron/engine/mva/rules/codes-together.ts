/** Rules that weigh the lines of one code against each other: both halves of reverse charge, with and without specification. */
import type { Finding } from '../../../../shared/contract/mva.ts';
import { TWO_WAY } from '../../../../shared/mva/codes.ts';
import { AP, type Checked, type Hit, type Line, O, type Rule } from './rule.ts';

const abs = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
const sumOfTax = (lines: readonly Line[]): bigint => abs(lines.reduce((total, { tax }) => total + tax, 0n));

interface Halves {
  readonly output: readonly Line[];
  readonly input: readonly Line[];
  /** Input lines without specification. */
  readonly plainInput: readonly Line[];
  /** Output lines without specification. */
  readonly plainOutput: readonly Line[];
}

function halvesOf({ lines }: Checked, code: string): Halves {
  const ofCode = lines.filter((line) => line.code === code);
  const output = ofCode.filter(({ base }) => base !== null);
  const input = ofCode.filter(({ base }) => base === null);
  const plain = (line: Line): boolean => line.specification === null;
  return { output, input, plainInput: input.filter(plain), plainOutput: output.filter(plain) };
}

/** Five rules that say the same for the five two-way codes, numbered in the codes' order. */
function perTwoWayCode(
  first: number,
  severity: Rule['severity'],
  at: (halves: Halves, tolerance: bigint) => Line | undefined,
  params: (halves: Halves) => Finding['params'] = () => ({}),
): Rule[] {
  return TWO_WAY.map((code, index) => ({
    number: `R${String(first + index).padStart(3, '0')}`,
    severity,
    categories: AP,
    element: null,
    broken: (checked) => {
      const halves = halvesOf(checked, code);
      const line = at(halves, checked.tolerance);
      return line ? [{ line, params: params(halves) }] : [];
    },
  }));
}

function bothWithAndWithout({ lines }: Checked): Hit[] {
  return lines
    .filter(
      (line) =>
        line.specification !== null && lines.some((other) => other.code === line.code && other.specification === null),
    )
    .map((line) => ({ line }));
}

function sameTaxTwice({ lines }: Checked): Hit[] {
  const twoWay = lines.filter(({ code }) => TWO_WAY.includes(code));
  return twoWay
    .filter(
      (line) =>
        line.specification === 'kompensasjonsrett' &&
        twoWay.some(
          (other) => other.code === line.code && other.tax === line.tax && other.specification !== 'kompensasjonsrett',
        ),
    )
    .map((line) => ({ line }));
}

export const codesTogetherRules: readonly Rule[] = [
  // R023–R027: no more is deducted than was calculated.
  ...perTwoWayCode(
    23,
    'V',
    ({ output, input }, tolerance) => (sumOfTax(input) - sumOfTax(output) > tolerance ? input[0] : undefined),
    ({ output, input }) => ({ deducted: String(sumOfTax(input)), computed: String(sumOfTax(output)) }),
  ),
  // R028–R032: each deduction has its calculated tax.
  ...perTwoWayCode(28, 'U', ({ output, plainInput }) =>
    plainInput.length > output.length ? plainInput[0] : undefined,
  ),
  // R033–R037: calculated tax on a code with deduction has its deduction.
  ...perTwoWayCode(33, 'V', ({ plainOutput, plainInput }) => (plainInput.length === 0 ? plainOutput[0] : undefined)),
  { number: 'R112', severity: 'U', categories: O, element: 'spesifikasjon', broken: bothWithAndWithout },
  { number: 'R115', severity: 'V', categories: AP, element: 'merverdiavgift', broken: sameTaxTwice },
];
