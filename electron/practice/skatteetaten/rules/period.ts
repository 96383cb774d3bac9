import { DateTime } from 'luxon';
import type { Return } from '../model.ts';
import { periodDays } from '../periods.ts';
import { type Circumstances, PERIOD_PATH, type Rule, whole } from './rule.ts';

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

/** R000, R090, R105: the day from which this kind of return is taken at all, in Oslo. */
function notSentBefore(id: string, categories: string, day: string, code: string): Rule {
  const opens = DateTime.fromISO(day, { zone: 'Europe/Oslo' }).toMillis();
  return {
    id,
    severity: 'U',
    categories,
    code,
    why: `Meldingen kan ikke leveres før ${day}.`,
    find: (_message, { now }) => whole(now >= opens, PERIOD_PATH),
  };
}

/** Rules about when a return may be sent, and for which period. */
export const PERIOD_RULES: readonly Rule[] = [
  notSentBefore('R000', 'AP', '2022-01-01', 'INNLEVERING_FØR_1_1_2022'),
  notSentBefore('R090', 'K', '2023-01-01', 'MVA_KOMPENSASJON_INNLEVERING_FØR_1_1_2023'),
  notSentBefore('R105', 'O', '2023-02-01', 'MVA_MELDINGSKATEGORI_OMVENDT_AVGIFTSPLIKT_INNLEVERING_FØR_1_2_2023'),
  notBefore('R077', 'AP', 2022, 'INNLEVERING_MELDING_FRA_FØR_2022'),
  notBefore('R092', 'K', 2023, 'MVA_KOMPENSASJON_INNLEVERING_MELDING_FRA_FØR_2023'),
  notBefore('R103', 'O', 2023, 'MVA_MELDINGSKATEGORI_OMVENDT_AVGIFTSPLIKT_INNLEVERING_MELDING_FRA_FØR_2023'),
  mustBeOver('R059', 'A', 'MVA_PLIKT_SKATTLEGGINGSPERIODEN_FOR__MELDINGSKATEGORI_ALMINNELIG_NÆRING_MÅ_VÆRE_FERDIG'),
  {
    ...mustBeOver('R060', 'P', 'MVA_PLIKT_SKATTLEGGINGSPERIODEN_FOR__MELDINGSKATEGORI_PRIMÆRNÆRING_MÅ_VÆRE_FERDIG'),
    find: (message, circumstances) =>
      whole(message.note?.chosen === 'forlis' || periodIsOver(message, circumstances), PERIOD_PATH),
  },
  mustBeOver('R089', 'K', 'MVA_KOMPENSASJON_SKATTLEGGINGSPERIODEN_FOR__MELDINGSKATEGORI_KOMPENSASJON_MÅ_VÆRE_FERDIG'),
  mustBeOver('R120', 'O', 'MVA_SKATTLEGGINGSPERIODEN_FOR_OPPGITT_MELDINGSKATEGORI_OMVENDT_AVGIFTSPLIKT_MÅ_VÆRE_FERDIG'),
  {
    id: 'R095',
    severity: 'U',
    categories: 'K',
    code: 'MVA_KOMPENSASJON_MELDINGSINNHOLD_UGYLDIG_TERMINKATEGORI',
    why: 'Kompensasjon leveres for to måneder om gangen.',
    find: ({ period }) => whole(period.kind === 'skattleggingsperiodeToMaaneder', PERIOD_PATH),
  },
  {
    id: 'R106',
    severity: 'U',
    categories: 'O',
    code: 'MVA_OMVENDT_AVGIFTSPLIKT_MELDINGSINNHOLD_UGYLDIG_TERMINKATEGORI',
    why: 'Omvendt avgiftsplikt leveres for tre måneder om gangen.',
    find: ({ period }) => whole(period.kind === 'skattleggingsperiodeTreMaaneder', PERIOD_PATH),
  },
];
