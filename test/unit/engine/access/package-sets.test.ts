import { describe, expect, it } from 'vitest';
import { mayBeVisible, packageSets, referenceFor, setFault } from '../../../../electron/engine/access/package-sets.ts';

const urn = (code: string) => `urn:altinn:accesspackage:${code}`;
const SIGNING = urn('regnskapsforer-med-signeringsrettighet');
const NOT_SIGNING = urn('regnskapsforer-uten-signeringsrettighet');
const VAT = urn('merverdiavgift');

describe('the sets of packages', () => {
  it('hold one package each, by how the clients give it', () => {
    const sets = packageSets([SIGNING, NOT_SIGNING, VAT, urn('klientadministrator'), urn('skattegrunnlag')]);
    expect(sets.map((set) => [set.whom, set.kind, set.code, set.inSystem])).toEqual([
      ['registered', 'agent', 'regnskapsforer-med-signeringsrettighet', true],
      ['registered', 'agent', 'regnskapsforer-uten-signeringsrettighet', true],
      ['delegated', 'agent', 'merverdiavgift', true],
      ['delegated', 'agent', 'skattegrunnlag', true],
      ['own', 'standard', 'merverdiavgift', true],
      ['own', 'standard', 'klientadministrator', true],
      ['own', 'standard', 'skattegrunnlag', true],
    ]);
    expect(sets.every((set) => set.packages.length === 1 && setFault(set.kind, set.packages) === undefined)).toBe(true);
  });

  it('are named even where the system does not hold them, so that the guide can say so', () => {
    expect(packageSets([VAT]).filter((set) => !set.inSystem)).toMatchObject([
      { whom: 'registered', packages: [SIGNING] },
    ]);
  });

  it.each([
    ['agent', [SIGNING, NOT_SIGNING], undefined],
    ['agent', [SIGNING, VAT], 'mixed'],
    ['agent', [VAT, urn('skattegrunnlag')], 'mixed'],
    ['agent', [SIGNING, urn('ansvarlig-revisor')], 'mixed'],
    ['agent', [urn('klientadministrator')], 'unsuitable'],
    ['standard', [VAT, urn('skattegrunnlag')], undefined],
    ['standard', [SIGNING], 'unsuitable'],
  ] as const)('of kind %s: %j is %s', (kind, packages, fault) => {
    expect(setFault(kind, packages)).toBe(fault);
  });

  it('let the owner make a system user alone only where nothing comes from Enhetsregisteret', () => {
    expect(mayBeVisible([VAT])).toBe(true);
    expect(mayBeVisible([VAT, SIGNING])).toBe(false);
  });
});

describe('a reference', () => {
  it('is the same for the same wish, and counted on where it is taken', () => {
    const name = referenceFor('agent', [SIGNING], new Set());
    expect(referenceFor('agent', [SIGNING], new Set())).toBe(name);
    expect(referenceFor('agent', [SIGNING], new Set([name, `${name}-2`]))).toBe(`${name}-3`);
    expect(referenceFor('standard', [VAT], new Set())).not.toBe(referenceFor('agent', [VAT], new Set()));
  });
});
