import { decodeProtectedHeader, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { type GrantKey, signGrant } from '../../../../electron/engine/maskinporten/grant.ts';

async function headerWith(change: Partial<GrantKey>) {
  const { privateKey } = await generateKeyPair('RS256');
  const grant = await signGrant({
    clientId: 'client',
    audience: 'https://test.maskinporten.no/',
    scopes: ['a:b'],
    key: { kid: 'kid-1', privateKey, ...change },
    nowMs: 0,
  });
  return decodeProtectedHeader(grant);
}

describe('the header of a grant', () => {
  it('has the kid of a registered key and no chain', async () => {
    expect(await headerWith({})).toEqual({ alg: 'RS256', kid: 'kid-1', typ: 'JWT' });
  });

  it("has a certificate's chain as it is, leaf first, and no kid", async () => {
    expect(await headerWith({ x5c: ['leaf', 'root'] })).toEqual({ alg: 'RS256', x5c: ['leaf', 'root'], typ: 'JWT' });
  });
});
