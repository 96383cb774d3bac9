import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'ISO-8859-1' | 'windows-1252';

/** How far the declaration with the encoding may reach, in bytes. */
export const HEAD = 256;

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/;
/** Bytes 0x80–0x9F of windows-1252; the rest is as in ISO-8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By byte order mark, first bytes or declaration; `mark` is how many bytes the mark takes. Fails with `mva.encoding`. */
export function encodingOf(head: Buffer): Outcome<{ readonly encoding: Encoding; readonly mark: number }> {
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
    // A declaration that can be read byte by byte is not in UTF-16: some systems write the words and save UTF-8.
    case 'utf-16':
      return ok({ encoding: 'UTF-8', mark: 0 });
    case 'iso-8859-1':
    case 'latin1':
      return ok({ encoding: 'ISO-8859-1', mark: 0 });
    case 'windows-1252':
      return ok({ encoding: 'windows-1252', mark: 0 });
    default:
      return refuseEncoding(declared.slice(0, 40), { line: 1, column: 1 }, 'unsupported');
  }
}

/** One byte is one character, so any piece of it can be read by itself. */
export function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80));
}

export function refuseEncoding(
  encoding: string,
  at: { readonly line: number; readonly column: number },
  reason: 'unsupported' | 'badBytes',
): Outcome<never> {
  return fail('mva.encoding', { params: { encoding, ...at, reason }, action: 'fixInput', sent: 'notSent' });
}
