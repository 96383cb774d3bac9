import type { Ore, Party, Texts } from './model.ts';
import type { Name } from './names.ts';

/** An object of the answer, its fields already under their one name (`names.ts`). */
export type Fields = Readonly<Partial<Record<Name, unknown>>>;

/** An object or nothing: what is something else says nothing we could show. */
export function part<T>(value: unknown, read: (fields: Fields) => T): T | null {
  return isObject(value) ? read(value) : null;
}

/** One object where a list was meant counts as a list of one. */
export function list<T>(value: unknown, read: (fields: Fields) => T): readonly T[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject).map(read);
}

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's fields; none where something else stands. */
export const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});

/** Kroner with up to two decimals as øre; also as text, the way some ledgers write them. */
export function ore(value: unknown): Ore | null {
  const kroner = typeof value === 'string' ? kronerOf(value) : value;
  if (typeof kroner !== 'number') return null;
  // Nought has no sign.
  const amount = Math.round(kroner * 100) + 0;
  return Number.isSafeInteger(amount) ? amount : null;
}

function kronerOf(text: string): number | undefined {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

export function text(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A date, also of one that carries a time. */
export function date(value: unknown): string | null {
  const day = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:$|T)/.exec(value.trim())?.[1] : undefined;
  return day && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ? day : null;
}

/** Said in several languages; a plain sentence, as older answers have it, is in bokmål. */
export function texts(value: unknown): Texts {
  const plain = text(value);
  if (plain !== null) return { nb: plain };
  if (!isObject(value)) return {};
  const said = list(value.spraakTekst, ({ spraak, tekst }) => [text(spraak)?.toLowerCase() ?? 'nb', text(tekst)]);
  return Object.fromEntries(said.filter((each): each is [string, string] => each[1] !== null));
}

export function party(value: unknown): Party | null {
  const number = text(value)?.replaceAll(' ', '');
  if (!number) return null;
  const isPerson = /^\d{11}$/.test(number);
  return { number: isPerson ? number.slice(0, 6) : number, isPerson };
}

export const flag = (value: unknown): boolean => value === true || value === 'true';
