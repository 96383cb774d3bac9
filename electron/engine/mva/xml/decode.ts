import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';

/** Bytes 0x80–0x9F of windows-1252; the rest is as in ISO-8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The text of an XML file by its byte order mark, its first bytes, or its declaration. Written without the ICU
 * converters, which Electron ships fewer of than Node.
 */
export function decodeXml(bytes: Uint8Array): Outcome<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, second, third] = buffer;
  if (first === 0xef && second === 0xbb && third === 0xbf) return utf8(buffer.subarray(3));
  if (first === 0xff && second === 0xfe) return utf16(buffer.subarray(2), 'LE');
  if (first === 0xfe && second === 0xff) return utf16(buffer.subarray(2), 'BE');
  if (first === 0x3c && second === 0x00) return utf16(buffer, 'LE');
  if (first === 0x00 && second === 0x3c) return utf16(buffer, 'BE');
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/
    .exec(buffer.subarray(0, 256).toString('latin1'))?.[1]
    ?.toLowerCase();
  switch (declared) {
    case undefined:
    case 'utf-8':
    case 'utf8':
    case 'us-ascii':
    // A declaration that can be read byte by byte is not in UTF-16: some systems write the words and save UTF-8.
    case 'utf-16':
      return utf8(buffer);
    case 'iso-8859-1':
    case 'latin1':
      return ok(buffer.toString('latin1'));
    case 'windows-1252':
      return ok(
        buffer.toString('latin1').replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80)),
      );
    default:
      return fail('mva.encoding', {
        params: { encoding: declared.slice(0, 40), line: 1, column: 1, reason: 'unsupported' },
        action: 'fixInput',
        sent: 'notSent',
      });
  }
}

function utf8(buffer: Buffer): Outcome<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer));
  } catch {
    return badBytes('UTF-8', buffer.toString('utf8'));
  }
}

function utf16(buffer: Buffer, order: 'LE' | 'BE'): Outcome<string> {
  const even = Buffer.from(buffer.subarray(0, buffer.length - (buffer.length % 2)));
  const text = (order === 'BE' ? even.swap16() : even).toString('utf16le');
  if (even.length === buffer.length && !LONE_SURROGATE.test(text)) return ok(text);
  return badBytes('UTF-16', text.replace(LONE_SURROGATE, '\ufffd'));
}

/** Where the first replacement character landed is where the bytes stopped making sense. */
function badBytes(encoding: string, lossy: string): Outcome<never> {
  const index = lossy.indexOf('\ufffd');
  const before = lossy.slice(0, index < 0 ? lossy.length : index);
  const line = before.split('\n').length;
  return fail('mva.encoding', {
    params: { encoding, line, column: before.length - before.lastIndexOf('\n'), reason: 'badBytes' },
    action: 'fixInput',
    sent: 'notSent',
  });
}
