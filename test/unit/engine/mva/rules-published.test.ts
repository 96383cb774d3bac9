/** Number, severity and categories of every published rule (reference/mva-melding.md 3.4), and what becomes of it here. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../../../electron/engine/mva/rules/check.ts';
import type { Category } from '../../../../shared/contract/mva.ts';

const letters: Readonly<Record<string, Category>> = {
  A: 'alminnelig',
  P: 'primaernaering',
  O: 'omvendtAvgiftsplikt',
  K: 'kompensasjon',
};

/** Marked L or L*: what this app answers for. */
const local = `
  R002 U APOK, R003 U APOK, R018 V APOK, R019 V APOK, R020 U AP, R021 U AP,
  R023 V AP, R024 V AP, R025 V AP, R026 V AP, R027 V AP,
  R028 U AP, R029 U AP, R030 U AP, R031 U AP, R032 U AP,
  R033 V AP, R034 V AP, R035 V AP, R036 V AP, R037 V AP,
  R038 U AP, R039 U AP, R040 U AP, R041 U AP, R052 V A, R053 U A, R054 U P, R059 U A, R060 U P,
  R065 U AP, R066 U APOK, R069 U APOK, R070 U APOK, R071 U APOK, R074 V APOK, R075 V APOK, R076 V APOK,
  R077 U AP, R078 U APOK, R079 U APOK, R081 U AP, R082 U APOK, R084 U AP, R086 U K, R087 U K, R088 U K,
  R089 U K, R091 U K, R092 U K, R093 U K, R095 U K, R100 U K, R103 U O, R106 U O, R107 U O, R108 U O,
  R109 U O, R110 U O, R111 U O, R112 U O, R113 U O, R114 U AP, R115 V AP, R116 U APO, R120 U O, R122 U APO,
  R124 U O, R127 U APO
`;

/** Gates in the past, files that are not read at all, and the limit nobody published. */
const leftOut = ['R000', 'R001', 'R085', 'R090', 'R104', 'R105'];

const shown = (number: string, severity: string, categories: readonly Category[]): string =>
  `${number} ${severity} ${categories.join(' ')}`;

describe('the rules of this app', () => {
  it('are the published local ones, with their severity and categories, and one of our own', () => {
    const published = local
      .split(',')
      .map((row) => row.trim().split(' '))
      .map(([number = '', severity = '', categories = '']) =>
        shown(
          number,
          severity,
          [...categories].flatMap((letter) => letters[letter] ?? []),
        ),
      );
    // Code 5 is not in the published list of R020; here it is a warning.
    const ours = ['ORGNR U alminnelig primaernaering omvendtAvgiftsplikt kompensasjon'];
    const twice = [
      'R020 V alminnelig primaernaering',
      // Where the register leaves open whether an exception holds.
      'R059 V alminnelig',
      'R060 V primaernaering',
      'R120 V omvendtAvgiftsplikt',
    ];
    expect(rules.map(({ number, severity, categories }) => shown(number, severity, categories)).sort()).toEqual(
      [...published, ...ours, ...twice].sort(),
    );
  });

  it('leave out what is said in the folder to be left out', () => {
    const numbers = rules.map(({ number }) => number);
    expect(leftOut.filter((number) => numbers.includes(number))).toEqual([]);
  });
});
