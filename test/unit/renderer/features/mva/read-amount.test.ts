import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKroner } from '../../../../../renderer/features/mva/form/read-amount.ts';
import { number } from '../../../../../renderer/ui/format.ts';

describe('an amount that a person typed', () => {
  it.each([
    ['1250', '1250'],
    ['1 250', '1250'],
    ['1\u202f250\u00a0kr', '1250'],
    ['kr 1 250,-', '1250'],
    ['1.250', '1250'],
    ['1.250.000,00', '1250000'],
    ['1,250,000.99', '1250000'],
    ['1250,99', '1250'],
    ['1250.5', '1250'],
    ['-1250,99', '-1250'],
    ['\u22121 250', '-1250'],
    ['\u20131250', '-1250'],
    ['1 250-', '-1250'],
    ['(1 250)', '-1250'],
    ['+7', '7'],
    ['-0,4', '0'],
    ['007', '7'],
    ['999999999999999', '999999999999999'],
  ])('%s is %s', (text, kroner) => {
    expect(readKroner(text)).toBe(kroner);
  });

  it.each(['', ' ', 'tusen', '12a', '1,250', '1.25.0', '12.3456.789', '--5', '5-5', '1e3', '1234567890123456', ',5'])(
    '%j cannot be told',
    (text) => {
      expect(readKroner(text)).toBeNull();
    },
  );

  it('is read back from every way it is shown', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), (kroner) => {
        for (const language of ['nb', 'nn', 'en'] as const)
          expect(readKroner(number(String(kroner), language))).toBe(String(kroner));
      }),
    );
  });
});
