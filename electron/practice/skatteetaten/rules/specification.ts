import { SPESIFIKASJON_BY_CATEGORY, TWO_WAY_CODES } from '../codes.ts';
import { eachLine, type Rule } from './rule.ts';

/** `spesifikasjon` belongs on these codes only. */
function onlyOn(id: string, name: string, codes: string, code: string, categories = 'AP'): Rule {
  const allowed = codes.split(' ');
  return {
    id,
    severity: 'U',
    categories,
    code,
    why: `Spesifikasjonen ${name} kan bare brukes på mva-kode ${allowed.join(', ')}.`,
    find: eachLine((line) => line.spesifikasjon === name && !allowed.includes(line.code)),
  };
}

/** Rules about `spesifikasjon` in ordinary returns. */
export const SPECIFICATION_RULES: readonly Rule[] = [
  {
    id: 'R069',
    severity: 'U',
    categories: 'APKO',
    code: 'MvaMeldingsinnhold_MvaSpesifikasjoner_UkjentSpesifikasjon',
    why: 'Spesifikasjonen finnes ikke i kodelisten for meldingskategorien.',
    find: eachLine(
      ({ spesifikasjon }, { category }) =>
        spesifikasjon !== undefined && !SPESIFIKASJON_BY_CATEGORY[category]?.includes(spesifikasjon),
    ),
  },
  onlyOn(
    'R038',
    'tapPåKrav',
    '1 11 12 13',
    'MVA_MELDINGSINNHOLD_SPESIFIKASJONSLINJE_TAP_PÅ_KRAV_FØRT_PÅ_FEIL_MVA_KODE',
  ),
  onlyOn('R039', 'uttak', '3 5 31 33', 'MVA_MELDINGSINNHOLD_SPESIFIKASJONSLINJE_UTTAK_FØRT_PÅ_FEIL_MVA_KODE'),
  onlyOn('R040', 'justering', '1 81', 'MVA_MELDINGSINNHOLD_SPESIFIKASJONSLINJE_JUSTERING_FØRT_PÅ_FEIL_MVA_KODE'),
  onlyOn(
    'R041',
    'tilbakeføringAvInngåendeMerverdiavgift',
    '1 81',
    'MVA_MELDINGSINNHOLD_SPESIFIKASJONSLINJE_TILBAKEFØRING_INNGÅENDE_AVGIFT_9_6_OG_9_7_FØRT_PÅ_FEIL_MVA_KODE',
  ),
  onlyOn(
    'R114',
    'kompensasjonsrett',
    '81 83 86 88 91',
    'MVA_MELDINGSINNHOLD_SPESIFIKASJONSLINJE_KJØP_MED_KOMPENSASJONSRETT_FØRT_PÅ_FEIL_MVA_KODE',
  ),
  {
    id: 'R115',
    severity: 'V',
    // The published condition reads "A, or P and the codes"; "A or P, and the codes" is meant (reference mva-melding 3.3).
    categories: 'AP',
    code: 'MVA_MELDINGSINNHOLD_SPESIFIKASJONSLINJE_KJØP_MED_KOMPENSASJONSRETT',
    why: 'Samme avgift er ført både med og uten kompensasjonsrett.',
    find: eachLine(
      (line, { lines }) =>
        line.spesifikasjon === 'kompensasjonsrett' &&
        TWO_WAY_CODES.includes(line.code) &&
        lines.some(
          (other) =>
            other.code === line.code &&
            other.spesifikasjon !== 'kompensasjonsrett' &&
            other.vat.hundredths === line.vat.hundredths,
        ),
    ),
  },
  {
    id: 'R116',
    severity: 'U',
    categories: 'APO',
    code: 'MVA_SPESIFIKASJONSLINJEN_KJØP_MED_KOMPENSASJONSRETT_MANGLER_GRUNNLAG_OG_SATS',
    why: 'Kjøp med kompensasjonsrett skal ha både grunnlag og sats.',
    find: eachLine(
      (line) => line.spesifikasjon === 'kompensasjonsrett' && (line.base === undefined || line.rate === undefined),
    ),
  },
];
