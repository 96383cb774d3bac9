import { ORDINARY_ONLY, REVERSE_CHARGE_CODES } from '../codes.ts';
import { eachLine, type Rule } from './rule.ts';

const NEEDS_RIGHT = ['86', '88', '91'];

/** Rules of returns for reverse charge. */
export const REVERSE_CHARGE_RULES: readonly Rule[] = [
  {
    id: 'R108',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_MELDINGSINNHOLD_UTGÅENDE_MOTSATT_FORTEGN_MERKNAD_TIL_MVA_KODEN_MANGLER',
    why: 'Grunnlaget er negativt. Linjen må ha en merknad.',
    find: eachLine((line) => REVERSE_CHARGE_CODES.has(line.code) && (line.base?.hundredths ?? 0n) < 0n && !line.note),
  },
  {
    id: 'R109',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_MANGLER_GRUNNLAG_OG_SATS',
    why: 'Linjen skal ha både grunnlag og sats.',
    find: eachLine(
      (line) => REVERSE_CHARGE_CODES.has(line.code) && (line.base === undefined || line.rate === undefined),
    ),
  },
  {
    id: 'R110',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_MELDINGSINNHOLD_UGYLDIG_SPESIFIKASJONSLINJE',
    why: 'Spesifikasjonen kan ikke brukes for omvendt avgiftsplikt.',
    find: eachLine((line) => ORDINARY_ONLY.includes(line.spesifikasjon ?? '')),
  },
  {
    id: 'R111',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_SPESIFIKASJONSLINJE_KJØP_MED_KOMPENSASJONSRETT_FØRT_PÅ_FEIL_KODE',
    why: 'Kompensasjonsrett kan bare brukes på mva-kode 86, 88 og 91.',
    find: eachLine((line) => line.spesifikasjon === 'kompensasjonsrett' && !NEEDS_RIGHT.includes(line.code)),
  },
  {
    id: 'R112',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_SPESIFIKASJONSLINJE_KJØP_MED_KOMPENSASJONSRETT',
    why: 'Mva-koden er brukt både med og uten spesifikasjon.',
    find: eachLine(
      (line, { lines }) =>
        line.spesifikasjon !== undefined &&
        lines.some(({ code, spesifikasjon }) => code === line.code && !spesifikasjon),
    ),
  },
  {
    id: 'R113',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_MELDINGSINNHOLD_UGYLDIG_MVA_KODE_FOR_OPPGITT_MELDINGSKATEGORI',
    why: 'Mva-koden kan ikke brukes for omvendt avgiftsplikt.',
    find: eachLine((line) => !REVERSE_CHARGE_CODES.has(line.code)),
  },
  {
    id: 'R124',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_SPESIFIKASJON_MANGLER',
    why: 'Mva-kode 86, 88 og 91 skal ha spesifikasjonen kompensasjonsrett.',
    find: eachLine((line) => NEEDS_RIGHT.includes(line.code) && line.spesifikasjon !== 'kompensasjonsrett'),
  },
];
