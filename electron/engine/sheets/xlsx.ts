import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser } from 'saxes';
import { type CellKind, type Limits, MAX_COLUMNS, type RawRow, type SheetRead, unread } from './sheet.ts';

/** Bytes of the file taken before others get the event loop; they may inflate to many times that. */
const SLICE = 2 * 1024;
/** Excel's own limit for a cell; only something made to fill the memory is longer. */
const MAX_TEXT = 32_767;
/** Sheets and parts a workbook is asked for. */
const MAX_SHEETS = 1_000;

/** The bytes are a zip file: an XLSX begins so, and no text does. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03;

class TooLarge extends Error {}

export interface Workbook {
  /** Names of the sheets that are not hidden, in the workbook's order. */
  readonly sheets: readonly string[];
  /** The one that was read. */
  readonly sheet: string;
  readonly rows: RawRow[];
}

/**
 * One sheet of a workbook: the one named, or else the first that is not hidden. Parts are inflated in pieces and counted, so
 * a zip bomb stops early; formulas are not run (their last value stands in the file), and nothing outside the file is fetched.
 */
export async function readXlsx(
  bytes: Uint8Array,
  limits: Limits,
  wanted: string | null = null,
): Promise<SheetRead<Workbook>> {
  const budget = { left: limits.inflated };
  try {
    const paths = new Set<string>();
    const strings = new SharedStrings();
    const contents = new Contents();
    // Twice through the file: the shared texts stand after the sheet as often as before it.
    await inflate(bytes, budget, (path) => {
      paths.add(path);
      if (path === 'xl/workbook.xml') return contents.names;
      if (path === 'xl/_rels/workbook.xml.rels') return contents.targets;
      return path === 'xl/sharedStrings.xml' ? strings.parser : undefined;
    });
    const sheets = contents.sheets(paths);
    const chosen = sheets.find(({ name }) => name === wanted) ?? sheets[0];
    if (!chosen) return unread('unreadable');
    const reader = new Sheet(strings.all, limits.rows);
    await inflate(bytes, budget, (path) => (path === chosen.path ? reader.parser : undefined));
    return { ok: true, value: { sheets: sheets.map(({ name }) => name), sheet: chosen.name, rows: reader.rows } };
  } catch (error) {
    // fflate and saxes throw on what is no zip or no XML.
    return unread(error instanceof TooLarge ? 'tooMany' : 'unreadable');
  }
}

const numberIn = (path: string): number => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);
const bySheetNumber = (a: string, b: string): number => numberIn(a) - numberIn(b);

async function inflate(
  bytes: Uint8Array,
  budget: { left: number },
  choose: (path: string) => SaxesParser | undefined,
): Promise<void> {
  let problem: unknown;
  const unzip = new Unzip((file) => {
    const parser = choose(file.name);
    if (!parser) return;
    const decoder = new TextDecoder('utf-8');
    file.ondata = (error, piece, isLast) => {
      if (problem) return;
      try {
        if (error) throw error;
        budget.left -= piece.length;
        if (budget.left < 0) throw new TooLarge();
        parser.write(decoder.decode(piece, { stream: !isLast }));
        if (isLast) parser.close();
      } catch (thrown) {
        problem = thrown;
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += SLICE) {
    unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    if (problem) throw problem;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function parserOf(on: {
  open: (name: string, attributes: Record<string, string>) => void;
  close: (name: string) => void;
  text: (text: string) => void;
}): SaxesParser {
  const parser = new SaxesParser();
  // Prefixes differ between programs; the local name does not.
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => {
    throw error;
  });
  // Entities of a document type are how XML bombs are made; a workbook has none.
  parser.on('doctype', () => {
    throw new TooLarge();
  });
  parser.on('opentag', (tag) => on.open(local(tag.name), tag.attributes as Record<string, string>));
  parser.on('closetag', (tag) => on.close(local(tag.name)));
  parser.on('text', on.text);
  return parser;
}

/** What sheets there are, and in which part each lies. A workbook that does not say has them by the numbers of their parts. */
class Contents {
  readonly names: SaxesParser;
  readonly targets: SaxesParser;
  readonly #sheets: { name: string; id: string }[] = [];
  readonly #targets = new Map<string, string>();

  constructor() {
    const nothing = { close: () => {}, text: () => {} };
    this.names = parserOf({
      ...nothing,
      open: (name, attributes) => {
        if (name !== 'sheet' || this.#sheets.length >= MAX_SHEETS) return;
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
        if ((attributes.state ?? 'visible') === 'visible' && id !== undefined) {
          this.#sheets.push({ name: (attributes.name ?? '').slice(0, 100), id });
        }
      },
    });
    this.targets = parserOf({
      ...nothing,
      open: (name, { Id, Target }) => {
        if (name !== 'Relationship' || !Id || !Target || this.#targets.size >= MAX_SHEETS) return;
        this.#targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    });
  }

  sheets(paths: ReadonlySet<string>): { name: string; path: string }[] {
    const named = this.#sheets.flatMap(({ name, id }) => {
      const path = this.#targets.get(id);
      // A sheet with a diagram alone is no worksheet.
      return path !== undefined && paths.has(path) && path.includes('worksheets/') ? [{ name, path }] : [];
    });
    if (named.length > 0) return named;
    const found = [...paths].filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path)).sort(bySheetNumber);
    return found.map((path, at) => ({ name: String(at + 1), path }));
  }
}

/** `<si>` elements: a plain text, or runs of text with their own look. Phonetic readings are left out. */
class SharedStrings {
  readonly all: string[] = [];
  readonly parser: SaxesParser;

  constructor() {
    let text = '';
    let inText = false;
    let phonetic = 0;
    this.parser = parserOf({
      open: (name) => {
        if (name === 'si') text = '';
        if (name === 'rPh') phonetic += 1;
        inText = name === 't' && phonetic === 0;
      },
      close: (name) => {
        if (name === 'si') this.all.push(text);
        if (name === 'rPh') phonetic -= 1;
        if (name === 't') inText = false;
      },
      text: (piece) => {
        if (!inText) return;
        text += piece;
        if (text.length > MAX_TEXT) throw new TooLarge();
      },
    });
  }
}

class Sheet {
  readonly rows: RawRow[] = [];
  readonly parser: SaxesParser;

  constructor(strings: readonly string[], maxRows: number) {
    let line = 0;
    let cells: string[] = [];
    let kinds: CellKind[] = [];
    let isFormula = false;
    let column = 0;
    let type = '';
    let value = '';
    let inValue = false;
    this.parser = parserOf({
      open: (name, attributes) => {
        if (name === 'row') {
          const at = Number(attributes.r);
          line = Number.isSafeInteger(at) && at > 0 ? at : line + 1;
          cells = [];
          kinds = [];
          column = 0;
        } else if (name === 'c') {
          column = attributes.r ? columnOf(attributes.r) : column;
          type = attributes.t ?? 'n';
          value = '';
          isFormula = false;
        }
        if (name === 'f') isFormula = true;
        inValue = name === 'v' || name === 't';
      },
      close: (name) => {
        if (name === 'v' || name === 't') inValue = false;
        if (name === 'c') {
          if (column >= 0 && column < MAX_COLUMNS) {
            while (cells.length < column) {
              cells.push('');
              kinds.push('text');
            }
            cells[column] = type === 's' ? (strings[Number(value)] ?? '') : type === 'e' ? '' : value;
            const hasNoValue = isFormula && value === '' && type !== 'str';
            kinds[column] = type === 'e' || hasNoValue ? 'error' : type === 'n' ? 'number' : 'text';
          }
          column += 1;
        }
        if (name === 'row' && (cells.some((cell) => cell.trim() !== '') || kinds.includes('error'))) {
          if (this.rows.length >= maxRows) throw new TooLarge();
          this.rows.push({ line, cells, kinds });
        }
      },
      text: (piece) => {
        if (!inValue) return;
        value += piece;
        if (value.length > MAX_TEXT) throw new TooLarge();
      },
    });
  }
}

/** `BC12` → 54, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.replace(/[^A-Z]/gi, '').toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
