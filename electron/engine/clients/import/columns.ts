import type { ImportColumn, VatTerm } from '../../../../shared/contract/client-list.ts';
import { isOrganisationNumber } from '../../../../shared/ids.ts';
import { dayOf } from '../../../../shared/mva/periods.ts';
import type { RawRow } from '../../sheets/sheet.ts';

/** Words in headings, most telling first. Written without spaces, signs and case. */
const words: readonly (readonly [ImportColumn, readonly string[]])[] = [
  [
    'number',
    [
      'orgnr',
      'organisasjonsnummer',
      'orgnummer',
      'organisasjonsnr',
      'orgno',
      'organisationnumber',
      'foretaksnr',
      'foretaksnummer',
    ],
  ],
  ['deputy', ['stedfortreder', 'stedfortredar', 'deputy', 'vikar']],
  [
    'responsible',
    [
      'oppdragsansvarlig',
      'oppdragsansvarleg',
      'ansvarlig',
      'ansvarleg',
      'kundeansvarlig',
      'responsible',
      'regnskapsfører',
      'medarbeider',
    ],
  ],
  ['vatTerm', ['mvatermin', 'momstermin', 'avgiftstermin', 'vatterm', 'vatperiod', 'termin', 'mvaperiode']],
  [
    'deliversFrom',
    ['vileverer', 'leverer', 'leverfra', 'startdato', 'kundefra', 'oppstart', 'deliversfrom', 'fraogmed', 'fradato'],
  ],
  ['group', ['gruppe', 'avdeling', 'team', 'kategori', 'group', 'kontor']],
  ['notes', ['notat', 'merknad', 'kommentar', 'notes', 'note', 'beskrivelse']],
  [
    'name',
    [
      'klientnavn',
      'kundenavn',
      'firmanavn',
      'foretaksnavn',
      'navn',
      'namn',
      'klient',
      'kunde',
      'name',
      'firma',
      'selskap',
      'client',
      'customer',
    ],
  ],
];

const plain = (heading: string): string => heading.toLocaleLowerCase('nb').replace(/[^\p{L}\p{N}]/gu, '');

function byHeading(heading: string): ImportColumn | undefined {
  const word = plain(heading);
  if (word === '') return undefined;
  const exact = words.find(([, list]) => list.includes(word));
  return (exact ?? words.find(([, list]) => list.some((each) => word.includes(each))))?.[0];
}

/** The first row is a heading when it names a column and holds no organisation number itself. */
export function guessHeader(rows: readonly RawRow[]): boolean {
  const [first] = rows;
  if (!first) return false;
  if (first.cells.some((cell) => readNumber(cell).ok)) return false;
  return first.cells.some((cell) => byHeading(cell) !== undefined);
}

/** What each column holds: by its heading, and the numbers' column by what stands in it. No kind is given twice. */
export function guessColumns(rows: readonly RawRow[], header: boolean): ImportColumn[] {
  const sample = rows.slice(header ? 1 : 0, header ? 51 : 50);
  const count = Math.max(0, ...rows.slice(0, 51).map((row) => row.cells.length));
  const taken = new Set<ImportColumn>();
  const numbers = Array.from(
    { length: count },
    (_, at) => sample.filter((row) => readNumber(row.cells[at] ?? '').ok).length,
  );
  const most = Math.max(0, ...numbers);
  const numberAt = most > 0 ? numbers.indexOf(most) : -1;
  const columns = Array.from({ length: count }, (_, at): ImportColumn => {
    if (at === numberAt) return 'number';
    const kind = header ? byHeading(rows[0]?.cells[at] ?? '') : undefined;
    if (kind === undefined || taken.has(kind) || (kind === 'number' && numberAt >= 0)) return 'none';
    taken.add(kind);
    return kind;
  });
  if (!columns.includes('name')) {
    const nameAt = columns.findIndex(
      (kind, at) => kind === 'none' && sample.some((row) => isWordy(row.cells[at] ?? '')),
    );
    if (nameAt >= 0 && !header) columns[nameAt] = 'name';
  }
  return columns;
}

const isWordy = (text: string): boolean => /\p{L}{3}/u.test(text);

type NumberRead = { ok: true; value: string } | { ok: false; reason: 'noNumber' | 'notNumber' | 'checkDigit' };

/** "123 456 789", "NO 123 456 789 MVA", and Excel's own way with large numbers, "1.23456789E8". */
export function readNumber(cell: string): NumberRead {
  const text = cell.trim();
  if (text === '') return { ok: false, reason: 'noNumber' };
  const written = /^\d(\.\d+)?E\+?8$/i.test(text) || /^\d{9}\.0+$/.test(text) ? String(Number(text)) : text;
  // Only what may stand around a number is taken off: digits out of a longer text are no organisation number.
  const digits = written
    .replace(/^(NO|org\.?\s?nr\.?:?)/i, '')
    .replace(/MVA$/i, '')
    .replace(/[\s.'-]/g, '');
  if (!/^\d{9}$/.test(digits)) return { ok: false, reason: 'notNumber' };
  return isOrganisationNumber(digits) ? { ok: true, value: digits } : { ok: false, reason: 'checkDigit' };
}

const terms: readonly (readonly [VatTerm, RegExp])[] = [
  ['none', /^(ingen|ingenmva|ikke|ikkje|nei|none|no|ikkepliktig|ikkepliktig|ikkemva|fritatt)$/],
  ['halvMaaned', /^(halvmåned|halvmaaned|halvmånad|halvmånedlig|hverfjortende|14dager)/],
  ['seksMaaneder', /^(6m|seksm|halvår|halvaar|halfyear)/],
  ['treMaaneder', /^(3m|trem|kvartal|quarter)/],
  [
    'toMaaneder',
    /^(2m|tom|annenhver|annankvar|tomåned|tomaaned|twomonth|bimonthly|termin|vanlig|ordinær|alminnelig|6termin)/,
  ],
  ['aar', /^(1å|år|aar|year|annual|årlig|årstermin|årstermin|12m|primær)/],
  ['maaned', /^(1m|måned|maaned|månad|month)/],
  ['uke', /^(uke|veke|week|1uke)/],
];

/** A VAT term as firms write it, undefined where it says nothing we know. */
export function readTerm(cell: string): VatTerm | undefined {
  const word = plain(cell);
  return terms.find(([, pattern]) => pattern.test(word))?.[0];
}

/** Days between 1899-12-30, where Excel begins to count, and 1970-01-01. */
const EXCEL_EPOCH = 25_569;

/** "2026-11-21", "21.11.2026", "21/11/26", or Excel's count of days. */
export function readDay(cell: string): string | undefined {
  const text = cell.trim();
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (serial !== undefined) return dayOf((Math.floor(serial) - EXCEL_EPOCH) * 86_400_000);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const local = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return undefined;
  const full = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const ms = Date.parse(`${full}T00:00:00Z`);
  // 31 February rolls over: then it was no date.
  return Number.isNaN(ms) || dayOf(ms) !== full ? undefined : full;
}
