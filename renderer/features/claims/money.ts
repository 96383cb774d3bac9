import { useFormat } from '../../ui/format.ts';
import { useLanguage } from '../../ui/text.ts';

/** Øre as kroner, with two decimals only where they say something; a dash where nothing was told. */
export function useOre(): (ore: number | null) => string {
  const format = useFormat();
  return (ore) => (ore === null ? '–' : format.kroner(ore % 100 === 0 ? ore / 100 : (ore / 100).toFixed(2)));
}

/** The same without the unit, for a table whose heading tells it. */
export function useKroner(): (ore: number | null) => string {
  const format = useFormat();
  return (ore) => (ore === null ? '–' : format.number(ore % 100 === 0 ? ore / 100 : (ore / 100).toFixed(2)));
}

/** What is copied: digits, a point, an ASCII minus. */
export const plainOre = (ore: number): string => (ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2));

/** Skatteetaten's own words in the window's language, else in bokmål, else whatever there is. */
export function useTold(): (texts: Readonly<Record<string, string>> | null) => string {
  const language = useLanguage();
  return (texts) => (texts ? (texts[language] ?? texts.nb ?? Object.values(texts)[0] ?? '') : '');
}
