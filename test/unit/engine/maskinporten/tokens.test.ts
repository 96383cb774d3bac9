import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Http } from '../../../../electron/engine/http/http.ts';
import { Maskinporten, systemUserOf } from '../../../../electron/engine/maskinporten/tokens.ts';
import type { Clock } from '../../../../electron/engine/ports.ts';
import type { VendorKey } from '../../../../electron/engine/vault/vault.ts';
import { ok } from '../../../../shared/outcome.ts';
import { door } from '../http/server.ts';
import { type Script, scriptedHttp } from '../http-double.ts';
import { manualClock, silentLog, until } from '../support.ts';

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
  return { http, clock, source: sourceOver(http, clock, `${ISSUER}token`) };
}

function sourceOver(http: Http, clock: Clock, token: string): Maskinporten {
  return new Maskinporten({
    http,
    clock,
    log: silentLog(),
    endpoints: { issuer: ISSUER, token },
    clientId: async () => ok('client-1'),
    key: async () => ok(key),
  });
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

  it('is signed when its turn at the door has come, and anew for every try', async () => {
    const bodies: string[] = [];
    const { http, origin, seen } = await door(
      (_, response, nth) => {
        response.writeHead(nth === 1 ? 503 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(granted.body));
      },
      { random: () => 0, limits: { concurrent: 1 } },
    );
    const watched: Http = {
      ...http,
      clockSkewMs: () => 0,
      send: (request) => {
        const { body } = request;
        if (typeof body !== 'function') throw new Error('a grant signed before its turn');
        return http.send({
          ...request,
          body: async () => {
            bodies.push(await body());
            return bodies.at(-1) ?? '';
          },
        });
      },
    };
    const source = sourceOver(watched, manualClock(Date.now()), `${origin}/token`);
    const [one, two] = [source.token(['a:scope']), source.token(['b:scope'])];
    // The door lets one through at a time, so the second is not signed before the first is done.
    await until(() => seen.length === 1, 'the first call');
    expect(bodies).toHaveLength(1);
    expect([(await one).ok, (await two).ok]).toEqual([true, true]);
    const ids = await Promise.all(bodies.map(async (body) => (await claimsOf(body)).jti));
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
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

  it('that is refused for coming too often may be asked for again', async () => {
    const { source } = maskinporten(() => ({ status: 429, body: '' }));
    expect(await source.token(['a'])).toMatchObject({ error: { code: 'maskinporten.refused', retryable: true } });
  });

  it('is counted from before it was issued', async () => {
    const { clock, source } = maskinporten(async () => {
      await clock.advance(7_000);
      return granted;
    });
    const startedAt = clock.now();
    expect(await source.token(['a'])).toMatchObject({ ok: true, value: { expiresAt: startedAt + 120_000 } });
  });

  it('is asked for again after it was forgotten', async () => {
    const { http, source } = maskinporten(() => granted);
    await source.token(['a']);
    await source.token(['a']);
    source.forget();
    await source.token(['a']);
    expect(http.requests).toHaveLength(2);
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
