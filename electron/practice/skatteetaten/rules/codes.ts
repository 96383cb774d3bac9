import { INPUT_CODES, ORDINARY_CODES, OUTPUT_CODES, RATE_KIND_OF_CODE, ratesFor, TWO_WAY_CODES } from '../codes.ts';
import { periodDays } from '../periods.ts';
import { eachLine, type Rule } from './rule.ts';

/** R053, R054: asked only of those with a registered duty. */
function onlyOrdinaryCodes(id: string, categories: string, code: string): Rule {
  return {
    id,
    severity: 'U',
    categories,
    register: true,
    code,
    why: 'Mva-koden kan ikke brukes i en mva-melding med denne meldingskategorien.',
    find: ({ lines }, { unit }) =>
      unit?.vat ? lines.filter((line) => !ORDINARY_CODES.has(line.code)).map((line) => ({ line })) : [],
  };
}

/** Rules about which codes, bases and rates go together. */
export const CODE_RULES: readonly Rule[] = [
  {
    id: 'R002',
    severity: 'U',
    categories: 'APKO',
    code: 'MvaMeldingsinnhold_MvaKode_UkjentMvaKode',
    why: 'Mva-koden finnes ikke i kodelisten.',
    find: eachLine((line) => !RATE_KIND_OF_CODE.has(line.code)),
  },
  {
    id: 'R003',
    severity: 'U',
    categories: 'APKO',
    code: 'MvaMeldingsinnhold_MvaSats_UkjentSats',
    why: 'Satsen gjelder ikke for mva-koden i denne perioden.',
    find: eachLine((line, message) => {
      if (line.rate === undefined || !RATE_KIND_OF_CODE.has(line.code)) return false;
      const { first, last } = periodDays(message.period);
      return !ratesFor(line.code, first.toISODate() ?? '', last.toISODate() ?? '').includes(line.rate);
    }),
  },
  {
    id: 'R065',
    severity: 'U',
    categories: 'AP',
    code: 'MVA_KODE_FOR_INNGÅENDE_AVGIFT_HAR_FEILAKTIG_GRUNNLAG_OG_SATS',
    why: 'Linjer med inngående avgift skal ikke ha grunnlag eller sats.',
    find: eachLine((line) => INPUT_CODES.has(line.code) && (line.base !== undefined || line.rate !== undefined)),
  },
  {
    id: 'R066',
    severity: 'U',
    categories: 'APKO',
    code: 'MVA_KODE_FOR_UTGÅENDE_AVGIFT_MANGLER_GRUNNLAG_OG_SATS',
    why: 'Linjer med utgående avgift skal ha både grunnlag og sats.',
    find: eachLine((line) => OUTPUT_CODES.has(line.code) && (line.base === undefined || line.rate === undefined)),
  },
  {
    id: 'R081',
    severity: 'U',
    categories: 'AP',
    code: 'MVA_KODE_FOR_INNGÅENDE_ELLER_UTGÅENDE_FEIL_GRUNNLAG_ELLER_SATS',
    why: 'Grunnlag og sats skal enten begge være fylt ut eller begge mangle.',
    find: eachLine(
      (line) => TWO_WAY_CODES.includes(line.code) && (line.base === undefined) !== (line.rate === undefined),
    ),
  },
  onlyOrdinaryCodes(
    'R053',
    'A',
    'MVA_MELDINGSINNHOLD_UGYLDIG_MVA_KODE_FOR_OPPGITT_MELDINGSKATEGORI_ALMINNELIG_NÆRING_MED_PLIKT',
  ),
  onlyOrdinaryCodes(
    'R054',
    'P',
    'MVA_MELDINGSINNHOLD_UGYLDIG_MVA_KODE_FOR_OPPGITT_MELDINGSKATEGORI_PRIMÆRNÆRING_MED_PLIKT',
  ),
];
