/** Code list sats (reference/mva-melding.md 1.4). A new rate is a new row; the period's dates pick it (R003). */

export type RateKind = 'high' | 'middle' | 'low' | 'fish' | 'zero';

interface Rate {
  readonly kind: RateKind;
  /** As it is sent: the raw-fish rate with a comma. */
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

const OPEN = '9999-12-31';

const rates: readonly Rate[] = [
  { kind: 'high', text: '25', from: '2005-01-01', to: OPEN },
  { kind: 'middle', text: '15', from: '2012-01-01', to: OPEN },
  { kind: 'low', text: '8', from: '2006-01-01', to: '2015-12-31' },
  { kind: 'low', text: '10', from: '2016-01-01', to: '2017-12-31' },
  { kind: 'low', text: '12', from: '2018-01-01', to: '2020-03-31' },
  { kind: 'low', text: '6', from: '2020-04-01', to: '2021-09-30' },
  { kind: 'low', text: '12', from: '2021-10-01', to: OPEN },
  { kind: 'fish', text: '11,11', from: '1970-01-01', to: OPEN },
  { kind: 'zero', text: '0', from: '0001-01-01', to: OPEN },
];

export function rateValid(
  kind: RateKind,
  text: string,
  period: { readonly start: string; readonly end: string },
): boolean {
  return validRates(kind, period).includes(text);
}

/** Two where the rate changes within the period. */
export function validRates(kind: RateKind, period: { readonly start: string; readonly end: string }): string[] {
  return rates
    .filter((rate) => rate.kind === kind && rate.from <= period.end && rate.to >= period.start)
    .map(({ text }) => text);
}

/** A rate in hundredths of a per cent, so 11,11 is 1111; undefined for what is not a number. */
export function hundredths(rate: string): bigint | undefined {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(rate);
  if (!match) return undefined;
  return BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
}

/** base × rate, cut toward zero (reference/mva-melding.md 1.6); undefined for a rate that is no number. */
export function taxOf(base: bigint, rate: string): bigint | undefined {
  const factor = hundredths(rate);
  // Hundredths of a per cent: 10,000 make a krone.
  return factor === undefined ? undefined : (base * factor) / 10_000n;
}
