import { CATEGORY_LETTER, CATEGORY_PATH, PERIOD_PATH, type Rule, whole } from './rule.ts';

const DUTY_KIND: Readonly<Record<string, string>> = {
  skattleggingsperiodeToMaaneder: 'toMaaneder',
  skattleggingsperiodeAar: 'aar',
};

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

/** Rules that ask the registers: who is registered for what, and as which form of organisation. */
export const REGISTER_RULES: readonly Rule[] = [
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
  {
    id: 'R131',
    severity: 'U',
    categories: 'AP',
    register: true,
    code: 'MVA_MANGLENDE_REGISTRERING_I_ENHETSREGISTERET',
    why: 'Virksomheten er ikke registrert i Enhetsregisteret i perioden.',
    find: (_message, { unit }) => whole(unit !== undefined, 'mvaMeldingDto/skattepliktig'),
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
  formIsNot('R126', 'APKO', 'UDEF', 'MVA_PLIKT_ORG_FORM_UDEF'),
  formIsNot('R094', 'K', 'KF', 'MVA_KOMPENSASJON_ORG_FORM_KF'),
  formIsNot('R128', 'K', 'FKF', 'MVA_KOMPENSASJON_ORG_FORM_FKF'),
  formIsNot('R129', 'K', 'ORGL', 'MVA_KOMPENSASJON_ORG_FORM_ORGL'),
  formIsNot('R130', 'K', 'BEDR', 'MVA_KOMPENSASJON_ORG_FORM_BEDR', 'V'),
];
