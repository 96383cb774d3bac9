import { PERIOD_VALUES } from './periods.ts';
import { choice, optional, repeated, required, type Shape, sequence, type TextCheck, text } from './structure.ts';

/** What the published XSDs demand of the two documents a client sends (reference mva-melding 1.1 and 2.1). */
export const RETURN_NAMESPACE = 'no:skatteetaten:fastsetting:avgift:mva:skattemeldingformerverdiavgift:v1.0';
export const ENVELOPE_NAMESPACE = 'no:skatteetaten:fastsetting:avgift:mva:mvameldinginnsending:v1.0';

const collapse = (value: string) => value.replace(/\s+/g, ' ').trim();
const pattern =
  (expression: RegExp, type: string): TextCheck =>
  (value) =>
    expression.test(collapse(value))
      ? undefined
      : `cvc-datatype-valid.1.2.1: '${value}' is not a valid value for '${type}'.`;
const oneOf =
  (values: readonly string[]): TextCheck =>
  (value) =>
    values.includes(value)
      ? undefined
      : `cvc-enumeration-valid: Value '${value}' is not facet-valid with respect to enumeration '[${values.join(', ')}]'.`;

const anyText = text(() => undefined);
const shortText = text((value) =>
  [...value].length > 4000 ? `cvc-maxLength-valid: Value with length = '${value.length}' exceeds '4000'.` : undefined,
);
const digits = (count: number) =>
  text((value) =>
    new RegExp(`^\\d{${count}}$`).test(value)
      ? undefined
      : `cvc-pattern-valid: Value '${value}' is not facet-valid: ${count} digits are expected.`,
  );
const decimal = text(pattern(/^[+-]?(\d+(\.\d*)?|\.\d+)$/, 'decimal'));
const dateTime = text(pattern(/^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/, 'dateTime'));

const period: Shape = sequence(
  required(
    'periode',
    choice(...Object.entries(PERIOD_VALUES).map(([name, values]) => required(name, text(oneOf(values))))),
  ),
  required('aar', text(pattern(/^-?\d{4,}(Z|[+-]\d\d:\d\d)?$/, 'gYear'))),
);
const category = text(oneOf(['alminnelig', 'primaernaering', 'kompensasjon', 'omvendtAvgiftsplikt', 'eHandel']));
const note = choice(required('beskrivelse', shortText), required('utvalgtMerknad', anyText));

export const RETURN_SHAPE: Shape = sequence(
  required(
    'innsending',
    sequence(
      required('regnskapssystemsreferanse', shortText),
      optional('regnskapssystem', sequence(required('systemnavn', shortText), optional('systemversjon', shortText))),
    ),
  ),
  required(
    'skattegrunnlagOgBeregnetSkatt',
    sequence(
      required('skattleggingsperiode', period),
      required('fastsattMerverdiavgift', decimal),
      repeated(
        'mvaSpesifikasjonslinje',
        sequence(
          required('mvaKode', anyText),
          optional('spesifikasjon', anyText),
          optional('mvaKodeRegnskapsystem', shortText),
          optional('grunnlag', decimal),
          optional('sats', anyText),
          required('merverdiavgift', decimal),
          optional('merknad', note),
        ),
      ),
    ),
  ),
  required('betalingsinformasjon', sequence(optional('kundeIdentifikasjonsnummer', shortText))),
  required(
    'skattepliktig',
    sequence(optional('organisasjonsnummer', digits(9)), optional('identifikasjonsnummer', digits(7))),
  ),
  required('meldingskategori', category),
  optional('merknad', note),
);

export const ENVELOPE_SHAPE: Shape = sequence(
  required(
    'norskIdentifikator',
    choice(
      required('identifikasjonsnummer', digits(7)),
      required('foedselsnummer', digits(11)),
      required('organisasjonsnummer', digits(9)),
    ),
  ),
  required('skattleggingsperiode', period),
  required('meldingskategori', category),
  optional('innsendingstype', text(oneOf(['komplett', 'ikke komplett']))),
  optional('instansstatus', shortText),
  required('opprettetAv', shortText),
  optional('opprettingstidspunkt', dateTime),
  repeated(
    'vedlegg',
    sequence(
      required('vedleggstype', text(oneOf(['mva-melding', 'binaerVedlegg']))),
      required('kildegruppe', text(oneOf(['etat', 'sluttbrukersystem', 'sluttbruker']))),
      required('opprettetAv', shortText),
      optional('opprettingstidspunkt', dateTime),
      required(
        'vedleggsfil',
        sequence(
          required('filnavn', shortText),
          required('filekstensjon', shortText),
          required('filinnhold', shortText),
        ),
      ),
    ),
  ),
  optional('endringstidspunkt', dateTime),
);
