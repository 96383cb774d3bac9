import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOrganisationNumber,
  organisationCheckDigit,
  organisationUrn,
  parseOrganisationNumber,
} from '../../../shared/ids.ts';

// Published numbers of public bodies: Skatteetaten, Brønnøysundregistrene, Digitaliseringsdirektoratet.
const real = ['974761076', '974760673', '991825827'];

describe('organisation numbers', () => {
  it.each(real)('%s is one', (number) => {
    expect(isOrganisationNumber(number)).toBe(true);
  });

  it.each(['974761077', '97476107', '9747610766', '974 761 076', '97476107x', '', '١٢٣٤٥٦٧٨٩'])(
    '%s is none',
    (text) => {
      expect(isOrganisationNumber(text)).toBe(false);
    },
  );

  const eight = fc.stringMatching(/^[89]\d{7}$/);

  it('has exactly one right check digit, or none where it would be ten', () => {
    fc.assert(
      fc.property(eight, (digits) => {
        const right = '0123456789'.split('').filter((last) => isOrganisationNumber(digits + last));
        const check = organisationCheckDigit(digits);
        expect(right).toEqual(check === undefined ? [] : [String(check)]);
      }),
    );
  });

  it('shows any one wrong digit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...real), fc.nat(8), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digit = (Number(number[at]) + by) % 10;
        expect(isOrganisationNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
      }),
    );
  });

  it.each([
    ['974 761 076', '974761076'],
    ['NO 974 761 076 MVA', '974761076'],
    ['974\u00a0761\u00a0076', '974761076'],
    ['97476107', undefined],
    ['9747610760', undefined],
    ['', undefined],
  ])('reads %j as %s', (typed, number) => {
    expect(parseOrganisationNumber(typed)).toBe(number);
  });

  it('has a URN', () => {
    expect(organisationUrn('974761076')).toBe('urn:altinn:organization:identifier-no:974761076');
  });
});
