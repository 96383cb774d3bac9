import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLastGroupOf, makeCode, readCode } from '../../../../electron/engine/backup/code.ts';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const swapped = (text: string, a: number, b: number): string => {
  const symbols = [...text];
  [symbols[a], symbols[b]] = [symbols[b] ?? '', symbols[a] ?? ''];
  return symbols.join('');
};
const groupAt = (at: number): number => Math.floor(at / 6) + 1;

describe('a recovery code', () => {
  it('is seven groups of five, never the same twice, and reads as itself', () => {
    const codes = Array.from({ length: 200 }, makeCode);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(readCode(code)).toEqual({ ok: true, value: code });
    }
  });

  it('uses all 32 symbols in every place that is random', () => {
    const seen = Array.from({ length: 41 }, () => new Set<string>());
    for (let round = 0; round < 1500; round += 1) [...makeCode()].forEach((symbol, at) => void seen[at]?.add(symbol));
    seen.forEach((symbols, at) => void expect(symbols.size, String(at)).toBe(at % 6 === 5 ? 1 : 32));
  });

  it('may be typed in small letters, with spaces, without signs between, and with O for 0 and l or I for 1', () => {
    const code = makeCode();
    const sloppy = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    for (const typed of [
      sloppy,
      sloppy.replaceAll('-', ' '),
      sloppy.replaceAll('-', ''),
      ` ${code}\n`,
      code.replaceAll('1', 'I'),
    ]) {
      expect(readCode(typed)).toEqual({ ok: true, value: code });
    }
  });

  it('tells the group of any one symbol that is wrong, and of any two in it that changed places', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.constantFrom(...SYMBOLS, 'U', 'Å', '*'), (at, symbol) => {
        const code = makeCode();
        fc.pre(at % 6 !== 5 && code[at] !== symbol);
        const typed = code.slice(0, at) + symbol + code.slice(at + 1);
        expect(readCode(typed)).toMatchObject({ error: { code: 'backup.codeTypo', params: { group: groupAt(at) } } });
      }),
    );
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.nat({ max: 4 }), fc.nat({ max: 4 }), (group, a, b) => {
        const code = makeCode();
        const [one, other] = [group * 6 + a, group * 6 + b];
        fc.pre(code[one] !== code[other]);
        expect(readCode(swapped(code, one, other))).toMatchObject({
          error: { code: 'backup.codeTypo', params: { group: group + 1 } },
        });
      }),
    );
  });

  it('notices two groups that changed places, and one symbol too few or too many', () => {
    const code = makeCode();
    const groups = code.split('-');
    const [first = '', second = '', ...rest] = groups;
    expect(readCode([second, first, ...rest].join('-'))).toMatchObject({ error: { code: 'backup.codeTypo' } });
    expect(readCode([first, second.slice(1), ...rest].join('-'))).toMatchObject({
      error: { code: 'backup.codeTypo', params: { group: 2 } },
    });
    expect(readCode(code.replaceAll('-', '').slice(1))).toMatchObject({
      error: { code: 'backup.codeLength', params: { found: 34, expected: 35 } },
    });
    expect(readCode(groups.slice(0, 6).join('-'))).toMatchObject({ error: { code: 'backup.codeLength' } });
  });

  it('is asked back by its last group', () => {
    const code = makeCode();
    expect(isLastGroupOf(code, ` ${code.slice(-5).toLowerCase()} `)).toBe(true);
    expect(isLastGroupOf(code, code.slice(0, 5))).toBe(false);
    expect(isLastGroupOf(code, code)).toBe(false);
  });
});
