import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opens, systemUserFor } from '../../../../electron/engine/access/choice.ts';
import { packageSets, setFault } from '../../../../electron/engine/access/package-sets.ts';
import { claimsPackages, claimsRight } from '../../../../electron/engine/access/packages.ts';
import { asLists, PACKAGE_PREFIX, powersOf, RIGHT_PREFIX } from '../../../../electron/engine/altinn/powers.ts';

const vat = `${PACKAGE_PREFIX}merverdiavgift`;
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);

describe('packages and single rights in one list', () => {
  it('become Altinn’s two lists and come back as the same, whatever there is of each', () => {
    const powers = fc.array(
      fc.oneof(
        id.map((code) => PACKAGE_PREFIX + code),
        id.map((code) => RIGHT_PREFIX + code),
        fc.tuple(id, fc.constantFrom('read', 'write')).map(([code, action]) => `${RIGHT_PREFIX}${code}#${action}`),
      ),
    );
    fc.assert(
      fc.property(powers, (list) => {
        const lists = asLists(list);
        expect(lists.accessPackages).toHaveLength(list.filter((urn) => urn.startsWith(PACKAGE_PREFIX)).length);
        expect(powersOf(lists).toSorted()).toEqual(list.toSorted());
      }),
    );
  });

  it('are read where an answer leaves either list out', () => {
    expect(powersOf({})).toEqual([]);
    expect(
      powersOf({ rights: [{ resource: [{ id: 'urn:altinn:resource', value: 'ske-krav-og-betalinger' }] }] }),
    ).toEqual([claimsRight]);
  });
});

describe('a single right to claims', () => {
  it('opens claims and nothing else', () => {
    expect(opens('claims', [claimsRight])).toBe(true);
    expect(opens('mva', [claimsRight])).toBe(false);
    expect(opens('dialogs', [claimsRight])).toBe(false);
  });

  it('comes after a package that opens claims, and before nothing', () => {
    const user = (...packages: string[]) => ({ packages, health: 'ok' });
    const [right, accountant] = [user(claimsRight), user(`${PACKAGE_PREFIX}regnskapsforer-uten-signeringsrettighet`)];
    expect(systemUserFor('claims', [right, accountant])).toBe(accountant);
    expect(systemUserFor('claims', [user(vat), right])).toBe(right);
    expect(systemUserFor('claims', [user(vat)])).toBeUndefined();
  });

  it('is for the firm itself alone: no agent can have it', () => {
    expect(setFault('standard', [claimsRight])).toBeUndefined();
    expect(setFault('agent', [claimsRight])).toBe('unsuitable');
    const sets = packageSets([vat, claimsRight]).filter(({ packages }) => packages.includes(claimsRight));
    expect(sets.map(({ whom, kind, inSystem }) => [whom, kind, inSystem])).toEqual([['own', 'standard', true]]);
  });

  it('is offered before the system has it, where the firm uses claims', () => {
    const of = (wanted: readonly string[]) =>
      packageSets([vat], wanted).flatMap(({ code, whom, inSystem }) => (inSystem ? [] : [`${whom}/${code}`]));
    expect(of([])).toEqual(['registered/regnskapsforer-med-signeringsrettighet']);
    expect(of(claimsPackages)).toEqual([
      'registered/regnskapsforer-med-signeringsrettighet',
      'delegated/krav-og-utlegg',
      'own/krav-og-utlegg',
      'own/ske-krav-og-betalinger',
    ]);
  });

  it('of another service is not offered, and its address is never one', () => {
    expect(packageSets([`${RIGHT_PREFIX}app_skd_something`]).some(({ code }) => code === 'app_skd_something')).toBe(
      false,
    );
  });
});
