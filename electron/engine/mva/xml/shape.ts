/** The published XSD of mvaMeldingDto as data (reference/mva-melding.md 1.1): order and how many. */

export interface Shape {
  readonly kind: 'sequence' | 'choice' | 'text';
  readonly children: readonly Child[];
}

export interface Child {
  readonly name: string;
  readonly shape: Shape;
  readonly min: 0 | 1;
  readonly max: number;
}

const text: Shape = { kind: 'text', children: [] };
const one = (name: string, shape: Shape = text): Child => ({ name, shape, min: 1, max: 1 });
const optional = (name: string, shape: Shape = text): Child => ({ name, shape, min: 0, max: 1 });
const sequence = (...children: Child[]): Shape => ({ kind: 'sequence', children });
const choice = (...children: Child[]): Shape => ({ kind: 'choice', children });

export const RETURN_NAMESPACE = 'no:skatteetaten:fastsetting:avgift:mva:skattemeldingformerverdiavgift:v1.0';

/** Far past any real return, which has at most one line per code, specification and own code. */
export const MAX_LINES = 10_000;

const note = choice(one('beskrivelse'), one('utvalgtMerknad'));

const line = sequence(
  one('mvaKode'),
  optional('spesifikasjon'),
  optional('mvaKodeRegnskapsystem'),
  optional('grunnlag'),
  optional('sats'),
  one('merverdiavgift'),
  optional('merknad', note),
);

const period = choice(
  one('skattleggingsperiodeMaaned'),
  one('skattleggingsperiodeSeksMaaneder'),
  one('skattleggingsperiodeToMaaneder'),
  one('skattleggingsperiodeHalvMaaned'),
  one('skattleggingsperiodeTreMaaneder'),
  one('skattleggingsperiodeUke'),
  one('skattleggingsperiodeAar'),
);

export const returnShape = sequence(
  one(
    'innsending',
    sequence(
      one('regnskapssystemsreferanse'),
      optional('regnskapssystem', sequence(one('systemnavn'), optional('systemversjon'))),
    ),
  ),
  one(
    'skattegrunnlagOgBeregnetSkatt',
    sequence(one('skattleggingsperiode', sequence(one('periode', period), one('aar'))), one('fastsattMerverdiavgift'), {
      name: 'mvaSpesifikasjonslinje',
      shape: line,
      min: 0,
      max: MAX_LINES,
    }),
  ),
  one('betalingsinformasjon', sequence(optional('kundeIdentifikasjonsnummer'))),
  one('skattepliktig', sequence(optional('organisasjonsnummer'), optional('identifikasjonsnummer'))),
  one('meldingskategori'),
  optional('merknad', note),
);
