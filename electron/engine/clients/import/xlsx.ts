import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser } from 'saxes';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { MAX_COLUMNS, MAX_ROWS, type RawRow } from './table.ts';

/** Bytes that may come out of one file, all parts together: a sheet of 100,000 rows is about 60 MB. */
const MAX_INFLATED = 120_000_000;
/** Bytes of the file taken before others get the event loop; they may inflate to many times that. */
const SLICE = 2 * 1024;
/** Excel's own limit for a cell; only something made to fill the memory is longer. */
const MAX_TEXT = 32_767;

/** The bytes are a zip file: an XLSX begins so, and no text does. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03;

class TooLarge extends Error {}

/**
 * The first sheet of a workbook. Parts are inflated in pieces and counted, so a zip bomb stops early; formulas are not
 * run (their last value stands in the file), and nothing outside the file is fetched.
 */
export async function readXlsx(bytes: Uint8Array, maxInflated = MAX_INFLATED): Promise<Outcome<RawRow[]>> {
  const budget = { left: maxInflated };
  const unreadable = fail('clients.unreadableTable', { params: { line: 1 }, action: 'fixInput', sent: 'notSent' });
  try {
    const paths = new Set<string>();
    const strings = new SharedStrings();
    // Twice through the file: the shared texts stand after the sheet as often as before it.
    await inflate(bytes, budget, (path) => {
      paths.add(path);
      return path === 'xl/sharedStrings.xml' ? strings.parser : undefined;
    });
    const sheet = [...paths].filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path)).sort(bySheetNumber)[0];
    if (!sheet) return unreadable;
    const reader = new Sheet(strings.all);
    await inflate(bytes, budget, (path) => (path === sheet ? reader.parser : undefined));
    return ok(reader.rows);
  } catch (error) {
    if (error instanceof TooLarge)
      return fail('clients.tooManyRows', { params: { limit: MAX_ROWS }, action: 'fixInput', sent: 'notSent' });
    // fflate and saxes throw on what is no zip or no XML.
    return unreadable;
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

  constructor(strings: readonly string[]) {
    let line = 0;
    let cells: string[] = [];
    let column = 0;
    let type = '';
    let value = '';
    let inValue = false;
    this.parser = parserOf({
      open: (name, attributes) => {
        if (name === 'row') {
          line = Number(attributes.r ?? line + 1);
          cells = [];
          column = 0;
        } else if (name === 'c') {
          column = attributes.r ? columnOf(attributes.r) : column;
          type = attributes.t ?? 'n';
          value = '';
        }
        inValue = name === 'v' || name === 't';
      },
      close: (name) => {
        if (name === 'v' || name === 't') inValue = false;
        if (name === 'c') {
          if (column < MAX_COLUMNS) {
            while (cells.length < column) cells.push('');
            cells[column] = type === 's' ? (strings[Number(value)] ?? '') : type === 'e' ? '' : value;
          }
          column += 1;
        }
        if (name === 'row' && cells.some((cell) => cell.trim() !== '')) {
          if (this.rows.length >= MAX_ROWS) throw new TooLarge();
          this.rows.push({ line, cells });
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
