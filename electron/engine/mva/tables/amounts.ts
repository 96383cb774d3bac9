import type { DecimalSign } from '../../../../shared/contract/tables.ts';
import type { CellKind } from '../../sheets/sheet.ts';
import { oreOf } from '../saft/ore.ts';

const SPACES = /[\s\u00a0\u2000-\u200b\u202f\u205f\u3000'’]/g;
const MINUS = /[-−–—]/;

/** Digits with their signs between them; the rest of what people and programs write around an amount is taken off. */
function bare(cell: string): { readonly digits: string; readonly negative: boolean } | undefined {
  let text = cell
    .replace(SPACES, '')
    .replace(/^(kr|nok)\.?|(kr|nok)\.?$/gi, '')
    .replace(/,-$/, '');
  let negative = false;
  if (/^\(.+\)$/.test(text)) {
    negative = true;
    text = text.slice(1, -1);
  } else if (MINUS.test(text.charAt(0))) {
    negative = true;
    text = text.slice(1);
  } else if (text.length > 1 && MINUS.test(text.slice(-1))) {
    negative = true;
    text = text.slice(0, -1);
  } else if (text.startsWith('+')) text = text.slice(1);
  text = text.replace(/^(kr|nok)\.?|(kr|nok)\.?$/gi, '');
  return /^[\d.,]*$/.test(text) ? { digits: text, negative } : undefined;
}

/**
 * Øre of an amount as a person's file has it, exactly; an accountant's lone dash is 0. Undefined for what is no amount: with
 * a comma for decimals, `1.234` is a thousand and more, and `12.34` is nothing.
 */
export function amountIn(
  cell: string,
  kind: CellKind,
  decimal: DecimalSign,
): { readonly ore: bigint; readonly exact: boolean } | undefined {
  if (kind === 'error') return undefined;
  if (kind === 'number') return oreOf(withoutExponent(cell.trim()));
  const read = bare(cell);
  if (!read) return undefined;
  if (read.digits === '') return read.negative ? { ore: 0n, exact: true } : undefined;
  const grouping = decimal === ',' ? '.' : ',';
  const [whole = '', fraction, ...more] = read.digits.split(decimal);
  if (more.length > 0 || fraction?.includes(grouping)) return undefined;
  const groups = whole.split(grouping);
  if (groups.length > 1 && !groups.every((group, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group)))
    return undefined;
  const size = oreOf(`${groups.join('')}${fraction === undefined ? '' : `.${fraction}`}`);
  return size && { ...size, ore: read.negative ? -size.ore : size.ore };
}

/** `1.5E3` as `1500`: what workbooks write for large and for very small numbers. */
function withoutExponent(text: string): string {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?[Ee]([+-]?\d{1,2})$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`;
}

/** What the amounts themselves say of the sign before the decimals; null where they could be read either way. */
export function decimalOf(cells: Iterable<string>): DecimalSign | null {
  let commas = 0;
  let points = 0;
  for (const cell of cells) {
    const digits = bare(cell)?.digits;
    const last = digits === undefined ? undefined : /([.,])(\d*)$/.exec(digits);
    if (!digits || !last) continue;
    const sign = last[1] as DecimalSign;
    const isBoth = digits.includes(',') && digits.includes('.');
    // The same sign twice parts thousands; one with three digits behind it may be either.
    const isGrouping = digits.split(sign).length > 2;
    if (!isBoth && !isGrouping && last[2]?.length === 3) continue;
    const decimal = isGrouping ? (sign === ',' ? '.' : ',') : sign;
    if (decimal === ',') commas += 1;
    else points += 1;
  }
  if (commas === points) return null;
  return commas > points ? ',' : '.';
}

/** A rate in per cent as the code list writes it: `25 %`, `25,00`, and 0.25 of a cell shown as per cent. */
export function rateIn(cell: string, kind: CellKind): string | undefined {
  const text = cell.replace(SPACES, '').replace(/%$/, '').replace('.', ',');
  const match = /^(\d{1,3})(?:,(\d{1,10}))?$/.exec(text);
  if (!match) return undefined;
  const [, whole = '0', fraction = ''] = match;
  const isShare = kind === 'number' && whole === '0' && /[1-9]/.test(fraction);
  const [big, small] = isShare
    ? [String(Number(fraction.slice(0, 2).padEnd(2, '0'))), fraction.slice(2, 4)]
    : [String(Number(whole)), fraction.slice(0, 2)];
  const decimals = small.replace(/0+$/, '');
  return decimals === '' ? big : `${big},${decimals}`;
}
