import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { Maskinporten, systemUserOf } from '../../../../electron/engine/maskinporten/tokens.ts';
import type { VendorKey } from '../../../../electron/engine/vault/vault.ts';
import { ok } from '../../../../shared/outcome.ts';
import { type Script, scriptedHttp } from '../http-double.ts';
import { manualClock, settle, silentLog } from '../support.ts';

const ISSUER = 'https://maskinporten.example/';
const OWNER = '310000001';
let key: VendorKey;
let publicKeys: ReturnType<typeof createLocalJWKSet>;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: false });
  const publicJwk = await exportJWK(pair.publicKey);
  publicKeys = createLocalJWKSet({ keys: [{ ...publicJwk, kid: 'kid-1', alg: 'RS256' }] });
  key = { kid: 'kid-1', fingerprint: '', bits: 2048, createdAt: '', publicJwk, privateKey: pair.privateKey };
});

function maskinporten(script: Script, startMs = Date.now()) {
  const http = scriptedHttp(script);
  const clock = manualClock(startMs);
  const source = new Maskinporten({
    http,
    clock,
    log: silentLog(),
    endpoints: { issuer: ISSUER, token: `${ISSUER}token` },
    clientId: async () => ok('client-1'),
    key: async () => ok(key),
  });
  return { http, clock, source };
}

function grantOf(body: unknown): string {
  return new URLSearchParams(String(body)).get('assertion') ?? '';
}

async function claimsOf(body: unknown): Promise<JWTPayload> {
  const verified = await jwtVerify(grantOf(body), publicKeys, { issuer: 'client-1', audience: ISSUER });
  return verified.payload;
}

const granted = { status: 200, body: { access_token: 'token', expires_in: 120, token_type: 'Bearer' } };
const refused = (description: string) => ({
  status: 400,
  body: { error: 'invalid_grant', error_description: description },
});

describe('a grant', () => {
  it('carries the documented claims, verifies under the key, and nothing else', async () => {
    const { http, source } = maskinporten(() => granted);
    await source.token(['b:scope', 'a:scope'], { ownerOrganisationNumber: OWNER, externalRef: 'agent-1' });
    const claims = await claimsOf(http.requests[0]?.body);
    expect(Object.keys(claims).sort()).toEqual(['aud', 'authorization_details', 'exp', 'iat', 'iss', 'jti', 'scope']);
    expect(Number(claims.exp) - Number(claims.iat)).toBeLessThanOrEqual(120);
    expect(claims.scope).toBe('b:scope a:scope');
    expect(claims.authorization_details).toEqual([
      {
        type: 'urn:altinn:systemuser',
        systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${OWNER}` },
        externalRef: 'agent-1',
      },
    ]);
  });

  it('is signed anew when a call is repeated', async () => {
    let calls = 0;
    const { http, clock, source } = maskinporten(() => {
      calls += 1;
      return calls === 1 ? { status: 503, body: '' } : granted;
    });
    const token = source.token(['a:scope']);
    await settle(50);
    while (http.requests.length < 2) await clock.advance(1_000);
    expect((await token).ok).toBe(true);
    expect(grantOf(http.requests[0]?.body)).not.toBe(grantOf(http.requests[1]?.body));
    expect((await claimsOf(http.requests[0]?.body)).jti).not.toBe((await claimsOf(http.requests[1]?.body)).jti);
  });

  it('follows the authority’s clock once that is known', async () => {
    const { http, source } = maskinporten((request) => {
      if (http.skewMs !== 0) return granted;
      http.skewMs = 180_000;
      expect(request.method).toBe('POST');
      return refused('MP-130: Grant expired');
    });
    expect((await source.token(['a:scope'])).ok).toBe(true);
    const [first, second] = [await claimsOf(http.requests[0]?.body), await claimsOf(http.requests[1]?.body)];
    expect(Number(second.iat) - Number(first.iat)).toBeGreaterThanOrEqual(179);
  });
});

describe('a token', () => {
  it('is shared by everyone who asks for it at the same time, and kept until shortly before it ends', async () => {
    const { http, clock, source } = maskinporten(() => granted);
    await Promise.all([source.token(['a', 'b']), source.token(['b', 'a']), source.token(['a', 'b'])]);
    expect(http.requests).toHaveLength(1);
    await clock.advance(80_000);
    await source.token(['a', 'b']);
    expect(http.requests).toHaveLength(1);
    await clock.advance(11_000);
    await source.token(['a', 'b']);
    expect(http.requests).toHaveLength(2);
  });

  it('is another one for another system user', async () => {
    const { http, source } = maskinporten(() => granted);
    await source.token(['a'], { ownerOrganisationNumber: OWNER, externalRef: 'one' });
    await source.token(['a'], { ownerOrganisationNumber: OWNER, externalRef: 'two' });
    expect(http.requests).toHaveLength(2);
  });

  it.each([
    ['MP-303: invalid_altinn_customer_configuration', 'maskinporten.noSystemUser', 'MP-303'],
    ['MP-200: invalid scope', 'maskinporten.scopeNotGranted', 'MP-200'],
    ['MP-121: key expired', 'maskinporten.keyRefused', 'MP-121'],
    ['Issue time is after now', 'maskinporten.clockSkew', 'HTTP 400'],
    ['MP-012: grant already used', 'maskinporten.refused', 'MP-012'],
  ])('that is refused with "%s" says %s and keeps the authority’s code', async (description, code, authorityCode) => {
    const { http, source } = maskinporten(() => refused(description));
    const outcome = await source.token(['a']);
    expect(outcome).toMatchObject({ ok: false, error: { code, params: { authorityCode }, sent: 'notSent' } });
    expect(http.requests).toHaveLength(1);
  });

  it('is never kept after a refusal', async () => {
    let refuse = true;
    const { source } = maskinporten(() => (refuse ? refused('MP-303: x') : granted));
    await source.token(['a']);
    refuse = false;
    expect((await source.token(['a'])).ok).toBe(true);
  });
});

describe('the system user in a token', () => {
  const tokenWith = (details: unknown) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part({ authorization_details: details })}.x`;
  };
  it('is read from an array and from plain text', () => {
    expect(systemUserOf(tokenWith([{ type: 'urn:altinn:systemuser', systemuser_id: ['id-1'] }]))).toBe('id-1');
    expect(systemUserOf(tokenWith([{ type: 'urn:altinn:systemuser', systemuser_id: 'id-2' }]))).toBe('id-2');
    expect(systemUserOf(tokenWith([{ type: 'other' }]))).toBeUndefined();
  });
});
