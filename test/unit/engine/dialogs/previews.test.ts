import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, pixelsOf } from '../../../../electron/engine/dialogs/reading/previews.ts';

const bytes = (...parts: (string | readonly number[])[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : Buffer.from(each)))),
  );
const pixels = (image: Uint8Array) => {
  const kind = kindOf(image);
  return kind && [kind, pixelsOf(kind, image)];
};

describe('an attachment', () => {
  it('tells by its first bytes what it is and how large it becomes', () => {
    const png = bytes('\u0089PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0, 5, 0, 1, 0, 0]);
    expect(pixels(png)).toEqual(['image/png', 5 * 65_536]);
    expect(pixels(bytes('GIF89a', [2, 0, 3, 0]))).toEqual(['image/gif', 6]);
    expect(pixels(bytes('BM', Array(16).fill(0), [4, 0, 0, 0, 0xfb, 0xff, 0xff, 0xff]))).toEqual(['image/bmp', 20]);
    const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 7, 0, 3]);
    expect(pixels(jpeg)).toEqual(['image/jpeg', 21]);
    const webp = (form: string, ...rest: number[][]) =>
      bytes('RIFF', [0, 0, 0, 0], 'WEBP', form, [0, 0, 0, 0], ...rest);
    expect(pixels(webp('VP8X', [0, 0, 0, 0], [9, 0, 0], [1, 0, 0]))).toEqual(['image/webp', 20]);
    expect(pixels(webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a], [8, 0, 2, 0]))).toEqual(['image/webp', 16]);
    expect(pixels(webp('VP8L', [0x2f], [0x03, 0x40, 0, 0]))).toEqual(['image/webp', 8]);
    expect(pixels(bytes('noe\n%PDF-1.4'))).toEqual(['application/pdf', 0]);
  });

  it('that is none of these, or breaks off, is not shown', () => {
    for (const other of ['PK\u0003\u0004', '<svg/>', '<html>', 'MZ', '']) expect(kindOf(bytes(other))).toBeUndefined();
    expect(pixels(bytes('\u0089PNG\r\n\u001a\n'))).toEqual(['image/png', undefined]);
    expect(pixels(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0]))).toEqual(['image/jpeg', undefined]);
  });

  it('never makes reading it fail', () => {
    const heads = ['\u0089PNG\r\n', 'GIF87a', 'BM', 'RIFF1234WEBP', 'RIFF1234WEBPVP8X', '\u00ff\u00d8\u00ff'];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        pixels(bytes(head, [...rest]));
      }),
    );
  });
});
