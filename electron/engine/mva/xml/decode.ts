import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { encodingOf, refuseEncoding, windows1252 } from './encoding.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;

/** The text of an XML file. Written without the ICU converters, which Electron ships fewer of than Node. */
export function decodeXml(bytes: Uint8Array): Outcome<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = encodingOf(buffer);
  if (!found.ok) return found;
  const { encoding, mark } = found.value;
  const rest = buffer.subarray(mark);
  switch (encoding) {
    case 'UTF-8':
      return utf8(rest);
    case 'UTF-16LE':
      return utf16(rest, 'LE');
    case 'UTF-16BE':
      return utf16(rest, 'BE');
    case 'ISO-8859-1':
      return ok(rest.toString('latin1'));
    case 'windows-1252':
      return ok(windows1252(rest));
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
  const at = { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  return refuseEncoding(encoding, at, 'badBytes');
}
