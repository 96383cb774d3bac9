/**
 * The field names of "Krav og betalinger" 1.1.1 and of "Frister", one spelling each. The service spells the same field in up to three
 * ways, its texts from 2022 use older names, some with æ, ø and å (skatteetaten-systembruker.md 2.6).
 */
const NAMES = [
  ...['partIdentifikator', 'skjermet', 'periode', 'aapentKravMedGjenstaaendeBeloep', 'innbetalingMedUplassertBeloep'],
  ...['totalOversikt', 'oversiktPerKravgruppe', 'krav', 'innbetaling', 'utbetaling', 'fraOgMed', 'tilOgMed'],
  ...['sumStipulerteRenter', 'sumForfalteKrav', 'sumIkkeForfalteKrav', 'sumUplasserteInnbetalinger', 'saldo'],
  ...['kravidentifikator', 'kravtype', 'kravgruppe', 'kravbeskrivelse', 'opprinneligBeloep', 'gjenstaaendeBeloep'],
  ...['stipulerteRenter', 'kravforfall', 'kravperiode', 'opprettelsesdatoForKrav', 'hovedstolKravidentifikator'],
  ...[
    'fastsettingsmaate',
    'motregningAvKreditkrav',
    'motregningAvInnbetaling',
    'kravforfallsIdentifikator',
    'forfallsdato',
  ],
  ...['betalingsinformasjon', 'plassertInnbetaling', 'plassertMotkrav', 'plassertUtbetaling', 'utsattIverksettelse'],
  ...['kidnummer', 'konto', 'kontonummer', 'kontoeiersNavn', 'bankinformasjon', 'iban', 'swiftBIC', 'valutakode'],
  ...['meldingSendtTilMottaker', 'sjekkSendtTil', 'utbetalingskortSendtTil', 'spraakTekst', 'tekst', 'spraak'],
  ...['periodeBeskrivelse', 'aar', 'fraDato', 'tilDato', 'terminTekniskNavn', 'innbetalingsidentifikator'],
  ...['plassertBeloep', 'plassertDato', 'innbetalingsdato', 'innbetaltBeloep', 'innbetaltFra', 'innbetalingstype'],
  ...['uplassertBeloep', 'plassertKrav', 'mottakersKontonummer', 'utbetalingsidentifikator', 'utbetaltBeloep'],
  ...['utbetaltDato', 'betaltTil', 'utbetalingstatus', 'grunnlagForUtbetaling', 'kreditKrav', 'tilbakebetalingAv'],
  ...[
    'kravforfallsdato',
    'opprinneligKravforfallsbeloep',
    'gjenstaaendeKravforfallsbeloep',
    'motregningsidentifikator',
  ],
  ...['innkrevingsmyndighet', 'motregnetdato', 'dekketKrav', 'hovedkrav', 'motregnetBeloep', 'forsinkelsesrenter'],
  ...['dekketKravBeskrivelse', 'kreditorsnavn', 'innbetalingBruktIMotregning', 'kreditkravBruktIMotregning'],
  ...[
    'virksomhet',
    'kilder',
    'kilde',
    'status',
    'frister',
    'tittel',
    'aktivitetsbeskrivelse',
    'aktivitetstype',
    'frist',
  ],
] as const;

export type Name = (typeof NAMES)[number];

const OLDER: Readonly<Record<string, Name>> = {
  betaltFra: 'innbetaltFra',
  betaltTilKonto: 'mottakersKontonummer',
  plassertInnbetalingMotKrav: 'plassertKrav',
  plasseringsdato: 'plassertDato',
};

/** What is left when case, Norwegian letters and the s between "forfall" and "Identifikator" no longer tell names apart. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replace(/(forfall|innbetaling|utbetaling)s?identifikator$/, '$1identifikator');
}

const KNOWN: ReadonlyMap<string, Name> = new Map([
  ...Object.entries(OLDER).map(([older, name]) => [folded(older), name] as const),
  ...NAMES.map((name) => [folded(name), name] as const),
]);

/**
 * The same value with every known field under its one name; other fields keep theirs. Where two spellings of a field stand in one
 * object, the one that says something counts, the newer before the older.
 */
export function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(named);
  if (typeof value !== 'object' || value === null) return value;
  const found = new Map<string, { readonly value: unknown; readonly exact: boolean }>();
  for (const [key, each] of Object.entries(value)) {
    const name = KNOWN.get(folded(key)) ?? key;
    const before = found.get(name);
    const exact = folded(key) === folded(name);
    if (before && isSaid(before.value) && (!isSaid(each) || before.exact || !exact)) continue;
    found.set(name, { value: named(each), exact });
  }
  return Object.fromEntries([...found].map(([name, { value: each }]) => [name, each]));
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
