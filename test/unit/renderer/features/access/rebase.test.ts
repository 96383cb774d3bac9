import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebased } from '../../../../../renderer/features/access/system/rebase.ts';
import type { SystemWish } from '../../../../../shared/contract/system.ts';

const before: SystemWish = {
  name: { nb: 'Regnskap', nn: 'Rekneskap', en: 'Accounting' },
  description: { nb: 'Gammel', nn: '', en: '' },
  packages: ['a', 'b'],
  rights: [],
  clientIds: ['own'],
  redirectUrls: [],
  visible: false,
};

describe('what was typed, over a system that somebody else changed', () => {
  it('keeps what a person changed and takes the rest as it stands now', () => {
    const wish = { ...before, name: { ...before.name, nb: 'Nytt navn' }, packages: ['b', 'c'] };
    const now = {
      ...before,
      description: { ...before.description, nb: 'Ny' },
      packages: ['a', 'b', 'd'],
      visible: true,
    };
    expect(rebased(wish, before, now)).toEqual({
      ...now,
      name: { ...before.name, nb: 'Nytt navn' },
      packages: ['b', 'd', 'c'],
    });
  });

  it('is what was typed when nobody changed anything, and what stands there when nothing was typed', () => {
    const text = fc.record({ nb: fc.string(), nn: fc.string(), en: fc.string() });
    const lines = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    const any: fc.Arbitrary<SystemWish> = fc.record({
      name: text,
      description: text,
      packages: lines,
      rights: lines,
      clientIds: lines,
      redirectUrls: lines,
      visible: fc.boolean(),
    });
    const sorted = (wish: SystemWish) => ({
      ...wish,
      ...{ packages: [...wish.packages].sort(), rights: [...wish.rights].sort() },
      ...{ clientIds: [...wish.clientIds].sort(), redirectUrls: [...wish.redirectUrls].sort() },
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(sorted(rebased(one, other, other))).toEqual(sorted(one));
        expect(rebased(one, one, other)).toEqual(other);
      }),
    );
  });
});
