const DECIMAL = /^([+-]?)(\d{0,18})(?:\.(\d*))?$/;

/**
 * Øre of a decimal text, exactly. What is finer than an øre, which the schema does not allow, is rounded half away from
 * zero and told by `exact`. Undefined for what is no decimal.
 */
export function oreOf(text: string): { readonly ore: bigint; readonly exact: boolean } | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const cut = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'));
  const rest = fraction.slice(2);
  const size = rest >= '5' ? cut + 1n : cut;
  return { ore: sign === '-' ? -size : size, exact: !/[1-9]/.test(rest) };
}

export function size(ore: bigint): bigint {
  return ore < 0n ? -ore : ore;
}

/** Whole kroner, cut toward zero (reference/mva-melding.md 1.6). */
export function kronerOf(ore: bigint): bigint {
  return ore / 100n;
}

/** A rate in per cent as the code list writes it: `11.11`, `25.00` and `12` are `11,11`, `25` and `12`. */
export function rateText(percentage: string): string {
  const match = /^(\d+)(?:[.,](\d*?)0*)?$/.exec(percentage);
  return match ? `${match[1]}${match[2] ? `,${match[2]}` : ''}` : percentage;
}
