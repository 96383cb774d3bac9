import type { Language } from '../../shared/contract/common.ts';
import { useLanguage } from './text.ts';

/** Electron's ICU has no nynorsk, so words and signs are ours; Intl only tells what the clock shows in Oslo. */
const GROUP = '\u202f';
const MINUS = '\u2212';
const NO_BREAK = '\u00a0';

const months: Record<Language, readonly string[]> = {
  nb: ['jan.', 'feb.', 'mars', 'april', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.'],
  nn: ['jan.', 'feb.', 'mars', 'april', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
const longMonths: Record<Language, readonly string[]> = {
  nb: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  nn: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const weekdays: Record<Language, readonly string[]> = {
  nb: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
  nn: ['søndag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

const osloClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What a wall clock in Norway shows at an instant; undefined when the text is no instant. */
export function osloParts(instant: string | number | Date): { day: string; time: string } | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return undefined;
  // 21/11/2026, 08:02: a list asks for every row, and `formatToParts` is slow.
  const [day, month, year, hour, minute] = osloClock.format(date).match(/\d+/g) ?? [];
  return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** Whole days from one yyyy-mm-dd to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** `1234567` → `1 234 567`, with a thin space; a decimal part stays. Anything that is no number passes as it is. */
export function number(value: number | string, language: Language): string {
  const found = /^([-\u2212]?)(\d+)(?:[.,](\d+))?$/.exec(String(value).trim());
  if (!found) return String(value);
  const [, sign, whole = '', decimals] = found;
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, GROUP);
  const point = language === 'en' ? '.' : ',';
  return `${sign ? MINUS : ''}${grouped}${decimals === undefined ? '' : point + decimals}`;
}

/** Digits, ASCII minus and point only: what is copied to be typed or pasted elsewhere. */
export function plain(value: number | string): string {
  return String(value)
    .replace(/\u2212/g, '-')
    .replace(/[\s\u00a0\u202f]/g, '');
}

export interface Format {
  readonly number: (value: number | string) => string;
  /** `1 234 kr`. */
  readonly kroner: (value: number | string) => string;
  /** yyyy-mm-dd → `21. nov. 2026`. */
  readonly day: (day: string) => string;
  /** yyyy-mm-dd → `21. nov.` */
  readonly shortDay: (day: string) => string;
  /** yyyy-mm-dd → `lørdag 21. november`. */
  readonly longDay: (day: string) => string;
  /** An instant's date in Norway. */
  readonly date: (instant: string) => string;
  readonly time: (instant: string) => string;
  /** `21. nov. 2026 08:02`. */
  readonly dateTime: (instant: string) => string;
  readonly organisationNumber: (digits: string) => string;
  readonly fileSize: (bytes: number) => string;
  readonly compare: (a: string, b: string) => number;
}

/** Sorting for nynorsk uses bokmål's rules; they are the same. */
const collators: Record<Language, Intl.Collator> = {
  nb: new Intl.Collator('nb', { numeric: true }),
  nn: new Intl.Collator('nb', { numeric: true }),
  en: new Intl.Collator('nb', { numeric: true }),
};

export function formatFor(language: Language): Format {
  const shortDay = (text: string): string => {
    const [, month, date] = text.split('-').map(Number);
    const name = months[language][(month ?? 0) - 1];
    return date && name ? `${date}${language === 'en' ? '' : '.'}${NO_BREAK}${name}` : text;
  };
  const day = (text: string): string => {
    const year = Number(text.split('-')[0]);
    const short = shortDay(text);
    return year && short !== text ? `${short}${NO_BREAK}${year}` : text;
  };
  const dateTime = (instant: string): string => {
    const parts = osloParts(instant);
    return parts ? `${day(parts.day)} ${parts.time}` : instant;
  };
  return {
    number: (value) => number(value, language),
    kroner: (value) =>
      language === 'en' ? `NOK${NO_BREAK}${number(value, language)}` : `${number(value, language)}${NO_BREAK}kr`,
    day,
    shortDay,
    longDay: (text) => {
      const [, month, date] = text.split('-').map(Number);
      const weekday = weekdays[language][new Date(`${text}T00:00:00Z`).getUTCDay()] ?? '';
      const name = longMonths[language][(month ?? 0) - 1] ?? '';
      return language === 'en' ? `${weekday} ${date} ${name}` : `${weekday} ${date}. ${name}`;
    },
    date: (instant) => {
      const parts = osloParts(instant);
      return parts ? day(parts.day) : instant;
    },
    time: (instant) => osloParts(instant)?.time ?? instant,
    dateTime,
    organisationNumber: (digits) => digits.replace(/^(\d{3})(\d{3})(\d{3})$/, `$1${NO_BREAK}$2${NO_BREAK}$3`),
    fileSize: (bytes) =>
      bytes < 1_000_000
        ? `${number(Math.max(1, Math.round(bytes / 1000)), language)}${NO_BREAK}kB`
        : `${number((bytes / 1_000_000).toFixed(1), language)}${NO_BREAK}MB`,
    compare: (a, b) => collators[language].compare(a, b),
  };
}

const formats: Record<Language, Format> = { nb: formatFor('nb'), nn: formatFor('nn'), en: formatFor('en') };

export function useFormat(): Format {
  return formats[useLanguage()];
}
