import type { Line, Return } from '../model.ts';
import { eachLine, type Rule, whole } from './rule.ts';

export const KRONE = 100n;
export const abs = (value: bigint) => (value < 0n ? -value : value);
export const sum = (lines: readonly Line[]) => lines.reduce((total, line) => total + line.vat.hundredths, 0n);

/** Reference mva-melding 1.6: one krone per line, at least ten. */
export function tolerance(message: Return): bigint {
  return KRONE * BigInt(Math.max(10, message.lines.length));
}

function computedVat(line: Line): bigint | undefined {
  const [percent = '', fraction = ''] = (line.rate ?? '').replace(',', '.').split('.');
  if (!line.base || !/^\d+$/.test(percent)) return undefined;
  const rate = BigInt(percent) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
  return ((line.base.hundredths * rate) / 10_000n / KRONE) * KRONE;
}

/** Rules that compute: sums, products, whole kroner. */
export const AMOUNT_RULES: readonly Rule[] = [
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
