/**
 * What a person types into the search, as the engine's index and the window's marking both understand it: every word is
 * wanted, also inside a longer one ("avgift" in "merverdiavgift"); one or two letters only at the beginning of a word;
 * what stands in quotation marks is wanted as it stands. Anything but letters and digits parts words and means nothing.
 */
export interface Needle {
  /** One word, or those of a phrase. Never empty. */
  readonly words: readonly string[];
}

/** More than a person types; each costs a look-up. */
const MOST = 12;
const SHORT = 2;

export const wordsIn = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

export const isShort = (word: string): boolean => [...word].length <= SHORT;

export function needlesOf(search: string): Needle[] {
  const found: Needle[] = [];
  // A quotation mark that is not closed yet holds to the end: the search runs while it is typed.
  for (const [, phrase, rest = ''] of search.matchAll(/"([^"]*)"?|([^"]+)/g)) {
    if (phrase === undefined) found.push(...wordsIn(rest).map((word) => ({ words: [word] })));
    else if (wordsIn(phrase).length > 0) found.push({ words: wordsIn(phrase) });
  }
  return found.slice(0, MOST);
}

/** Finds every place of any needle; undefined where there is nothing to find. Words hold letters and digits alone. */
export function patternOf(needles: readonly Needle[]): RegExp | undefined {
  const sources = needles.map(({ words }) => {
    const start = isShort(words[0] ?? '') ? '(?<![\\p{L}\\p{N}])' : '';
    return start + words.join('[^\\p{L}\\p{N}]+');
  });
  // The longest first, so that a word within another does not cut it short.
  sources.sort((a, b) => b.length - a.length);
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), 'giu');
}

export interface TextPart {
  readonly text: string;
  readonly hit: boolean;
}

/** The text in parts, those that were searched for marked. */
export function partsOf(text: string, needles: readonly Needle[]): TextPart[] {
  const pattern = patternOf(needles);
  const shown = text.normalize('NFC');
  if (!pattern) return [{ text: shown, hit: false }];
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: hit, index } of shown.matchAll(pattern)) {
    if (index > from) parts.push({ text: shown.slice(from, index), hit: false });
    parts.push({ text: hit, hit: true });
    from = index + hit.length;
  }
  if (from < shown.length) parts.push({ text: shown.slice(from), hit: false });
  return parts;
}
