import { randomBytes } from 'node:crypto';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';

/** Crockford's base32: no I, L, O or U, which hands and eyes mix up. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 7;
const IN_GROUP = 5;
const SEPARATORS = /[\s\p{Pd}._,]+/u;

/** 28 random symbols, 140 bits, and a check symbol after every fourth: `4T9KQ-…`, seven groups of five. */
export function makeCode(): string {
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const values = [...randomBytes(IN_GROUP - 1)].map((byte) => byte & 31);
    return [...values, checkOf(values, group)].map((value) => SYMBOLS[value]).join('');
  });
  return groups.join('-');
}

/** What a person typed as `makeCode` wrote it. Case, spaces and the letters that were read wrong do not matter. */
export function readCode(text: string): Outcome<string> {
  const parts = text.split(SEPARATORS).filter((part) => part !== '');
  const found = normalized(parts.join(''));
  const written = parts.length === GROUPS ? parts.map(normalized) : (found.match(/.{1,5}/g) ?? []);
  if (parts.length !== GROUPS && found.length !== GROUPS * IN_GROUP) {
    return fail('backup.codeLength', {
      params: { found: found.length, expected: GROUPS * IN_GROUP },
      action: 'fixInput',
    });
  }
  const wrong = written.findIndex((group, index) => !isGroup(group, index));
  if (wrong !== -1) return fail('backup.codeTypo', { params: { group: wrong + 1 }, action: 'fixInput' });
  return ok(written.join('-'));
}

export function isLastGroupOf(code: string, typed: string): boolean {
  return normalized(typed.split(SEPARATORS).join('')) === code.slice(-IN_GROUP);
}

function normalized(text: string): string {
  return text.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
}

function isGroup(group: string, index: number): boolean {
  const values = [...group].map((symbol) => SYMBOLS.indexOf(symbol));
  if (values.length !== IN_GROUP || values.includes(-1)) return false;
  return values.at(-1) === checkOf(values.slice(0, -1), index);
}

/**
 * A weighted sum in GF(32): every symbol has a weight of its own, so one wrong symbol and two that changed places are
 * always noticed; the group's number is in it, so two groups that changed places are too.
 */
function checkOf(values: readonly number[], group: number): number {
  return values.reduce((sum, value, index) => sum ^ times(value, index + 1), group + 1);
}

/** `value` times the field's generator, `power` times over (x⁵ + x² + 1). */
function times(value: number, power: number): number {
  let product = value;
  for (let round = 0; round < power; round += 1) product = product & 16 ? (product << 1) ^ 0b100101 : product << 1;
  return product;
}
