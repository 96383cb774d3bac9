import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../../electron/engine/dialogs/reading/file-name.ts';

describe('a file’s name', () => {
  it.each([
    ['Deklarasjoner', 'application/pdf', 'Deklarasjoner.pdf'],
    ['vedtak.PDF', 'text/plain', 'vedtak.PDF'],
    ['Brev av 12. oktober', 'text/plain; charset=utf-8', 'Brev av 12. oktober.txt'],
    ['Vedlegg nr. 3', 'application/octet-stream', 'Vedlegg nr. 3'],
    ['uten noe', null, 'uten noe'],
  ])('%s of type %s is %s', (name, type, expected) => {
    expect(fileNameOf(name, type)).toBe(expected);
  });

  it('goes by what the file is before what it was said to be', () => {
    expect(fileNameOf('Kvittering', 'application/pdf', 'text/plain')).toBe('Kvittering.pdf');
  });
});
