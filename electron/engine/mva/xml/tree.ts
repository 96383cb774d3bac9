import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { type Failure, fail, type Outcome, ok } from '../../../../shared/outcome.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** An element with where its start tag stands, for errors that point. Lines and columns count from 1. */
export interface XmlElement extends Place {
  readonly name: string;
  readonly namespace: string;
  readonly children: readonly XmlElement[];
  /** All character data directly inside, joined. */
  readonly text: string;
  /** Where the first character data that is not white space stands. */
  readonly textAt: Place | null;
  /** Names of attributes other than namespace declarations and those of XML Schema instances. */
  readonly attributes: readonly string[];
}

/** Keeps where things stand in the text: which line that is costs much, and is asked of one element at most. */
class Element implements XmlElement {
  readonly children: Element[] = [];
  text = '';
  /** The first character data that is not white space, and where the parser met its end. */
  said = '';
  saidBy = 0;
  readonly #source: string;
  readonly #at: number;

  constructor(
    readonly name: string,
    readonly namespace: string,
    readonly attributes: readonly string[],
    source: string,
    at: number,
  ) {
    this.#source = source;
    this.#at = at;
  }

  get line(): number {
    return placeOf(this.#source, this.#at).line;
  }

  get column(): number {
    return placeOf(this.#source, this.#at).column;
  }

  /** Counted back from the end, to the first character that is not white space. */
  get textAt(): Place | null {
    const { said } = this;
    if (said === '') return null;
    const end = placeOf(this.#source, this.saidBy);
    const first = said.search(/\S/);
    const newlines = said.slice(first).split('\n').length - 1;
    const lineStart = said.lastIndexOf('\n', first);
    const column = lineStart >= 0 ? first - lineStart : Math.max(1, end.column - 1 - said.length + first);
    return { line: end.line - newlines, column };
  }
}

function placeOf(source: string, at: number): Place {
  const lines = source.slice(0, at).split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
/** Enough for 10,000 lines of a return with everything filled in. */
const MAX_ELEMENTS = 150_000;
/** The schemas go seven deep; looking up namespaces costs the depth each time. */
const MAX_DEPTH = 64;
const NONE: readonly string[] = [];
/** Parsed at a time: about 2 ms, so a large file never holds the engine's event loop. */
const SLICE = 32_768;

/**
 * The elements of a well-formed document. Refuses every DOCTYPE: with it go entity bombs and outside entities.
 * Fails with `mva.notXml`, `mva.doctype` or `mva.tooLarge`, each with line and column.
 */
export async function readTree(text: string): Promise<Outcome<XmlElement>> {
  const builder = new TreeBuilder(text);
  for (let at = 0; at < text.length; at += SLICE) {
    if (at > 0) await new Promise<void>((resolve) => setImmediate(resolve));
    const problem = builder.write(text.slice(at, at + SLICE));
    if (problem) return { ok: false, error: atAmpersand(problem, text) };
  }
  const root = builder.end();
  return root.ok ? root : { ok: false, error: atAmpersand(root.error, text) };
}

/** A bare `&` is met where its `;` should have come, often at the file's end: point at the `&` instead. */
function atAmpersand(problem: Failure, text: string): Failure {
  if (problem.code !== 'mva.notXml') return problem;
  const plain = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, (skipped) => skipped.replace(/&/g, ' '));
  const at = plain.search(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/);
  if (at < 0) return problem;
  const before = plain.slice(0, at);
  const line = before.split('\n').length;
  return { ...problem, params: { ...problem.params, line, column: at - before.lastIndexOf('\n') } };
}

/** Leaves the parser at once: what comes after the first problem is of no interest. */
class Stop extends Error {}

class TreeBuilder {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #source: string;
  readonly #open: Element[] = [];
  #root: Element | undefined;
  #problem: Failure | undefined;
  #elements = 0;

  constructor(source: string) {
    this.#source = source;
    const parser = this.#parser;
    // No more than these six: with more, V8 gives the parser slow properties.
    parser.on('error', (error) => this.#fail('mva.notXml', 'syntax', { detail: withoutPosition(error.message) }));
    parser.on('doctype', () => this.#fail('mva.doctype', 'doctype', {}));
    parser.on('opentag', (tag) => {
      this.#elements += 1;
      if (this.#elements > MAX_ELEMENTS) this.#fail('mva.tooLarge', 'elements', { limit: MAX_ELEMENTS });
      if (this.#open.length >= MAX_DEPTH) this.#fail('mva.structure', 'nested', { parent: tag.local.slice(0, 120) });
      // Nowhere inside a tag may a `<` stand.
      const at = this.#source.lastIndexOf('<', parser.position - 1);
      const element = new Element(tag.local, tag.uri, attributesOf(tag.attributes), this.#source, at);
      this.#open.at(-1)?.children.push(element);
      this.#root ??= element;
      this.#open.push(element);
    });
    parser.on('closetag', () => {
      this.#open.pop();
    });
    parser.on('text', (data) => this.#text(data));
    parser.on('cdata', (data) => this.#text(data));
  }

  write(slice: string): Failure | undefined {
    return this.#stoppable(() => this.#parser.write(slice));
  }

  end(): Outcome<XmlElement> {
    const root = () => this.#root ?? this.#fail('mva.notXml', 'syntax', { detail: 'no element' });
    const problem = this.#stoppable(() => {
      this.#parser.close();
      root();
    });
    return problem ? { ok: false, error: problem } : ok(root());
  }

  #stoppable(parse: () => void): Failure | undefined {
    try {
      parse();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    return this.#problem;
  }

  #text(data: string): void {
    const element = this.#open.at(-1);
    if (!element) return;
    if (element.said === '' && data.trim() !== '') {
      element.said = data;
      element.saidBy = this.#parser.position;
    }
    element.text += data;
  }

  #fail(
    code: 'mva.notXml' | 'mva.doctype' | 'mva.tooLarge' | 'mva.structure',
    reason: string,
    params: Record<string, string | number>,
  ): never {
    const element = this.#open.at(-1)?.name ?? '';
    this.#problem = fail(code, {
      params: { line: this.#parser.line, column: this.#parser.columnIndex + 1, element, reason, ...params },
      action: 'fixInput',
      sent: 'notSent',
    }).error;
    throw new Stop();
  }
}

/** saxes writes "file:line:column: message"; the position travels on its own. */
function withoutPosition(message: string): string {
  return message.replace(/^\S*?:?\d+:\d+:\s*/, '').slice(0, 120);
}

function attributesOf(attributes: Readonly<Record<string, SaxesAttributeNS>>): readonly string[] {
  let found = NONE;
  for (const key in attributes) {
    const { name, prefix, uri } = attributes[key] as SaxesAttributeNS;
    if (prefix !== 'xmlns' && name !== 'xmlns' && uri !== XSI) found = [...found, name];
  }
  return found;
}
