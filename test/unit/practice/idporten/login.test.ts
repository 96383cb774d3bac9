import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Browser } from '../browser.ts';
import { Firm, PEOPLE } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const SCOPE = 'openid altinn:clientdelegations.read altinn:clientdelegations.write';
let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
});
afterAll(() => harness.stop());

describe('a login with ID-porten', () => {
  it('gives an access token with pid, level and scopes, signed by the published key', async () => {
    const answer = await firm.login(PEOPLE.clientAdministrator, SCOPE);
    expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 1800 });
    const keys = await firm.call('GET', '/idporten/jwks');
    const key = createLocalJWKSet(keys.json as unknown as JSONWebKeySet);
    const { payload } = await jwtVerify(String(answer.json.access_token), key, { issuer: `${firm.origin}/idporten` });
    expect(payload).toMatchObject({ acr: 'idporten-loa-substantial', client_id: firm.idportenClientId });
    expect(String(payload.scope).split(' ').sort()).toEqual(SCOPE.split(' ').sort());
    const person = harness.practice.context.world.people.find(({ name }) => name === PEOPLE.clientAdministrator);
    expect(payload.pid).toBe(person?.id);
    expect(decodeJwt(String(answer.json.id_token))).toMatchObject({ nonce: 'nonce', pid: person?.id });
  });

  it('demands PKCE with S256', async () => {
    for (const extra of [{ code_challenge_method: 'plain' }, { code_challenge: '' }]) {
      const answer = await firm.login(PEOPLE.manager, SCOPE, extra);
      expect(new URL(answer.text).searchParams.get('error')).toBe('invalid_request');
    }
  });

  it('takes the registered loopback path with any port, and no other', async () => {
    const answer = await firm
      .login(PEOPLE.manager, SCOPE, { redirect_uri: 'http://127.0.0.1:45678/other' })
      .catch(String);
    expect(answer).toContain('Innloggingen kan ikke fortsette');
  });

  it('can be cancelled', async () => {
    const answer = await firm.login('Avbryt', SCOPE);
    expect(new URL(answer.text).searchParams.get('error')).toBe('access_denied');
    expect(answer.text).toContain('http://127.0.0.1:45678/klientbro');
  });

  it('does not give a scope the client does not have', async () => {
    const answer = await firm.login(PEOPLE.manager, 'openid skatteetaten:other');
    if (answer.status === 200) expect(decodeJwt(String(answer.json.access_token)).scope).toBe('openid');
    else expect(answer.text).toContain('error=');
  });

  it('shows each person with the role as text', async () => {
    const browser = new Browser();
    await browser.open(`${firm.origin}/portal/logg-inn`);
    expect(browser.html).toMatch(/Marius Aune<span>Klientadministrator<\/span>/);
    expect(browser.html).toMatch(/Sara Lien<span>Medarbeider uten fullmakter<\/span>/);
  });
});

describe('a token from ID-porten', () => {
  it('is exchanged to an Altinn token that lasts as long', async () => {
    const answer = await firm.login(PEOPLE.accountant, SCOPE);
    const before = decodeJwt(String(answer.json.access_token));
    const after = decodeJwt(await firm.exchange(String(answer.json.access_token), 'id-porten'));
    expect(after).toMatchObject({
      iss: `${firm.origin}/platform/authentication/api/v1/openid/`,
      exp: before.exp,
      scope: before.scope,
      'urn:altinn:authlevel': 3,
    });
    expect(after['urn:altinn:userid']).toEqual(expect.any(Number));
    expect(after['urn:altinn:party:uuid']).toEqual(expect.any(String));
  });

  it.each([
    ['idporten-loa-low', 0],
    ['idporten-loa-substantial', 3],
    ['idporten-loa-high', 4],
  ])('at %s becomes level %i at Altinn', async (acr, level) => {
    const answer = await firm.login(PEOPLE.accountant, SCOPE, { acr_values: acr });
    const exchanged = decodeJwt(await firm.exchange(String(answer.json.access_token), 'id-porten'));
    expect(exchanged['urn:altinn:authlevel']).toBe(level);
  });

  it('is exchanged with one of Skatteetaten’s scopes that Altinn takes, not with another', async () => {
    const exchange = async (scope: string) => {
      const token = await harness.practice.context.keys.sign('idporten', {
        iss: `${firm.origin}/idporten`,
        iat: Math.floor(harness.clock.now() / 1000),
        exp: Math.floor(harness.clock.now() / 1000) + 120,
        pid: harness.practice.context.world.people[0]?.id,
        acr: 'idporten-loa-substantial',
        scope,
      });
      return (await firm.call('GET', '/platform/authentication/api/v1/exchange/id-porten', { token })).status;
    };
    const taken = ['formueinntekt/skattemelding', 'mvameldinginnsending', 'mvameldingvalidering'];
    for (const scope of taken) expect(await exchange(`openid skatteetaten:${scope}`)).toBe(200);
    expect(await exchange('openid skatteetaten:frister')).toBe(403);
  });

  it('is refused with 403 without a scope of Altinn, and an id_token with 401', async () => {
    const answer = await firm.login(PEOPLE.accountant, 'openid');
    const path = '/platform/authentication/api/v1/exchange/id-porten';
    expect((await firm.call('GET', path, { token: String(answer.json.access_token) })).status).toBe(403);
    expect((await firm.call('GET', path, { token: String(answer.json.id_token) })).status).toBe(401);
  });
});
