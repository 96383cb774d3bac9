import { isUtf8 } from 'node:buffer';
import type { ImportChoice } from '../../../shared/contract/client-list.ts';

type Encoding = NonNullable<ImportChoice['encoding']>;
type Delimiter = NonNullable<ImportChoice['delimiter']>;

/**
 * A byte order mark decides; without one, bytes that are UTF-8 are UTF-8 and everything else is windows-1252, which is
 * what Norwegian Excel writes. UTF-16 without a mark shows in its zero bytes.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 64 * 1024);
  const zeros = (from: 0 | 1) => sample.filter((byte, index) => index % 2 === from && byte === 0).length;
  if (zeros(1) > sample.length / 5) return 'utf-16le';
  if (zeros(0) > sample.length / 5) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** What 0x80–0x9f mean in windows-1252; the rest is as in Latin-1. Written out: the app's ICU need not know the name. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Without its byte order mark. Bytes that fit nowhere become U+FFFD and are seen in the preview. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const even = buffer.subarray(0, buffer.length - (buffer.length % 2));
  switch (encoding) {
    case 'windows-1252':
      return buffer
        .toString('latin1')
        .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign);
    case 'utf-16be':
      return withoutMark(Buffer.from(even).swap16().toString('utf16le'));
    case 'utf-16le':
      return withoutMark(even.toString('utf16le'));
    default:
      return withoutMark(buffer.toString('utf8'));
  }
}

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

const delimiters: readonly Delimiter[] = [';', '\t', ',', '|'];

/** The sign that parts the first lines into most columns, the same number in each; quoted text does not count. */
export function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 64 * 1024)
    .replace(/"(?:[^"]|"")*"/g, 'x')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const score = (delimiter: Delimiter): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [first = 0] = counts;
    const alike = counts.filter((count) => count === first).length;
    return first === 0 ? 0 : alike * 100 + Math.min(first, 99);
  };
  return delimiters.reduce((best, each) => (score(each) > score(best) ? each : best), ';');
}
