import { describe, expect, it } from 'vitest';
import { authority } from '../../../shared/i18n/authority.ts';
import { authorityCodes } from '../../../shared/i18n/authority-codes.ts';

const range = (prefix: string, from: number, to: number, digits = 5): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => prefix + String(from + index).padStart(digits, '0'));

/** reference/systemuser.md 1.6, 9.1, 9.2, 9.3 and 6.4, as the sheet lists them. */
const listed = [
  ...['011', '012', '100', '110', '120', '121', '122', '123', '124', '130'].map((code) => `MP-${code}`),
  ...['200', '201', '250', '251', '301', '302', '303'].map((code) => `MP-${code}`),
  ...range('AUTH-', 0, 80),
  ...range('AUTH.VLD-', 0, 18),
  ...range('STD-', 0, 1),
  ...[6, 7, 10, 26, 27, 28, 33].flatMap((code) => range('AM.VLD-', code, code)),
  // reference/skatteetaten-systembruker.md 1.7.
  ...['KB-', 'FRI-'].flatMap((prefix) => range(prefix, 1, 9, 3)),
  ...range('DAS-', 1, 8, 3),
];

describe('the authorities’ codes', () => {
  it('each have a sentence, and no sentence is without a code', () => {
    expect(listed.filter((code) => authorityCodes[code] === undefined)).toEqual([]);
    const used = new Set(Object.values(authorityCodes).map((meaning) => `is.${meaning}`));
    expect(Object.keys(authority.nb).filter((key) => !used.has(key as `is.general`))).toEqual([]);
    expect(Object.keys(authorityCodes).filter((code) => !listed.includes(code))).toEqual(['HTTP 401', 'HTTP 403']);
  });

  it('name no code in the sentence: it stands beside it', () => {
    for (const { nb, nn, en } of [authority])
      for (const text of [nb, nn, en].flatMap((language) => Object.values(language)))
        expect(text).not.toMatch(/MP-|AUTH|STD-|VLD|externalRef/);
  });
});
