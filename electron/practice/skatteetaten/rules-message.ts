import { COMPENSATION_CODES, REVERSE_CHARGE_CODES } from './codes.ts';
import type { Return } from './model.ts';
import { periodDays } from './periods.ts';
import { CATEGORY_LETTER, type Circumstances, eachLine, type Rule, whole } from './rule.ts';

const DUTY_KIND: Readonly<Record<string, string>> = {
  skattleggingsperiodeToMaaneder: 'toMaaneder',
  skattleggingsperiodeAar: 'aar',
};

const PERIOD_PATH = 'mvaMeldingDto/skattegrunnlagOgBeregnetSkatt/skattleggingsperiode';
const CATEGORY_PATH = 'mvaMeldingDto/meldingskategori';

/** R059, R060, R089, R120: the period must be over; a bankrupt estate may send from its first day. */
function periodIsOver({ period }: Return, { now, unit }: Circumstances): boolean {
  const { first, last } = periodDays(period);
  if (now >= last.plus({ days: 1 }).toMillis()) return true;
  return unit?.bankrupt === true && now >= first.toMillis();
}

function mustBeOver(id: string, categories: string, code: string): Rule {
  return {
    id,
    severity: 'U',
    categories,
    code,
    why: 'Skattleggingsperioden er ikke ferdig.',
    find: (message, circumstances) => whole(periodIsOver(message, circumstances), PERIOD_PATH),
  };
}

/** R047, R048: registered for this category. */
function categoryIsRegistered(id: string, category: 'alminnelig' | 'primaernaering', code: string): Rule {
  return {
    id,
    severity: 'U',
    categories: CATEGORY_LETTER[category] ?? '',
    register: true,
    code,
    why: 'Virksomheten er ikke registrert i Merverdiavgiftsregisteret med denne meldingskategorien.',
    find: (_message, { unit }) => whole(!unit || unit.vat?.category === category, CATEGORY_PATH),
  };
}

/** R049, R050: registered with this kind of period. */
function periodKindIsRegistered(id: string, category: 'alminnelig' | 'primaernaering', code: string): Rule {
  return {
    id,
    severity: 'U',
    categories: CATEGORY_LETTER[category] ?? '',
    register: true,
    code,
    why: 'Virksomheten er ikke registrert med denne typen skattleggingsperiode.',
    find: ({ period }, { unit }) =>
      whole(unit?.vat?.category !== category || unit.vat.kind === DUTY_KIND[period.kind], PERIOD_PATH),
  };
}

function needsLines(id: string, categories: string, code: string): Rule {
  return {
    id,
    severity: 'U',
    categories,
    code,
    why: 'Fastsatt merverdiavgift er ikke 0, men meldingen har ingen linjer.',
    find: (message) => whole(message.total.hundredths === 0n || message.lines.length > 0),
  };
}

function notBefore(id: string, categories: string, year: number, code: string): Rule {
  return {
    id,
    severity: 'U',
    categories,
    code,
    why: `Meldinger for perioder før ${year} kan ikke leveres her.`,
    find: ({ period }) => whole(period.year >= year, `${PERIOD_PATH}/aar`),
  };
}

function formIsNot(id: string, categories: string, form: string, code: string, severity: 'U' | 'V' = 'U'): Rule {
  return {
    id,
    severity,
    categories,
    register: true,
    code,
    why: `Virksomheter med organisasjonsform ${form} kan ikke levere denne meldingen.`,
    find: (_message, { unit }) => whole(unit?.form !== form, 'mvaMeldingDto/skattepliktig'),
  };
}

function mod10(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function mod11(kid: string): boolean {
  const body = kid.slice(0, -1);
  const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (2 + (index % 6)), 0);
  const check = (11 - (sum % 11)) % 11;
  return kid.at(-1) === (check === 10 ? '-' : String(check));
}

function isKid(kid: string): boolean {
  if (!/^\d+-?$/.test(kid) || kid.length < 2 || kid.length > 25) return false;
  return (!kid.endsWith('-') && mod10(kid)) || mod11(kid);
}

const shared: Rule[] = [
  {
    id: 'R104',
    severity: 'U',
    categories: 'APKO-',
    code: 'MVA_MELDINGSKATEGORI_UGYLDIG',
    why: 'Meldingskategorien kan ikke leveres her.',
    find: ({ category }) => whole(CATEGORY_LETTER[category] !== undefined, CATEGORY_PATH),
  },
  {
    id: 'R079',
    severity: 'U',
    categories: 'APKO',
    code: 'MVA_MELDINGSINNHOLD_KID_NUMMER_GYLDIG',
    why: 'KID-nummeret er ikke gyldig.',
    find: ({ kid }) => whole(!kid || isKid(kid), 'mvaMeldingDto/betalingsinformasjon/kundeIdentifikasjonsnummer'),
  },
  formIsNot('R126', 'APKO', 'UDEF', 'MVA_PLIKT_ORG_FORM_UDEF'),
];

const ordinary: Rule[] = [
  notBefore('R077', 'AP', 2022, 'INNLEVERING_MELDING_FRA_FØR_2022'),
  needsLines('R084', 'AP', 'MVA_MELDINGSINNHOLD_BELØP_I_FASTSATT_MERVERDIAVGIFT_MANGLER_MVA_KODER'),
  categoryIsRegistered('R047', 'alminnelig', 'MVA_PLIKT_OPPGITT_MELDINGSKATEGORI_ALMINNELIG_NÆRING_FINNES_IKKE'),
  categoryIsRegistered('R048', 'primaernaering', 'MVA_PLIKT_OPPGITT_MELDINGSKATEGORI_PRIMÆRNÆRING_FINNES_IKKE'),
  periodKindIsRegistered(
    'R049',
    'alminnelig',
    'MVA_PLIKT_OPPGITT_SKATTLEGGINGSPERIODE_FOR__MELDINGSKATEGORI_ALMINNELIG_NÆRING_FINNES_IKKE',
  ),
  periodKindIsRegistered(
    'R050',
    'primaernaering',
    'MVA_PLIKT_OPPGITT_SKATTLEGGINGSPERIODE_FOR__MELDINGSKATEGORI__PRIMÆRNÆRING_FINNES_IKKE',
  ),
  mustBeOver('R059', 'A', 'MVA_PLIKT_SKATTLEGGINGSPERIODEN_FOR__MELDINGSKATEGORI_ALMINNELIG_NÆRING_MÅ_VÆRE_FERDIG'),
  {
    ...mustBeOver('R060', 'P', 'MVA_PLIKT_SKATTLEGGINGSPERIODEN_FOR__MELDINGSKATEGORI_PRIMÆRNÆRING_MÅ_VÆRE_FERDIG'),
    find: (message, circumstances) =>
      whole(message.note?.chosen === 'forlis' || periodIsOver(message, circumstances), PERIOD_PATH),
  },
  {
    id: 'R131',
    severity: 'U',
    categories: 'AP',
    register: true,
    code: 'MVA_MANGLENDE_REGISTRERING_I_ENHETSREGISTERET',
    why: 'Virksomheten er ikke registrert i Enhetsregisteret i perioden.',
    find: (_message, { unit }) => whole(unit !== undefined, 'mvaMeldingDto/skattepliktig'),
  },
];

const PLAIN_ADJUSTMENT = 'justeringMerverdiavgiftskompensasjonFastEiendom';
const FORBIDDEN_OUTSIDE_ORDINARY = ['tilbakeføringAvInngåendeMerverdiavgift', 'tapPåKrav', 'uttak'];

const compensation: Rule[] = [
  notBefore('R092', 'K', 2023, 'MVA_KOMPENSASJON_INNLEVERING_MELDING_FRA_FØR_2023'),
  needsLines('R100', 'K', 'MVA_KOMPENSASJON_MELDINGSINNHOLD_BELØP_I_FASTSATT_MERVERDIAVGIFT_MANGLER_MVA_KODER'),
  mustBeOver('R089', 'K', 'MVA_KOMPENSASJON_SKATTLEGGINGSPERIODEN_FOR__MELDINGSKATEGORI_KOMPENSASJON_MÅ_VÆRE_FERDIG'),
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
    find: eachLine((line) => FORBIDDEN_OUTSIDE_ORDINARY.includes(line.spesifikasjon ?? '')),
  },
  {
    id: 'R093',
    severity: 'U',
    categories: 'K',
    code: 'MVA_KOMPENSASJON_KODE_INNGÅENDE_AVGIFT_MANGLER_GRUNNLAG_OG_SATS',
    why: 'Alle linjer skal ha både grunnlag og sats.',
    find: eachLine((line) => line.base === undefined || line.rate === undefined),
  },
  {
    id: 'R095',
    severity: 'U',
    categories: 'K',
    code: 'MVA_KOMPENSASJON_MELDINGSINNHOLD_UGYLDIG_TERMINKATEGORI',
    why: 'Kompensasjon leveres for to måneder om gangen.',
    find: ({ period }) => whole(period.kind === 'skattleggingsperiodeToMaaneder', PERIOD_PATH),
  },
  formIsNot('R094', 'K', 'KF', 'MVA_KOMPENSASJON_ORG_FORM_KF'),
  formIsNot('R128', 'K', 'FKF', 'MVA_KOMPENSASJON_ORG_FORM_FKF'),
  formIsNot('R129', 'K', 'ORGL', 'MVA_KOMPENSASJON_ORG_FORM_ORGL'),
  formIsNot('R130', 'K', 'BEDR', 'MVA_KOMPENSASJON_ORG_FORM_BEDR', 'V'),
];

const NEEDS_RIGHT = ['86', '88', '91'];

const reverseCharge: Rule[] = [
  notBefore('R103', 'O', 2023, 'MVA_MELDINGSKATEGORI_OMVENDT_AVGIFTSPLIKT_INNLEVERING_MELDING_FRA_FØR_2023'),
  needsLines('R107', 'O', 'MVA_OMVENDT_AVGIFTSPLIKT_MELDINGSINNHOLD_BELØP_I_FASTSATT_MERVERDIAVGIFT_MANGLER_MVA_KODER'),
  mustBeOver('R120', 'O', 'MVA_SKATTLEGGINGSPERIODEN_FOR_OPPGITT_MELDINGSKATEGORI_OMVENDT_AVGIFTSPLIKT_MÅ_VÆRE_FERDIG'),
  {
    id: 'R106',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_MELDINGSINNHOLD_UGYLDIG_TERMINKATEGORI',
    why: 'Omvendt avgiftsplikt leveres for tre måneder om gangen.',
    find: ({ period }) => whole(period.kind === 'skattleggingsperiodeTreMaaneder', PERIOD_PATH),
  },
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
    find: eachLine((line) => FORBIDDEN_OUTSIDE_ORDINARY.includes(line.spesifikasjon ?? '')),
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
    id: 'R113',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_MELDINGSINNHOLD_UGYLDIG_MVA_KODE_FOR_OPPGITT_MELDINGSKATEGORI',
    why: 'Mva-koden kan ikke brukes for omvendt avgiftsplikt.',
    find: eachLine((line) => !REVERSE_CHARGE_CODES.has(line.code)),
  },
  {
    id: 'R121',
    severity: 'U',
    categories: 'O',
    register: true,
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_AKTIV_MVA_PLIKT_FOR_SAMME_PERIODE',
    why: 'Virksomheten er registrert i Merverdiavgiftsregisteret og skal bruke den alminnelige mva-meldingen.',
    find: (_message, { unit }) => whole(unit?.vat === undefined, CATEGORY_PATH),
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

/** Rules that look at the message as a whole, its period, its category and the registers. */
export const MESSAGE_RULES: readonly Rule[] = [...shared, ...ordinary, ...compensation, ...reverseCharge];
