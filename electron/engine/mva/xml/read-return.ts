import type { Category, Period, ReturnLine } from '../../../../shared/contract/mva.ts';
import { category as categorySchema } from '../../../../shared/contract/mva.ts';
import { canonicalSpecification } from '../../../../shared/mva/specifications.ts';
import { type Failure, fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { MvaReturn, Note } from '../model.ts';
import { conform } from './conform.ts';
import { decodeXml } from './decode.ts';
import { periodOfWords } from './period-words.ts';
import { RETURN_NAMESPACE, returnShape } from './shape.ts';
import { readTree, type XmlElement } from './tree.ts';

export const MAX_RETURN_BYTES = 20 * 1024 * 1024;
/** Past every real amount, and still exact as a number in a window. */
const MAX_DIGITS = 15;

/**
 * Reads a return from a file's bytes: tolerant in encoding, namespace, white space and spelling of rates and codes,
 * strict in structure. Never throws for what a file holds. Fails with `mva.tooLarge`, `mva.encoding`, `mva.doctype`,
 * `mva.notXml`, `mva.notReturn`, `mva.structure` or `mva.value`; params name line, column, element and reason.
 */
export async function readReturn(bytes: Uint8Array): Promise<Outcome<MvaReturn>> {
  if (bytes.byteLength > MAX_RETURN_BYTES) {
    return fail('mva.tooLarge', {
      params: { line: 0, column: 0, element: '', reason: 'bytes', bytes: bytes.byteLength, limit: MAX_RETURN_BYTES },
      action: 'fixInput',
      sent: 'notSent',
    });
  }
  const text = decodeXml(bytes);
  if (!text.ok) return text;
  const root = await readTree(text.value);
  if (!root.ok) return root;
  const { name, namespace, line, column } = root.value;
  if (name !== 'mvaMeldingDto' || (namespace !== RETURN_NAMESPACE && namespace !== '')) {
    const reason = name === 'mvaMeldingDto' ? 'namespace' : 'root';
    return fail('mva.notReturn', {
      params: { line, column, element: name.slice(0, 120), namespace: namespace.slice(0, 200), reason },
      action: 'fixInput',
      sent: 'notSent',
    });
  }
  const misfit = conform(root.value, returnShape);
  if (misfit) return { ok: false, error: misfit };
  return new ReturnReader().read(root.value);
}

type Found = XmlElement | undefined;

/** Takes values out of a tree whose structure is right, and remembers the first value that cannot be used. */
class ReturnReader {
  #problem: Failure | undefined;

  read(root: XmlElement): Outcome<MvaReturn> {
    const submission = child(root, 'innsending');
    const system = child(submission, 'regnskapssystem');
    const figures = child(root, 'skattegrunnlagOgBeregnetSkatt');
    const taxpayer = child(root, 'skattepliktig');
    const version = child(system, 'systemversjon');
    const value: MvaReturn = {
      reference: this.#text(child(submission, 'regnskapssystemsreferanse')),
      system: system
        ? { name: this.#text(child(system, 'systemnavn')), version: version ? this.#text(version) : null }
        : null,
      period: this.#period(child(figures, 'skattleggingsperiode')),
      fastsattMerverdiavgift: this.#amount(child(figures, 'fastsattMerverdiavgift')),
      lines: childrenOf(figures, 'mvaSpesifikasjonslinje').map((line) => this.#line(line)),
      payoutKid: this.#optional(child(child(root, 'betalingsinformasjon'), 'kundeIdentifikasjonsnummer'), (element) =>
        this.#text(element).trim(),
      ),
      organisationNumber: this.#optional(child(taxpayer, 'organisasjonsnummer'), (element) => this.#digits(element, 9)),
      identificationNumber: this.#optional(child(taxpayer, 'identifikasjonsnummer'), (element) =>
        this.#digits(element, 7),
      ),
      category: this.#category(child(root, 'meldingskategori')),
      note: this.#note(child(root, 'merknad')),
    };
    return this.#problem ? { ok: false, error: this.#problem } : ok(value);
  }

  #line(line: XmlElement): ReturnLine {
    return {
      mvaKode: this.#code(child(line, 'mvaKode')),
      spesifikasjon: this.#optional(child(line, 'spesifikasjon'), (element) =>
        canonicalSpecification(this.#code(element)),
      ),
      mvaKodeRegnskapsystem: this.#optional(child(line, 'mvaKodeRegnskapsystem'), (element) => this.#text(element)),
      grunnlag: this.#optional(child(line, 'grunnlag'), (element) => this.#amount(element)),
      sats: this.#optional(child(line, 'sats'), (element) => canonicalRate(this.#code(element))),
      merverdiavgift: this.#amount(child(line, 'merverdiavgift')),
      merknad: this.#note(child(line, 'merknad')),
    };
  }

  #optional<T>(element: Found, read: (element: XmlElement) => T): T | null {
    return element ? read(element) : null;
  }

  #note(element: Found): Note | null {
    const inner = element?.children[0];
    if (!inner) return null;
    return inner.name === 'beskrivelse'
      ? { beskrivelse: this.#text(inner) }
      : { utvalgtMerknad: this.#code(inner).replace(/[\s\u00a0]+/g, ' ') };
  }

  /** The schema's `Tekst`. */
  #text(element: Found): string {
    const text = element?.text ?? '';
    if (text.length > 4000) this.#refuse(element, 'tooLong');
    return text;
  }

  /** A word from a list: white space around it means nothing. */
  #code(element: Found): string {
    const code = this.#text(element).trim();
    if (code === '') this.#refuse(element, 'empty');
    return code;
  }

  #digits(element: XmlElement, length: number): string {
    const digits = element.text.trim();
    if (!new RegExp(`^[0-9]{${length}}$`).test(digits)) this.#refuse(element, 'digits');
    return digits;
  }

  #amount(element: Found): string {
    const text = element?.text.trim() ?? '';
    const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
    const [, sign = '', whole = '', fraction = ''] = match ?? [];
    if (!match || (whole === '' && fraction === '')) {
      this.#refuse(element, text === '' ? 'empty' : 'notNumber');
      return '0';
    }
    const digits = whole.replace(/^0+(?=\d)/, '') || '0';
    if (digits.length > MAX_DIGITS || text.length > 40) this.#refuse(element, 'tooLarge');
    // 100.00 is a whole number of kroner; 100.50 breaks R082 and is shown as it came.
    if (/[1-9]/.test(fraction)) return text;
    return sign === '-' && digits !== '0' ? `-${digits}` : digits;
  }

  #category(element: Found): Category {
    const word = this.#code(element).replaceAll('æ', 'ae');
    const known = categorySchema.safeParse(word);
    if (known.success) return known.data;
    // The schema lists eHandel too, but R104 turns it away: it is another return.
    this.#refuse(element, word === 'eHandel' ? 'notHandled' : 'unknownWord');
    return 'alminnelig';
  }

  #period(element: Found): Period {
    const inner = child(element, 'periode')?.children[0];
    const yearElement = child(element, 'aar');
    const year = /^((?:19|20|21)\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(yearElement?.text.trim() ?? '')?.[1];
    if (!year) this.#refuse(yearElement, 'year');
    const period = periodOfWords(inner?.name ?? '', inner?.text ?? '', Number(year ?? 2000));
    if (!period) this.#refuse(inner, 'unknownWord');
    return period ?? { kind: 'aar', number: 1, year: 2000 };
  }

  #refuse(element: Found, reason: string): void {
    const { line = 0, column = 0, name = '' } = element ?? {};
    this.#problem ??= fail('mva.value', {
      params: { line, column, element: name, reason, value: (element?.text.trim() ?? '').slice(0, 60) },
      action: 'fixInput',
      sent: 'notSent',
    }).error;
  }
}

function child(element: Found, name: string): Found {
  return element?.children.find((candidate) => candidate.name === name);
}

function childrenOf(element: Found, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** `11.11`, `11,110` and `25.0` are what the code list writes as `11,11` and `25`. */
function canonicalRate(rate: string): string {
  const match = /^(\d+)(?:[.,](\d*?)0*)?$/.exec(rate);
  return match ? `${match[1]}${match[2] ? `,${match[2]}` : ''}` : rate;
}
