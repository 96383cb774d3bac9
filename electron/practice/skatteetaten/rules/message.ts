import { CATEGORY_LETTER, CATEGORY_PATH, type Rule, whole } from './rule.ts';

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

/** Rules about the message as a whole. */
export const MESSAGE_RULES: readonly Rule[] = [
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
  needsLines('R084', 'AP', 'MVA_MELDINGSINNHOLD_BELØP_I_FASTSATT_MERVERDIAVGIFT_MANGLER_MVA_KODER'),
  needsLines('R100', 'K', 'MVA_KOMPENSASJON_MELDINGSINNHOLD_BELØP_I_FASTSATT_MERVERDIAVGIFT_MANGLER_MVA_KODER'),
  needsLines('R107', 'O', 'MVA_OMVENDT_AVGIFTSPLIKT_MELDINGSINNHOLD_BELØP_I_FASTSATT_MERVERDIAVGIFT_MANGLER_MVA_KODER'),
];
