import {
  INPUT_CODES,
  LINE_NOTES,
  MESSAGE_NOTES,
  ORDINARY_CODES,
  OUTPUT_CODES,
  RATE_KIND_OF_CODE,
  ratesFor,
  SPESIFIKASJON_BY_CATEGORY,
  TWO_WAY_CODES,
} from './codes.ts';
import type { Line, Return } from './model.ts';
import { periodDays } from './periods.ts';
import { eachLine, type Rule, whole } from './rule.ts';

const KRONE = 100n;
const abs = (value: bigint) => (value < 0n ? -value : value);
const sum = (lines: readonly Line[]) => lines.reduce((total, line) => total + line.vat.hundredths, 0n);

/** Reference mva-melding 1.6: one krone per line, at least ten. */
function tolerance(message: Return): bigint {
  return KRONE * BigInt(Math.max(10, message.lines.length));
}

function computedVat(line: Line): bigint | undefined {
  const [percent = '', fraction = ''] = (line.rate ?? '').replace(',', '.').split('.');
  if (!line.base || !/^\d+$/.test(percent)) return undefined;
  const rate = BigInt(percent) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
  return ((line.base.hundredths * rate) / 10_000n / KRONE) * KRONE;
}

const OPPOSITE_OUTPUT = '3 6 31 32 33 51 52 81 82 83 84 85 86 87 88 89 91 92'.split(' ');
const OPPOSITE_INPUT = '1 11 12 13 14 15 81 83 86 88 91'.split(' ');

function positiveIsOrdinary({ code, spesifikasjon }: Line): boolean {
  if (spesifikasjon === 'tapPåKrav') return ['1', '11', '12', '13'].includes(code);
  const adjusts = spesifikasjon === 'justering' || spesifikasjon === 'tilbakeføringAvInngåendeMerverdiavgift';
  return adjusts && ['1', '81'].includes(code);
}

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

const GOODS = 'VARER_KJØPT_FRA_UTLANDET_MED_FRADRAGSRETT_AVVIK';
const SERVICES = 'OMVENDT_AVGIFTSPLIKT_FOR_TJENSTER_KJØPT_FRA_UTLANDET_MED_FRADRAGSRETT_AVVIK';
const QUOTAS = 'KJØP_AV_KLIMAKVOTER_OG_GULL_MED_FRADRAGSRETT_AVVIK';
const TWO_WAY_WORDS = [GOODS, GOODS, SERVICES, SERVICES, QUOTAS];
// The published identifiers of R033 to R037 have the two kinds of purchase swapped.
const TWO_WAY_WORDS_INPUT = [SERVICES, SERVICES, GOODS, GOODS, QUOTAS];

const twoWayRules: Rule[] = TWO_WAY_CODES.flatMap((code, index): Rule[] => {
  const outputs = (message: Return) => message.lines.filter((line) => line.code === code && line.base);
  const inputs = (message: Return) => message.lines.filter((line) => line.code === code && !line.base);
  const plainInputs = (message: Return) => inputs(message).filter((line) => !line.spesifikasjon);
  const at = (line: Line | undefined) => (line ? [{ line }] : []);
  return [
    {
      id: `R0${23 + index}`,
      severity: 'V',
      categories: 'AP',
      code: `MVA_MELDINGSINNHOLD_${TWO_WAY_WORDS[index]}_MELLOM_BEREGNET_OG_INNGÅENDE_AVGIFT_MVA_KODE_${code}`,
      why: `Fradraget for mva-kode ${code} er større enn den beregnede avgiften.`,
      find: (message) =>
        abs(sum(outputs(message))) + tolerance(message) < abs(sum(inputs(message))) ? at(inputs(message)[0]) : [],
    },
    {
      id: `R0${28 + index}`,
      severity: 'U',
      categories: 'AP',
      code: `MVA_MELDINGSINNHOLD_${TWO_WAY_WORDS[index]}_UTGÅENDE_AVGIFT_MANGLER_MVA_KODE_${code}`,
      why: `Mva-kode ${code} har fradrag, men mangler linjen med grunnlag og beregnet avgift.`,
      find: (message) => (outputs(message).length < plainInputs(message).length ? at(plainInputs(message)[0]) : []),
    },
    {
      id: `R0${33 + index}`,
      severity: 'V',
      categories: 'AP',
      code: `MVA_MELDINGSINNHOLD_${TWO_WAY_WORDS_INPUT[index]}_INNGÅENDE_AVGIFT_MANGLER_MVA_KODE_${code}`,
      why: `Mva-kode ${code} har beregnet avgift, men ingen linje med fradrag.`,
      find: (message) => {
        const plain = outputs(message).filter((line) => !line.spesifikasjon);
        return plain.length > 0 && plainInputs(message).length === 0 ? at(plain[0]) : [];
      },
    },
  ];
});

const codeAndRate: Rule[] = [
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
  {
    id: 'R053',
    severity: 'U',
    categories: 'A',
    register: true,
    code: 'MVA_MELDINGSINNHOLD_UGYLDIG_MVA_KODE_FOR_OPPGITT_MELDINGSKATEGORI_ALMINNELIG_NÆRING_MED_PLIKT',
    why: 'Mva-koden kan ikke brukes i en alminnelig mva-melding.',
    find: eachLine((line) => RATE_KIND_OF_CODE.has(line.code) && !ORDINARY_CODES.has(line.code)),
  },
];

const amounts: Rule[] = [
  {
    id: 'R018',
    severity: 'V',
    categories: 'APKO',
    code: 'MVA_MELDINGSINNHOLD_SUM_MVA_FEIL_SUMMERING_AV_AVGIFTLINJER',
    why: 'Summen av avgiftslinjene er ikke lik fastsatt merverdiavgift.',
    find: (message) =>
      whole(
        abs(sum(message.lines) - message.total.hundredths) <= tolerance(message),
        'mvaMeldingDto/skattegrunnlagOgBeregnetSkatt/fastsattMerverdiavgift',
      ),
  },
  {
    id: 'R019',
    severity: 'V',
    categories: 'APKO',
    code: 'MVA_MELDINGSINNHOLD_GRUNNLAG_GANGER_GJELDENDE_SATS_FEIL_BEREGNET_MERVERDIAVGIFT_FOR_AVGIFTSLINJE',
    why: 'Merverdiavgiften er ikke lik grunnlaget ganger satsen.',
    find: eachLine((line, message) => {
      const computed = computedVat(line);
      return computed !== undefined && abs(computed - line.vat.hundredths) > tolerance(message);
    }),
  },
  {
    id: 'R082',
    severity: 'U',
    categories: 'APKO',
    code: 'MVA_MELDINGSINNHOLD_BELØP_INNEHOLDER_DESIMALER',
    why: 'Beløp skal oppgis i hele kroner.',
    find: (message) => [
      ...whole(!message.total.decimals, 'mvaMeldingDto/skattegrunnlagOgBeregnetSkatt/fastsattMerverdiavgift'),
      ...message.lines.filter((line) => line.base?.decimals || line.vat.decimals).map((line) => ({ line })),
    ],
  },
  {
    id: 'R122',
    severity: 'U',
    categories: 'APO',
    code: 'MVA_MELDINGSINNHOLD_GRUNNLAG_ER_LAVERE_ENN_BEREGNET_AVGIFT',
    why: 'Grunnlaget er lavere enn avgiften.',
    find: eachLine(({ base, vat }) => base !== undefined && base.hundredths > 0n && base.hundredths <= vat.hundredths),
  },
  {
    id: 'R127',
    severity: 'U',
    categories: 'APO',
    code: 'MVA_MELDINGSINNHOLD_AVGIFT_BEREGNET_TIL_0_VED_OPPGITT_GRUNNLAG_MED_BELØP',
    why: 'Avgiften er 0, men grunnlaget og satsen gir avgift.',
    find: eachLine((line) => (computedVat(line) ?? 0n) >= KRONE && line.vat.hundredths === 0n),
  },
];

const notes: Rule[] = [
  {
    id: 'R020',
    severity: 'U',
    categories: 'AP',
    code: 'MVA_MELDINGSINNHOLD_UTGÅENDE_MOTSATT_FORTEGN_MERKNAD_TIL_MVA_KODEN_MANGLER',
    why: 'Grunnlaget er negativt. Linjen må ha en merknad.',
    find: eachLine((line) => OPPOSITE_OUTPUT.includes(line.code) && (line.base?.hundredths ?? 0n) < 0n && !line.note),
  },
  {
    id: 'R021',
    severity: 'U',
    categories: 'AP',
    code: 'MVA_MELDINGSINNHOLD_INNGÅENDE_MOTSATT_FORTEGN_MERKNAD_TIL_MVA_KODEN_MANGLER',
    why: 'Den inngående avgiften er positiv. Linjen må ha en merknad.',
    find: eachLine(
      (line) =>
        OPPOSITE_INPUT.includes(line.code) &&
        !line.base &&
        line.vat.hundredths > 0n &&
        !line.note &&
        !positiveIsOrdinary(line),
    ),
  },
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
  {
    id: 'R070',
    severity: 'U',
    categories: 'APKO',
    code: 'MvaMeldingsinnhold_SpesifikasjonslinjeMerknad_UkjentMerknad',
    why: 'Merknaden på linjen finnes ikke i kodelisten for meldingskategorien.',
    find: eachLine(
      ({ note }, { category }) => note?.chosen !== undefined && !LINE_NOTES[category]?.includes(note.chosen),
    ),
  },
  {
    id: 'R071',
    severity: 'U',
    categories: 'APKO',
    code: 'MvaMeldingsinnhold_MvaMeldingMerknad_UkjentMerknad',
    why: 'Merknaden på meldingen finnes ikke i kodelisten for meldingskategorien.',
    find: ({ note, category }) =>
      whole(
        note?.chosen === undefined || (MESSAGE_NOTES[category] ?? []).includes(note.chosen),
        'mvaMeldingDto/merknad',
      ),
  },
  {
    id: 'R078',
    severity: 'U',
    categories: 'APKO',
    code: 'MVA_MELDINGSINNHOLD_MERKNAD_MANGLER',
    why: 'Tilbakeføring av inngående merverdiavgift må ha en merknad.',
    find: eachLine((line) => line.spesifikasjon === 'tilbakeføringAvInngåendeMerverdiavgift' && !line.note),
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

/** Rules that look at single lines, or at how lines fit together. R074 to R076 (which note fits which line) are left out. */
export const LINE_RULES: readonly Rule[] = [...codeAndRate, ...amounts, ...notes, ...twoWayRules];
