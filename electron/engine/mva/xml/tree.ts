import { SaxesParser } from 'saxes';
import { type Failure, fail, type Outcome, ok } from '../../../../shared/outcome.ts';

/** An element with where its start tag stands, for errors that point. Lines and columns count from 1. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly line: number;
  readonly column: number;
  readonly children: readonly XmlElement[];
  /** All character data directly inside, joined. */
  readonly text: string;
  /** Where the first character data that is not white space stands. */
  readonly textAt: { readonly line: number; readonly column: number } | null;
  /** Names of attributes other than namespace declarations and those of XML Schema instances. */
  readonly attributes: readonly string[];
}

type Growing = {
  -readonly [K in keyof XmlElement]: XmlElement[K];
} & { children: Growing[]; attributes: string[] };

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
/** Enough for 10,000 lines of a return with everything filled in. */
const MAX_ELEMENTS = 150_000;
/** Parsed at a time: about 2 ms, so a large file never holds the engine's event loop. */
const SLICE = 32_768;

/**
 * The elements of a well-formed document. Refuses every DOCTYPE: with it go entity bombs and outside entities.
 * Fails with `mva.notXml`, `mva.doctype` or `mva.tooLarge`, each with line and column.
 */
export async function readTree(text: string): Promise<Outcome<XmlElement>> {
  const builder = new TreeBuilder();
  for (let at = 0; at < text.length; at += SLICE) {
    if (at > 0) await new Promise<void>((resolve) => setImmediate(resolve));
    const problem = builder.write(text.slice(at, at + SLICE));
    if (problem) return { ok: false, error: problem };
  }
  return builder.end();
}

class TreeBuilder {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #open: Growing[] = [];
  #root: Growing | undefined;
  #problem: Failure | undefined;
  #elements = 0;
  #start = { line: 1, column: 1 };

  constructor() {
    const parser = this.#parser;
    parser.on('error', (error) => this.#fail('mva.notXml', 'syntax', { detail: withoutPosition(error.message) }));
    parser.on('doctype', () => this.#fail('mva.doctype', 'doctype', {}));
    parser.on('opentagstart', (tag) => {
      // The event comes at the character after the name; the tag began at the `<` before it.
      const column = Math.max(1, parser.columnIndex - tag.name.length - 1);
      this.#start = { line: parser.line, column };
    });
    parser.on('opentag', (tag) => {
      if (this.#problem) return;
      this.#elements += 1;
      if (this.#elements > MAX_ELEMENTS) return this.#fail('mva.tooLarge', 'elements', { limit: MAX_ELEMENTS });
      const attributes = Object.values(tag.attributes)
        .filter((attribute) => attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns' && attribute.uri !== XSI)
        .map((attribute) => attribute.name);
      const element: Growing = {
        ...this.#start,
        name: tag.local,
        namespace: tag.uri,
        children: [],
        text: '',
        textAt: null,
        attributes,
      };
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
    this.#parser.write(slice);
    return this.#problem;
  }

  end(): Outcome<XmlElement> {
    if (!this.#problem) this.#parser.close();
    if (!this.#problem && !this.#root) this.#fail('mva.notXml', 'syntax', { detail: 'no element' });
    if (this.#problem) return { ok: false, error: this.#problem };
    return ok(this.#root as XmlElement);
  }

  #text(data: string): void {
    const element = this.#open.at(-1);
    if (!element || this.#problem) return;
    if (!element.textAt && data.trim() !== '') element.textAt = this.#startOf(data);
    element.text += data;
  }

  /** The event for a text comes at its end: count back to its first character that is not white space. */
  #startOf(data: string): { line: number; column: number } {
    const first = data.search(/\S/);
    const newlines = data.slice(first).split('\n').length - 1;
    const lineStart = data.lastIndexOf('\n', first);
    const column = lineStart >= 0 ? first - lineStart : Math.max(1, this.#parser.columnIndex - data.length + first);
    return { line: this.#parser.line - newlines, column };
  }

  #fail(
    code: 'mva.notXml' | 'mva.doctype' | 'mva.tooLarge',
    reason: string,
    params: Record<string, string | number>,
  ): void {
    if (this.#problem) return;
    const element = this.#open.at(-1)?.name ?? '';
    this.#problem = fail(code, {
      params: { line: this.#parser.line, column: this.#parser.columnIndex + 1, element, reason, ...params },
      action: 'fixInput',
      sent: 'notSent',
    }).error;
  }
}

/** saxes writes "file:line:column: message"; the position travels on its own. */
function withoutPosition(message: string): string {
  return message.replace(/^\S*?:?\d+:\d+:\s*/, '').slice(0, 120);
}
