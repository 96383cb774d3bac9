import { describe, expect, it } from 'vitest';
import type { Held } from '../../../electron/engine/altinn/authorized-parties.ts';
import { type MvaPolicy, rightsFrom } from '../../../electron/engine/filing-rights.ts';

const CLIENT = '310000015';
const urn = (code: string) => `urn:altinn:accesspackage:${code}`;
const policy: MvaPolicy = {
  fillIn: [urn('regnskapsforer-uten-signeringsrettighet'), urn('regnskapsforer-med-signeringsrettighet')],
  sign: [urn('regnskapsforer-med-signeringsrettighet')],
};
const unread: MvaPolicy = { fillIn: null, sign: null };

function of(held: Partial<Held> | undefined, by = policy, complete = true) {
  const organisations = new Map(held ? [[CLIENT, { packages: [], roles: [], ...held }]] : []);
  return rightsFrom({ organisations, complete }, by)(CLIENT);
}

describe('what a login may do for a client', () => {
  it('follows the packages that the app’s policy asks for', () => {
    const without = [urn('regnskapsforer-uten-signeringsrettighet')];
    expect(of({ packages: without })).toEqual({ fillIn: 'yes', sign: 'no' });
    expect(of({ packages: [...without, urn('regnskapsforer-med-signeringsrettighet')] })).toEqual({
      fillIn: 'yes',
      sign: 'yes',
    });
    expect(of({ packages: [urn('a-ordning')] })).toEqual({ fillIn: 'no', sign: 'no' });
  });

  it('follows the old roles where they are told', () => {
    expect(of({ roles: ['A0240'] }, unread)).toEqual({ fillIn: 'yes', sign: 'unknown' });
    expect(of({ roles: ['A0239'] }, unread)).toEqual({ fillIn: 'yes', sign: 'yes' });
  });

  it('is not known where the policy or the list could not be read', () => {
    expect(of({ packages: [urn('a-ordning')] }, unread)).toEqual({ fillIn: 'unknown', sign: 'unknown' });
    expect(of(undefined)).toEqual({ fillIn: 'no', sign: 'no' });
    expect(of(undefined, policy, false)).toEqual({ fillIn: 'unknown', sign: 'unknown' });
  });
});
