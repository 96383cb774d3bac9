/**
 * Skatteetaten's code lists as practice holds them (reference mva-melding 1.4 to 1.7). Written apart from the client's,
 * so that one mistake does not agree with the other.
 */
export type RateKind = 'standard' | 'middle' | 'low' | 'fish' | 'zero' | 'none';

/** Every mvaKode that a return may hold, with the kind of rate it takes. */
export const RATE_KIND_OF_CODE: ReadonlyMap<string, RateKind> = new Map<string, RateKind>([
  ...['1', '3', '14', '81', '82', '86', '87', '91', '92'].map((code) => [code, 'standard'] as const),
  ...['11', '15', '31', '83', '84'].map((code) => [code, 'middle'] as const),
  ...['13', '33', '88', '89'].map((code) => [code, 'low'] as const),
  ...['12', '32'].map((code) => [code, 'fish'] as const),
  ...['5', '51', '52', '85'].map((code) => [code, 'zero'] as const),
  ['6', 'none'],
]);

/** Rates with the days they hold, as `yyyy-MM-dd`; open ends left out. */
const RATES: readonly {
  readonly kind: RateKind;
  readonly value: string;
  readonly from: string;
  readonly to?: string;
}[] = [
  { kind: 'standard', value: '25', from: '2005-01-01' },
  { kind: 'middle', value: '15', from: '2012-01-01' },
  { kind: 'low', value: '8', from: '2006-01-01', to: '2015-12-31' },
  { kind: 'low', value: '10', from: '2016-01-01', to: '2017-12-31' },
  { kind: 'low', value: '12', from: '2018-01-01', to: '2020-03-31' },
  { kind: 'low', value: '6', from: '2020-04-01', to: '2021-09-30' },
  { kind: 'low', value: '12', from: '2021-10-01' },
  { kind: 'fish', value: '11,11', from: '1970-01-01' },
  { kind: 'zero', value: '0', from: '1970-01-01' },
  { kind: 'none', value: '0', from: '1970-01-01' },
];

/** Rates that hold for a code on at least one day from `first` to `last`. */
export function ratesFor(code: string, first: string, last: string): readonly string[] {
  const kind = RATE_KIND_OF_CODE.get(code);
  return RATES.filter(
    (rate) => rate.kind === kind && rate.from <= last && (rate.to === undefined || rate.to >= first),
  ).map((rate) => rate.value);
}

export const ORDINARY_CODES: ReadonlySet<string> = new Set(RATE_KIND_OF_CODE.keys());
export const COMPENSATION_CODES: ReadonlySet<string> = new Set('1 11 13 14 15 81 83 86 88 91'.split(' '));
export const REVERSE_CHARGE_CODES: ReadonlySet<string> = new Set('86 87 88 89 91 92'.split(' '));
/** Input only: never a base, never a rate. */
export const INPUT_CODES: ReadonlySet<string> = new Set('1 11 12 13 14 15'.split(' '));
/** Output only: always both. */
export const OUTPUT_CODES: ReadonlySet<string> = new Set('3 5 6 31 32 33 51 52 82 84 85 87 89 92'.split(' '));
/** Reported twice, once as output and once as deduction. */
export const TWO_WAY_CODES: readonly string[] = ['81', '83', '86', '88', '91'];

export const SPESIFIKASJON_BY_CATEGORY: Readonly<Record<string, readonly string[]>> = {
  alminnelig: ['uttak', 'tapPåKrav', 'justering', 'tilbakeføringAvInngåendeMerverdiavgift', 'kompensasjonsrett'],
  primaernaering: ['uttak', 'tapPåKrav', 'justering', 'tilbakeføringAvInngåendeMerverdiavgift', 'kompensasjonsrett'],
  omvendtAvgiftsplikt: ['kompensasjonsrett'],
  kompensasjon: ['justeringMerverdiavgiftskompensasjonFastEiendom'],
};

/** Specifications of ordinary returns that neither compensation nor reverse charge knows. */
export const ORDINARY_ONLY = ['tilbakeføringAvInngåendeMerverdiavgift', 'tapPåKrav', 'uttak'];

const ORDINARY_MESSAGE_NOTES = [
  'BFU',
  'virksomhet under avvikling',
  'virksomhet har endret selskapsform',
  'omsetningssvikt pga ekstraordinære forhold',
  'forlis',
  'avvikende fakturering',
];

export const MESSAGE_NOTES: Readonly<Record<string, readonly string[]>> = {
  alminnelig: ORDINARY_MESSAGE_NOTES,
  primaernaering: ORDINARY_MESSAGE_NOTES,
  omvendtAvgiftsplikt: ['BFU'],
  kompensasjon: [
    'BFU',
    'endring av bruksområde på bygg, anlegg eller annen fast eiendom',
    'kompensasjonskravet gjelder flere terminer',
    'korrigering av tidligere kompensasjonskrav',
    'virksomheten er fusjonert eller fisjonert',
    'forholdsmessig kompensasjon',
    'virksomhet under avvikling kompensasjon',
  ],
};

const ORDINARY_LINE_NOTES = [
  'avvikende fakturering',
  'feil i regnskapsprogram',
  'feil mva-kode brukt tidligere',
  'periodisering',
  'kreditnota',
  'omsetning før registrering',
  'store anskaffelser',
  'anskaffelser foretatt før mva registrering',
  'forsikringsoppgjør',
  'omberegning eller retur',
  'tolldeklarasjon på feil organisasjonsnummer',
  'gjeninnførsel',
  'midlertidig innførsel',
  'gjenutførsel eller retur',
  'midlertidig utførsel',
  'tjenesteeksport',
  'fast eiendom',
  'personkjøretøy',
  'bygg i egenregi',
  'demobil',
  'uttak av varer ved sletting av virksomhet i mva-register',
  'avgiftsfritt salg av fiskefartøy',
  'feil mva-kode for kompensasjon brukt tidligere',
  'fradrag føres i kompensasjonsmelding',
];

export const LINE_NOTES: Readonly<Record<string, readonly string[]>> = {
  alminnelig: ORDINARY_LINE_NOTES,
  primaernaering: ORDINARY_LINE_NOTES,
  omvendtAvgiftsplikt: [
    'feil i regnskapsprogram',
    'feil mva-kode brukt tidligere',
    'periodisering',
    'kreditnota',
    'omsetning før registrering',
    'store anskaffelser',
    'feil mva-kode for kompensasjon brukt tidligere',
    'fradrag føres i kompensasjonsmelding',
  ],
  kompensasjon: [
    'feil i regnskapsprogram',
    'kreditnota',
    'feil mva-kode for kompensasjon brukt tidligere',
    'endring i bruken av bygg, anlegg eller annen fast eiendom',
    'overdragelse av bygg, anlegg eller annen fast eiendom',
    'innførsel av varer',
    'kjøp av tjenester',
  ],
};
