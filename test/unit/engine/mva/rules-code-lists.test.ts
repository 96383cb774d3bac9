/** The code lists as the app keeps them, against Skatteetaten's own files, which lie beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Category } from '../../../../shared/contract/mva.ts';
import { codeAllowed, isKnownCode, rateKindOf } from '../../../../shared/mva/codes.ts';
import { noteAllowedOnLine, noteAllowedOnReturn, noteFits } from '../../../../shared/mva/notes.ts';
import { type RateKind, rateValid } from '../../../../shared/mva/rates.ts';
import { specificationAllowed } from '../../../../shared/mva/specifications.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/mva/kodelister/', import.meta.url));
const hasLists = existsSync(folder);
if (!hasLists) console.warn(`SKIPPED: rules-code-lists needs Skatteetaten's code lists in ${folder}`);

const flagOf: Readonly<Record<Category, string>> = {
  alminnelig: 'alminneligprimær',
  primaernaering: 'alminneligprimær',
  omvendtAvgiftsplikt: 'omvendtavgiftsplikt',
  kompensasjon: 'kompensasjon',
};
const categories = Object.keys(flagOf) as Category[];
const kinds: Readonly<Record<string, RateKind>> = {
  'alminnelig sats': 'high',
  'redusert sats, næringsmiddel': 'middle',
  'redusert sats': 'low',
  'redusert sats, råfisk': 'fish',
  nullsats: 'zero',
};

interface Entry {
  readonly name: string;
  /** Tags in lower case: the lists do not agree on them. */
  readonly details: ReadonlyMap<string, string>;
}

/** The rows of one list: these files are flat, and read here without the app's own reader. */
function list(name: string): Entry[] {
  const text = readFileSync(`${folder}${name}.xml`, 'utf8');
  return [...text.matchAll(/<kode>(.*?)<\/kode>/gs)].map(([, row = '']) => ({
    name: /<tekniskNavn>(.*?)</.exec(row)?.[1] ?? '',
    details: new Map(
      [...row.matchAll(/<([\wæøåÆØÅ]+)>([^<]*)<\//g)].map(([, tag = '', value = '']) => [tag.toLowerCase(), value]),
    ),
  }));
}

const inCategories = ({ details }: Entry): Category[] =>
  categories.filter((one) => details.get(flagOf[one]) === 'SANN');
/** The lists spell some names with capitals and no-break spaces. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').toLowerCase();

describe.skipIf(!hasLists)("Skatteetaten's code lists", () => {
  it('have the codes and their rates (R002, R003, R053, R054, R088, R113)', () => {
    const codes = list('mvaKodeSAFT');
    expect(codes).toHaveLength(25);
    for (const code of codes) {
      expect([code.name, isKnownCode(code.name)]).toEqual([code.name, true]);
      // Code 6 has no rate of its own: 0 is sent.
      const kind = kinds[code.details.get('satstype') ?? 'nullsats'];
      expect([code.name, rateKindOf(code.name)]).toEqual([code.name, kind]);
      const allowed = categories.filter((one) => codeAllowed(code.name, one));
      expect([code.name, allowed]).toEqual([code.name, inCategories(code)]);
    }
  });

  it('have the rates, from the first day of each to the last', () => {
    for (const { name, details } of list('sats')) {
      const kind = kinds[details.get('satstype') ?? ''];
      if (!kind) throw new Error(`No kind for ${name}`);
      const valid = (day: string): boolean => rateValid(kind, name, { start: day, end: day });
      const [from, to] = [details.get('fradato'), details.get('tildato')];
      expect([name, valid(from ?? '1970-01-01'), valid(to ?? '2040-01-01')]).toEqual([name, true, true]);
      if (from !== undefined) expect([name, valid(shifted(from, -1))]).toEqual([name, false]);
      if (to !== undefined) expect([name, valid(shifted(to, 1))]).toEqual([name, false]);
    }
  });

  it('have the specifications (R069)', () => {
    for (const entry of list('mvaSpesifikasjon')) {
      const allowed = categories.filter((one) => specificationAllowed(entry.name, one));
      expect([entry.name, allowed]).toEqual([entry.name, inCategories(entry)]);
    }
  });

  it('have the notes of a line and of a return (R070, R071)', () => {
    for (const entry of list('merknad')) {
      const allowed = entry.details.get('merknadgjelder') === 'mva kode' ? noteAllowedOnLine : noteAllowedOnReturn;
      expect([entry.name, categories.filter((one) => allowed(entry.name, one))]).toEqual([
        entry.name,
        inCategories(entry),
      ]);
    }
  });

  it('have the notes that fit each code, sign and specification, and no others (R074, R075, R076)', () => {
    const notes = list('merknad').flatMap(({ name, details }) =>
      details.get('merknadgjelder') === 'mva kode' ? [name] : [],
    );
    const fitting = new Map<string, Set<string>>();
    for (const entry of list('merknadTilsvarendeMvaKode')) {
      const { details } = entry;
      const part = details.get('mvaspesifikasjon') ?? (details.has('fradrag') ? 'fradrag' : '');
      for (const category of inCategories(entry)) {
        const place = [category, details.get('mvakode'), part, details.get('levertfortegn')].join('|');
        fitting.set(place, (fitting.get(place) ?? new Set()).add(plain(details.get('merknad') ?? '')));
      }
    }
    expect(fitting.size).toBeGreaterThan(150);
    for (const [place, listed] of fitting) {
      const [category, code = '', part = '', sign] = place.split('|') as [Category, string, string, '+' | '-'];
      const ours = notes.filter((note) => noteFits(note, { category, code, part, sign }));
      // Free text is in the mapping, but is no code to send.
      const theirs = notes.filter((note) => listed.has(plain(note)));
      expect([place, ours.sort()]).toEqual([place, theirs.sort()]);
    }
  });
});

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
