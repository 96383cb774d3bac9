import { isUtf8 } from 'node:buffer';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { decodeXml } from '../xml/decode.ts';

/** How far the declaration with the encoding may reach. */
const HEAD = 256;
const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/;

type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'ISO-8859-1' | 'windows-1252';

/** The text of a file that comes in pieces: the encodings and the order of looking are those of `decodeXml`. */
export class StreamDecoder {
  #head: Buffer | undefined = Buffer.alloc(0);
  #decode: ((bytes: Buffer, last: boolean) => string) | undefined;
  #encoding: Encoding = 'UTF-8';

  /** `line` is where the text before ended, for the error. Fails with `mva.encoding`. */
  write(bytes: Buffer, line: number): Outcome<string> {
    if (!this.#head) return this.#run(bytes, line, false);
    this.#head = Buffer.concat([this.#head, bytes]);
    if (this.#head.length < HEAD) return ok('');
    return this.#begin(this.#head, line);
  }

  end(line: number): Outcome<string> {
    const begun = this.#head ? this.#begin(this.#head, line) : ok('');
    if (!begun.ok) return begun;
    const rest = this.#run(Buffer.alloc(0), line, true);
    return rest.ok ? ok(begun.value + rest.value) : rest;
  }

  #begin(head: Buffer, line: number): Outcome<string> {
    this.#head = undefined;
    const found = encodingOf(head);
    if (!found.ok) return found;
    const { encoding, mark } = found.value;
    this.#encoding = encoding;
    this.#decode = decoderOf(encoding);
    return this.#run(head.subarray(mark), line, false);
  }

  #run(bytes: Buffer, line: number, last: boolean): Outcome<string> {
    try {
      return ok(this.#decode?.(bytes, last) ?? '');
    } catch {
      const text = bytes.toString(this.#encoding === 'UTF-8' ? 'utf8' : 'utf16le');
      const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')));
      return refuse(this.#encoding, line + before.split('\n').length - 1, 'badBytes');
    }
  }
}

function refuse(encoding: string, line: number, reason: string): Outcome<never> {
  return fail('mva.encoding', { params: { encoding, line, column: 1, reason }, action: 'fixInput', sent: 'notSent' });
}

function encodingOf(head: Buffer): Outcome<{ encoding: Encoding; mark: number }> {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ok({ encoding: 'UTF-8', mark: 3 });
  if (first === 0xff && second === 0xfe) return ok({ encoding: 'UTF-16LE', mark: 2 });
  if (first === 0xfe && second === 0xff) return ok({ encoding: 'UTF-16BE', mark: 2 });
  if (first === 0x3c && second === 0x00) return ok({ encoding: 'UTF-16LE', mark: 0 });
  if (first === 0x00 && second === 0x3c) return ok({ encoding: 'UTF-16BE', mark: 0 });
  const declared = DECLARED.exec(head.subarray(0, HEAD).toString('latin1'))?.[1]?.toLowerCase();
  switch (declared) {
    case undefined:
    case 'utf-8':
    case 'utf8':
    case 'us-ascii':
    case 'utf-16':
      return ok({ encoding: 'UTF-8', mark: 0 });
    case 'iso-8859-1':
    case 'latin1':
      return ok({ encoding: 'ISO-8859-1', mark: 0 });
    case 'windows-1252':
      return ok({ encoding: 'windows-1252', mark: 0 });
    default:
      return refuse(declared.slice(0, 40), 1, 'unsupported');
  }
}

function decoderOf(encoding: Encoding): (bytes: Buffer, last: boolean) => string {
  if (encoding === 'ISO-8859-1') return (bytes) => bytes.toString('latin1');
  if (encoding === 'windows-1252') {
    const high = highHalf();
    return (bytes) =>
      bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (byte) => high.charAt(byte.charCodeAt(0) - 0x80));
  }
  const pieces = encoding === 'UTF-8' ? utf8Pieces : utf16Pieces;
  let left: Buffer = Buffer.alloc(0);
  return (bytes, last) => {
    const all = left.length === 0 ? bytes : Buffer.concat([left, bytes]);
    const whole = all.subarray(0, all.length - pieces.unfinished(all));
    left = Buffer.from(all.subarray(whole.length));
    if (last && left.length > 0) throw new RangeError('half a character');
    return pieces.text(whole, encoding);
  };
}

/** Not `TextDecoder`: as a stream it makes text of two bytes a character, which takes the parser a third longer. */
const utf8Pieces = {
  /** Bytes at the end of a character that goes on. */
  unfinished: (bytes: Buffer): number => {
    for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
      const byte = bytes[bytes.length - back] ?? 0;
      if (byte < 0x80) return 0;
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    }
    return 0;
  },
  text: (bytes: Buffer): string => {
    if (!isUtf8(bytes)) throw new RangeError('not UTF-8');
    return bytes.toString('utf8');
  },
};

/** A lone surrogate is no character of XML: the parser turns it away. */
const utf16Pieces = {
  unfinished: (bytes: Buffer): number => bytes.length % 2,
  text: (bytes: Buffer, encoding: Encoding): string =>
    (encoding === 'UTF-16BE' ? Buffer.from(bytes).swap16() : bytes).toString('utf16le'),
};

/** Characters of bytes 0x80–0x9F, asked of the one table there is. */
function highHalf(): string {
  const declaration = Buffer.from('<?xml version="1.0" encoding="windows-1252"?>', 'latin1');
  const text = decodeXml(Buffer.concat([declaration, Buffer.from(Array.from({ length: 32 }, (_, at) => 0x80 + at))]));
  return text.ok ? text.value.slice(-32) : '';
}
