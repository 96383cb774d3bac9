/**
 * Code lists merknad and merknadTilsvarendeMvaKode (reference/mva-melding.md 1.7): which coded note may stand on a
 * return (R071), on a line at all (R070), and on a line of this code, sign and specification (R074–R076).
 */
import type { Category } from '../contract/mva.ts';
import { TWO_WAY } from './codes.ts';
import { COMPENSATION_ADJUSTMENT, REVERSAL } from './specifications.ts';

const AP: readonly Category[] = ['alminnelig', 'primaernaering'];
const APO: readonly Category[] = [...AP, 'omvendtAvgiftsplikt'];
const ALL: readonly Category[] = [...APO, 'kompensasjon'];
const K: readonly Category[] = ['kompensasjon'];

const onReturn: ReadonlyMap<string, readonly Category[]> = new Map(
  Object.entries<readonly Category[]>({
    BFU: ALL,
    'virksomhet under avvikling': AP,
    'virksomhet har endret selskapsform': AP,
    'omsetningssvikt pga ekstraordinære forhold': AP,
    forlis: AP,
    'avvikende fakturering': AP,
    'endring av bruksområde på bygg, anlegg eller annen fast eiendom': K,
    'kompensasjonskravet gjelder flere terminer': K,
    'korrigering av tidligere kompensasjonskrav': K,
    'virksomheten er fusjonert eller fisjonert': K,
    'forholdsmessig kompensasjon': K,
    'virksomhet under avvikling kompensasjon': K,
  }),
);

const lineNotes = {
  AF: ['avvikende fakturering', AP],
  FR: ['feil i regnskapsprogram', ALL],
  FM: ['feil mva-kode brukt tidligere', APO],
  PE: ['periodisering', APO],
  KN: ['kreditnota', ALL],
  OB: ['omsetning før registrering', APO],
  SA: ['store anskaffelser', APO],
  AR: ['anskaffelser foretatt før mva registrering', AP],
  FO: ['forsikringsoppgjør', AP],
  OR: ['omberegning eller retur', AP],
  TD: ['tolldeklarasjon på feil organisasjonsnummer', AP],
  GI: ['gjeninnførsel', AP],
  MI: ['midlertidig innførsel', AP],
  GU: ['gjenutførsel eller retur', AP],
  MU: ['midlertidig utførsel', AP],
  TE: ['tjenesteeksport', AP],
  FE: ['fast eiendom', AP],
  PK: ['personkjøretøy', AP],
  BE: ['bygg i egenregi', AP],
  DE: ['demobil', AP],
  US: ['uttak av varer ved sletting av virksomhet i mva-register', AP],
  FF: ['avgiftsfritt salg av fiskefartøy', AP],
  FK: ['feil mva-kode for kompensasjon brukt tidligere', ALL],
  FI: ['fradrag føres i kompensasjonsmelding', APO],
  EB: ['endring i bruken av bygg, anlegg eller annen fast eiendom', K],
  OV: ['overdragelse av bygg, anlegg eller annen fast eiendom', K],
  IV: ['innførsel av varer', K],
  KT: ['kjøp av tjenester', K],
} as const satisfies Record<string, readonly [string, readonly Category[]]>;

export function noteAllowedOnReturn(note: string, category: Category): boolean {
  return onReturn.get(note)?.includes(category) ?? false;
}

export function noteAllowedOnLine(note: string, category: Category): boolean {
  return Object.values(lineNotes).some(
    ([name, categories]) => name === note && (categories as readonly Category[]).includes(category),
  );
}

/** Category group, codes, specification or `fradrag` for the deduction half, sign, abbreviations of the notes that fit. */
type Row = readonly [group: 'AP' | 'O' | 'K', codes: string, part: string, sign: '+' | '-', notes: string];

const BASE = 'AF FR FM PE';

const fitting: readonly Row[] = [
  ['AP', '3 6 31 32 33', '', '+', `${BASE} KN OB`],
  ['AP', '5', '', '+', `${BASE} FF KN OB`],
  ['AP', '51 91 92', '', '+', ''],
  ['AP', '52', '', '+', `${BASE} GU KN MU TD TE`],
  ['AP', '81 83', '', '+', `${BASE} GI MI OR SA TD`],
  ['AP', '82 84', '', '+', `${BASE} AR GI MI OR SA TD`],
  ['AP', '85', '', '+', `${BASE} AR OR SA TD`],
  ['AP', '86 89', '', '+', `${BASE} AR KN OB SA`],
  ['AP', '87 88', '', '+', `${BASE} AR KN SA`],
  ['AP', '1 11 13', '', '+', `${BASE} KN`],
  ['AP', '12', '', '+', `${BASE} AR KN SA`],
  ['AP', '14 15', '', '+', `${BASE} OR TD`],
  ['AP', '3 5 6 31 33 91 92', '', '-', `${BASE} KN OB`],
  ['AP', '32 51 86 87 88 89', '', '-', `${BASE} KN`],
  ['AP', '52', '', '-', `${BASE} KN TD`],
  ['AP', '81 82 83 84 85', '', '-', `${BASE} OR TD`],
  ['AP', '1', '', '-', `${BASE} AR FO KN SA`],
  ['AP', '11 13', '', '-', `${BASE} AR KN SA`],
  ['AP', '12', '', '-', ''],
  ['AP', '14 15', '', '-', `${BASE} AR SA TD`],
  ['AP', '81', 'fradrag', '+', `${BASE} KN OR TD`],
  ['AP', '83', 'fradrag', '+', `${BASE} KN OB OR TD`],
  ['AP', '86 91', 'fradrag', '+', `${BASE} KN`],
  ['AP', '88', 'fradrag', '+', `${BASE} KN OB`],
  ['AP', '83', 'fradrag', '-', `${BASE} GI MI OR SA TD`],
  ['AP', '91', 'fradrag', '-', ''],
  ['AP', '1 81', 'justering', '+', ''],
  ['AP', '1 81', 'justering', '-', ''],
  ['AP', '81 83 86 88 91', 'kompensasjonsrett', '+', 'FI FK FR KN'],
  ['AP', '81 83 86 88 91', 'kompensasjonsrett', '-', 'FK FR KN'],
  ['AP', '1 11 12 13', 'tapPåKrav', '+', ''],
  ['AP', '1 11 12 13', 'tapPåKrav', '-', ''],
  ['AP', '1 81', REVERSAL, '+', 'FE PK'],
  ['AP', '1', REVERSAL, '-', `${BASE} KN`],
  ['AP', '81', REVERSAL, '-', `${BASE} KN OR TD`],
  ['AP', '3', 'uttak', '+', 'BE DE US'],
  ['AP', '5 31 33', 'uttak', '+', 'US'],
  ['AP', '3 5 31 33', 'uttak', '-', `${BASE} KN OB`],
  ['O', '87 89', '', '+', 'FM FR KN PE SA'],
  ['O', '92', '', '+', ''],
  ['O', '87 89 92', '', '-', 'FM FR KN PE'],
  ['O', '86 88 91', 'kompensasjonsrett', '+', 'FI FK FR KN'],
  ['O', '86 88 91', 'kompensasjonsrett', '-', 'FK FR KN'],
  ['K', '1 11 13 14 15 81 83 86 88 91', '', '+', 'FK FR KN'],
  ['K', '1 11 13 91', '', '-', 'FK FR KN'],
  ['K', '14 15 81 83', '', '-', 'FK FR IV KN'],
  ['K', '86 88', '', '-', 'FK FR KN KT'],
  ['K', '1 14 81', COMPENSATION_ADJUSTMENT, '+', 'EB OV'],
  ['K', '1 14 81', COMPENSATION_ADJUSTMENT, '-', 'EB OV'],
];

const groupOf: Readonly<Record<Category, Row[0]>> = {
  alminnelig: 'AP',
  primaernaering: 'AP',
  omvendtAvgiftsplikt: 'O',
  kompensasjon: 'K',
};

export interface NotePlace {
  readonly category: Category;
  readonly code: string;
  /** The specification, `fradrag` for the deduction half of a two-way code, else empty. */
  readonly part: string;
  readonly sign: '+' | '-';
}

/** Undefined where the list has no row: the list has gaps, and a gap refuses nothing. */
export function noteFits(note: string, place: NotePlace): boolean | undefined {
  return listed(place)?.includes(note.trim().toLowerCase());
}

/** What may be offered here; where the list has a gap only free text is sure to fit. */
export function notesThatFit(place: NotePlace): readonly string[] {
  return listed(place) ?? [];
}

/** In the order of the list. */
export function notesOfReturn(category: Category): string[] {
  return [...onReturn.keys()].filter((note) => noteAllowedOnReturn(note, category));
}

interface Placed {
  readonly code: string;
  readonly specification: string | null;
  readonly base: bigint | null;
  readonly tax: bigint;
}

/** The sign is that of the base when there is one: several codes have no tax. */
export function placeOf(category: Category, { code, specification, base, tax }: Placed): NotePlace {
  const isDeductionHalf = TWO_WAY.includes(code) && base === null;
  return {
    category,
    code,
    part: specification || (isDeductionHalf ? 'fradrag' : ''),
    sign: (base ?? tax) < 0n ? '-' : '+',
  };
}

function listed(place: NotePlace): string[] | undefined {
  const row = fitting.find(
    ([group, codes, part, sign]) =>
      group === groupOf[place.category] &&
      part === place.part &&
      sign === place.sign &&
      codes.split(' ').includes(place.code),
  );
  return row?.[4].split(' ').flatMap((abbreviation) => lineNotes[abbreviation as keyof typeof lineNotes]?.[0] ?? []);
}
