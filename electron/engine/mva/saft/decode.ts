import { isUtf8 } from 'node:buffer';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { type Encoding, encodingOf, HEAD, refuseEncoding, windows1252 } from '../xml/encoding.ts';

/** The text of a file that comes in pieces: in the encodings that `encodingOf` tells apart. */
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
      return refuseEncoding(this.#encoding, { line: line + before.split('\n').length - 1, column: 1 }, 'badBytes');
    }
  }
}

function decoderOf(encoding: Encoding): (bytes: Buffer, last: boolean) => string {
  if (encoding === 'ISO-8859-1') return (bytes) => bytes.toString('latin1');
  if (encoding === 'windows-1252') return windows1252;
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
