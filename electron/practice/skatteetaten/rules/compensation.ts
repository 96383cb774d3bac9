import { COMPENSATION_CODES, ORDINARY_ONLY } from '../codes.ts';
import { eachLine, type Rule } from './rule.ts';

const PLAIN_ADJUSTMENT = 'justeringMerverdiavgiftskompensasjonFastEiendom';

/** Rules of claims for compensation. */
export const COMPENSATION_RULES: readonly Rule[] = [
  {
    id: 'R086',
    severity: 'U',
    categories: 'K',
    code: 'MVA_KOMPENSASJON_MELDINGSINNHOLD_INNGÅENDE_MOTSATT_FORTEGN_MERKNAD_TIL_MVA_KODEN_MANGLER',
    why: 'Avgiften er positiv. Linjen må ha en merknad.',
    find: eachLine(
      (line) =>
        COMPENSATION_CODES.has(line.code) &&
        line.vat.hundredths > 0n &&
        !line.note &&
        !(line.spesifikasjon === PLAIN_ADJUSTMENT && ['1', '14', '81'].includes(line.code)),
    ),
  },
  {
    id: 'R087',
    severity: 'U',
    categories: 'K',
    code: 'MVA_KOMPENSASJON_MELDINGSINNHOLD_SPESIFIKASJONSLINJE_JUSTERING_FØRT_PÅ_FEIL_MVA_KODE',
    why: 'Justering kan bare føres på mva-kode 1, 14 og 81.',
    find: eachLine((line) => line.spesifikasjon === PLAIN_ADJUSTMENT && !['1', '14', '81'].includes(line.code)),
  },
  {
    id: 'R088',
    severity: 'U',
    categories: 'K',
    code: 'MVA_KOMPENSASJON_MELDINGSINNHOLD_UGYLDIG_MVA_KODE_FOR_OPPGITT_MELDINGSKATEGORI',
    why: 'Mva-koden kan ikke brukes i en melding om kompensasjon.',
    find: eachLine((line) => !COMPENSATION_CODES.has(line.code)),
  },
  {
    id: 'R091',
    severity: 'U',
    categories: 'K',
    code: 'MVA_KOMPENSASJON_MELDINGSINNHOLD_UGYLDIG_SPESIFIKASJONSLINJE',
    why: 'Spesifikasjonen kan ikke brukes i en melding om kompensasjon.',
    find: eachLine((line) => ORDINARY_ONLY.includes(line.spesifikasjon ?? '')),
  },
  {
    id: 'R093',
    severity: 'U',
    categories: 'K',
    code: 'MVA_KOMPENSASJON_KODE_INNGÅENDE_AVGIFT_MANGLER_GRUNNLAG_OG_SATS',
    why: 'Alle linjer skal ha både grunnlag og sats.',
    find: eachLine((line) => line.base === undefined || line.rate === undefined),
  },
];
