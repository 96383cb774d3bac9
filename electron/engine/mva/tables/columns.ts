import { createHash } from 'node:crypto';
import type { TableColumn } from '../../../../shared/contract/tables.ts';
import type { RawRow } from '../../sheets/sheet.ts';
import { isStandardCode } from '../saft/code-book.ts';
import { codeIn } from './codes.ts';

/** Words in headings, the most telling first; written without spaces, signs and case. */
const words: readonly (readonly [TableColumn, readonly string[]])[] = [
  ['specification', ['spesifikasjon', 'mvaspesifikasjon', 'specification']],
  ['note', ['merknad', 'mvamerknad', 'remark']],
  ['rate', ['sats', 'mvasats', 'avgiftssats', 'mvaprosent', 'prosent', 'rate', 'vatrate', 'taxpercentage']],
  [
    'code',
    [
      ...['mvakode', 'momskode', 'avgiftskode', 'avgkode', 'mvakd', 'vatcode', 'taxcode', 'saftkode', 'standardkode'],
      ...['standardtaxcode', 'mvatype', 'avgiftstype', 'kode', 'code'],
    ],
  ],
  [
    'base',
    [
      ...['grunnlag', 'mvagrunnlag', 'avgiftsgrunnlag', 'beregningsgrunnlag', 'taxbase', 'vatbase', 'netto'],
      ...['nettobeløp', 'nettobelop', 'beløpeksmva', 'beløpeksklmva', 'beløputenmva', 'omsetning', 'net', 'netamount'],
      ...['base', 'beløp', 'belop', 'amount'],
    ],
  ],
  [
    'tax',
    [
      ...['merverdiavgift', 'mvabeløp', 'mvabelop', 'avgiftsbeløp', 'avgiftsbelop', 'momsbeløp', 'beregnetmva'],
      ...['vatamount', 'taxamount', 'mva', 'moms', 'avgift', 'vat', 'tax'],
    ],
  ],
];
/** Rows looked through for the headings: reports begin with the firm's name, a period, an empty line. */
const HEAD_ROWS = 30;
const SAMPLE = 200;

const plain = (heading: string): string => heading.toLocaleLowerCase('nb').replace(/[^\p{L}\p{N}]/gu, '');

/** By whole heading, or else by a telling word of four letters or more inside it. */
function byHeading(heading: string): TableColumn | undefined {
  const word = plain(heading);
  if (word === '') return undefined;
  const exact = words.find(([, list]) => list.includes(word));
  return (exact ?? words.find(([, list]) => list.some((each) => each.length > 4 && word.includes(each))))?.[0];
}

/** Index of the row that has the headings: the first of those that name most kinds of columns, two at the least. */
export function guessHeader(rows: readonly RawRow[]): number | null {
  const named = rows.slice(0, HEAD_ROWS).map(({ cells }) => new Set(cells.map(byHeading).filter(Boolean)).size);
  const most = Math.max(0, ...named);
  return most < 2 ? null : named.indexOf(most);
}

export function widthOf(rows: readonly RawRow[]): number {
  return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

/** What each column holds: by its heading, and codes and amounts by what stands in them. No kind is given twice. */
export function guessColumns(rows: readonly RawRow[], header: number | null): TableColumn[] {
  const below = rows.slice(header === null ? 0 : header + 1).slice(0, SAMPLE);
  const headings = header === null ? [] : (rows[header]?.cells ?? []);
  const columns: TableColumn[] = Array.from({ length: widthOf(rows) }, () => 'none');
  // Whole headings first: "Mva" is the tax where "Mva-kode" is the code.
  for (const [kind, list] of words) {
    const exact = headings.findIndex((heading, at) => columns[at] === 'none' && list.includes(plain(heading)));
    const at =
      exact >= 0 ? exact : headings.findIndex((heading, at) => columns[at] === 'none' && byHeading(heading) === kind);
    if (at >= 0) columns[at] = kind;
  }
  if (!columns.includes('code')) {
    const at = fullest(columns, below, (cell) => isStandardCode(codeIn(cell) ?? ''));
    if (at !== undefined) columns[at] = 'code';
  }
  if (header === null) {
    for (const kind of ['base', 'tax'] as const) {
      const at = columns.findIndex(
        (known, index) =>
          known === 'none' && below.some(({ cells }) => /\d[.,]\d\d$/.test((cells[index] ?? '').trim())),
      );
      if (at >= 0) columns[at] = kind;
    }
  }
  return columns;
}

/** The column most of whose cells are of a kind, if at least half of them are. */
function fullest(columns: readonly TableColumn[], rows: readonly RawRow[], is: (cell: string) => boolean) {
  const counts = columns.map((kind, at) =>
    kind === 'none' ? rows.filter(({ cells }) => is((cells[at] ?? '').trim())).length : 0,
  );
  const most = Math.max(0, ...counts);
  return most > 0 && most * 2 >= rows.length ? counts.indexOf(most) : undefined;
}

/** The same for files of the same shape: their headings, or else how many columns they have. */
export function fingerprintOf(rows: readonly RawRow[], header: number | null): string {
  const headings = header === null ? [] : (rows[header]?.cells ?? []);
  const shape = header === null ? [String(widthOf(rows))] : headings.map(plain);
  while (shape.at(-1) === '') shape.pop();
  return createHash('sha256').update(JSON.stringify(shape)).digest('hex');
}
