import { LINE_NOTES, MESSAGE_NOTES } from '../codes.ts';
import type { Line } from '../model.ts';
import { eachLine, type Rule, whole } from './rule.ts';

const OPPOSITE_OUTPUT = '3 6 31 32 33 51 52 81 82 83 84 85 86 87 88 89 91 92'.split(' ');
const OPPOSITE_INPUT = '1 11 12 13 14 15 81 83 86 88 91'.split(' ');

function positiveIsOrdinary({ code, spesifikasjon }: Line): boolean {
  if (spesifikasjon === 'tapPåKrav') return ['1', '11', '12', '13'].includes(code);
  const adjusts = spesifikasjon === 'justering' || spesifikasjon === 'tilbakeføringAvInngåendeMerverdiavgift';
  return adjusts && ['1', '81'].includes(code);
}

/** Rules about notes. R074 to R076 (which note fits which line) are left out. */
export const NOTE_RULES: readonly Rule[] = [
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
];
