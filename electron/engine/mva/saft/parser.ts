import { SaxesParser } from 'saxes';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { type Failure, fail } from '../../../../shared/outcome.ts';
import { Builder } from './builder.ts';
import { auditFile, type Element } from './elements.ts';

const NAMESPACE = 'urn:standardauditfile-taxation-financial:no';
/** The schemas go about twelve deep. */
const MAX_DEPTH = 64;
/** Markup or text without an element in it: past everything a ledger holds, and what the parser may hold in memory. */
const MAX_PIECE = 1_048_576;
/** The schema's longest text, as far as it is kept. */
const MAX_TEXT = 256;

/** Leaves the parser at once: what comes after the first problem is of no interest. */
class Stop extends Error {}

/** Text of an AuditFile in, in any pieces; what it holds comes out in `built`. Fails with `mva.notXml`, `mva.doctype`, `mva.notSaft` or `mva.saftBroken`, each with its line. */
export class SaftParser {
  readonly built: Builder;
  /** Plain names: resolving namespaces for millions of tags with one namespace costs a third more. */
  readonly #parser = new SaxesParser();
  readonly #open: Element[] = [];
  /** Levels inside an element that is passed by. */
  #passing = 0;
  #depth = 0;
  #name = '';
  /** Whether what is being read is the text of the innermost element looked into. */
  #keepsText = false;
  #text = '';
  #problem: Failure | undefined;
  #begun = false;
  #since = 0;
  #moved = false;

  constructor() {
    this.built = new Builder((reason, value) =>
      this.#fail('mva.saftBroken', { element: this.#name.slice(0, 60), reason, value: value.slice(0, 60) }),
    );
    const parser = this.#parser;
    // No more than these six: with eight, V8 gives the parser slow properties, and it takes six times as long.
    parser.on('error', (error) =>
      this.#fail('mva.notXml', {
        reason: 'syntax',
        detail: error.message.replace(/^\S*?:?\d+:\d+:\s*/, '').slice(0, 120),
      }),
    );
    parser.on('doctype', () => this.#fail('mva.doctype', { reason: 'doctype' }));
    parser.on('opentag', (tag) => this.#enter(tag.name, tag.attributes));
    parser.on('closetag', () => this.#leave());
    const text = (data: string) => {
      this.#moved = true;
      if (this.#keepsText && this.#text.length < MAX_TEXT) this.#text += data.slice(0, MAX_TEXT);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  get line(): number {
    return this.#parser.line;
  }

  write(text: string): Failure | undefined {
    if (!this.#begun && text.trim() !== '') {
      this.#begun = true;
      // The parser would look through megabytes of a table for the first tag.
      if (!/^\ufeff?\s*</.test(text))
        return this.#stoppable(() => this.#fail('mva.notXml', { reason: 'syntax', detail: '' }));
    }
    this.#moved = false;
    const problem = this.#stoppable(() => this.#parser.write(text));
    if (problem) return problem;
    this.#since = this.#moved ? 0 : this.#since + text.length;
    if (this.#since <= MAX_PIECE) return undefined;
    return this.#stoppable(() => this.#fail('mva.saftBroken', { element: this.#name.slice(0, 60), reason: 'tooLong' }));
  }

  end(): Failure | undefined {
    return this.#stoppable(() => this.#parser.close());
  }

  #enter(name: string, attributes: Readonly<Record<string, unknown>>): void {
    this.#moved = true;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#fail('mva.saftBroken', { element: name.slice(0, 60), reason: 'nested' });
    if (this.#passing > 0) {
      this.#passing += 1;
      return;
    }
    const colon = name.indexOf(':');
    this.#name = colon < 0 ? name : name.slice(colon + 1);
    const parent = this.#open.at(-1);
    const element = parent
      ? parent.children.get(this.#name)
      : this.#root(name.slice(0, Math.max(0, colon)), attributes);
    this.#keepsText = element?.keepsText ?? false;
    if (!element) {
      this.#passing = 1;
      return;
    }
    this.#open.push(element);
    this.#text = '';
    element.open?.(this.built, this.#parser.line);
  }

  #leave(): void {
    this.#moved = true;
    this.#depth -= 1;
    if (this.#passing > 0) {
      this.#passing -= 1;
      return;
    }
    const element = this.#open.pop();
    if (element?.close) element.close(this.built, element.keepsText ? this.#text.trim() : '');
    this.#keepsText = false;
  }

  #root(prefix: string, attributes: Readonly<Record<string, unknown>>): Element {
    const namespace = String(attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? '');
    // The official skeleton for 1.30 stands in no namespace.
    if (this.#name === 'AuditFile' && (namespace === '' || namespace.toLowerCase() === NAMESPACE)) return auditFile;
    return this.#fail('mva.notSaft', { element: this.#name.slice(0, 60), namespace: namespace.slice(0, 200) });
  }

  #stoppable(parse: () => void): Failure | undefined {
    if (this.#problem) return this.#problem;
    try {
      parse();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    return this.#problem;
  }

  #fail(code: ErrorCode, params: Record<string, string | number>): never {
    this.#problem = fail(code, {
      params: { line: this.#parser.line, column: this.#parser.columnIndex + 1, ...params },
      action: 'fixInput',
      sent: 'notSent',
    }).error;
    throw new Stop();
  }
}
