import type { OutputOf } from '../../../../shared/contract.ts';

export type PreviewKind = OutputOf<'dialogs.attachmentContent'>['kind'];

const MARKS: readonly (readonly [PreviewKind, RegExp])[] = [
  // A PDF may have other bytes first (ISO 32000, annex H).
  ['application/pdf', /^[\s\S]{0,1019}%PDF-/],
  ['image/png', /^\u0089PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/bmp', /^BM[\s\S]{12}/],
];

/** By what the bytes are: names and types are the sender's words. */
export function kindOf(bytes: Uint8Array): PreviewKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return MARKS.find(([, mark]) => mark.test(head))?.[0];
}

/** What an image becomes in memory is four bytes for each; a file of some kilobytes may say a billion. Undefined: not told where it should be. */
export function pixelsOf(kind: PreviewKind, bytes: Uint8Array): number | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (kind) {
      case 'application/pdf':
        return 0;
      case 'image/png':
        return view.readUInt32BE(16) * view.readUInt32BE(20);
      case 'image/gif':
        return view.readUInt16LE(6) * view.readUInt16LE(8);
      case 'image/bmp':
        return Math.abs(view.readInt32LE(18) * view.readInt32LE(22));
      case 'image/webp':
        return webpPixels(view);
      case 'image/jpeg':
        return jpegPixels(view);
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The three forms of a WebP file: lossy, lossless, extended. */
function webpPixels(view: Buffer): number | undefined {
  const form = view.toString('latin1', 12, 16);
  if (form === 'VP8X') return (view.readUIntLE(24, 3) + 1) * (view.readUIntLE(27, 3) + 1);
  if (form === 'VP8 ') return (view.readUInt16LE(26) & 0x3fff) * (view.readUInt16LE(28) & 0x3fff);
  if (form !== 'VP8L') return undefined;
  const bits = view.readUInt32LE(21);
  return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
}

/** From the first frame header, past the segments before it. */
function jpegPixels(view: Buffer): number | undefined {
  for (let at = 2; view.readUInt8(at) === 0xff; at += 2 + view.readUInt16BE(at + 2)) {
    const marker = view.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return view.readUInt16BE(at + 5) * view.readUInt16BE(at + 7);
  }
  return undefined;
}
