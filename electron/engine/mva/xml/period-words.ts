/** Periods in the schemas' words (reference/mva-melding.md 1.3): one element per kind, a fixed text per period. */
import type { Period } from '../../../../shared/contract/mva.ts';

const MONTHS = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
];

const range = (each: number): string[] =>
  Array.from({ length: 12 / each }, (_, index) => `${MONTHS[index * each]}-${MONTHS[index * each + each - 1]}`);

const elements = {
  toMaaneder: { element: 'skattleggingsperiodeToMaaneder', words: range(2) },
  aar: { element: 'skattleggingsperiodeAar', words: ['aarlig'] },
  maaned: { element: 'skattleggingsperiodeMaaned', words: MONTHS },
  treMaaneder: { element: 'skattleggingsperiodeTreMaaneder', words: range(3) },
  seksMaaneder: { element: 'skattleggingsperiodeSeksMaaneder', words: range(6) },
  halvMaaned: {
    element: 'skattleggingsperiodeHalvMaaned',
    words: MONTHS.flatMap((month) => [`foerste halvdel ${month}`, `andre halvdel ${month}`]),
  },
  uke: { element: 'skattleggingsperiodeUke', words: Array.from({ length: 53 }, (_, index) => `uke ${index + 1}`) },
} as const satisfies Record<Period['kind'], { element: string; words: readonly string[] }>;

export function wordsOf(period: Period): { readonly element: string; readonly word: string } {
  const { element, words } = elements[period.kind];
  const word = words[period.number - 1];
  if (word === undefined) throw new RangeError(`${period.kind} has no number ${period.number}`);
  return { element, word };
}

/** Undefined when the kind does not know the word. "første" is read as "foerste". */
export function periodOfWords(element: string, word: string, year: number): Period | undefined {
  const entry = Object.entries(elements).find(([, value]) => value.element === element);
  if (!entry) return undefined;
  const [kind, { words }] = entry as [Period['kind'], { words: readonly string[] }];
  const plain = word.trim().replaceAll('ø', 'oe').replace(/^å/, 'aa').replace(/\s+/g, ' ');
  const index = words.indexOf(plain);
  return index < 0 ? undefined : { kind, number: index + 1, year };
}
