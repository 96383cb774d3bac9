import { decodeJwt, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Firm, REGISTER, REQUEST, SIGNING } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
});
afterAll(() => harness.stop());

async function refusalOf(grant: Promise<string>): Promise<[number, string]> {
  const answer = await firm.send(await grant);
  return [answer.status, String(answer.json.error_description)];
}

const seconds = () => Math.floor(harness.clock.now() / 1000);

describe('a grant', () => {
  it('gives a token for 120 seconds with the vendor as consumer', async () => {
    const answer = await firm.send(await firm.grant(REGISTER));
    expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 120, scope: REGISTER });
    expect(decodeJwt(String(answer.json.access_token))).toMatchObject({
      iss: `${firm.origin}/maskinporten/`,
      client_id: firm.clientId,
      client_amr: 'private_key_jwt',
      consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${firm.number}` },
      token_type: 'Bearer',
    });
  });

  it('is signed with RS256, RS384 or RS512 by the registered key', async () => {
    const { privateKey: stranger } = await generateKeyPair('RS256');
    expect(await refusalOf(firm.grant(REGISTER, {}, {}, stranger))).toEqual([400, expect.stringContaining('MP-124')]);
    expect(await refusalOf(firm.grant(REGISTER, {}, { kid: 'unknown' }))).toEqual([
      400,
      expect.stringContaining('MP-124'),
    ]);
    const { privateKey: elliptic } = await generateKeyPair('ES256');
    expect((await refusalOf(firm.grant(REGISTER, {}, { alg: 'ES256' }, elliptic)))[1]).toContain('Invalid assertion');
  });

  it('names its key by kid and by kid alone', async () => {
    expect((await refusalOf(firm.grant(REGISTER, {}, { x5c: ['AAAA'] })))[1]).toContain('MP-123');
    expect((await refusalOf(firm.grant(REGISTER, {}, { kid: undefined, x5c: ['AAAA'] })))[1]).toContain('MP-123');
    expect((await refusalOf(firm.grant(REGISTER, {}, { kid: undefined })))[1]).toContain('MP-124');
  });

  it.each([
    ['the token endpoint', '/maskinporten/token'],
    ['the issuer without its slash', '/maskinporten'],
  ])('does not take %s as audience', async (_name, path) => {
    expect((await refusalOf(firm.grant(REGISTER, { aud: `${firm.origin}${path}` })))[1]).toContain('MP-110');
  });

  it('takes neither a list of audiences nor an unknown client', async () => {
    expect((await refusalOf(firm.grant(REGISTER, { aud: [`${firm.origin}/maskinporten/`] })))[1]).toContain('MP-110');
    expect((await refusalOf(firm.grant(REGISTER, { iss: 'someone-else' })))[1]).toContain('MP-100');
  });

  it('lives at most 120 seconds and is issued within 10 seconds of now', async () => {
    const now = seconds();
    const longest = await firm.send(await firm.grant(REGISTER, { iat: now, exp: now + 120 }));
    expect(longest.status).toBe(200);
    expect((await refusalOf(firm.grant(REGISTER, { iat: now, exp: now + 121 })))[1]).toContain('Invalid assertion');
    expect((await refusalOf(firm.grant(REGISTER, { iat: now + 15, exp: now + 100 })))[1]).toContain(
      'Issue time is after now',
    );
    expect((await refusalOf(firm.grant(REGISTER, { iat: now - 15, exp: now + 100 })))[1]).toContain('MP-130');
    expect((await refusalOf(firm.grant(REGISTER, { iat: now - 200, exp: now - 90 })))[1]).toContain('MP-130');
  });

  it('holds documented claims only', async () => {
    expect(await refusalOf(firm.grant(REGISTER, { sub: firm.clientId }))).toEqual([400, 'Invalid assertion']);
  });

  it('is used once, also over a restart', async () => {
    const grant = await firm.grant(REGISTER);
    expect((await firm.send(grant)).status).toBe(200);
    expect((await firm.send(grant)).json.error_description).toContain('MP-012');
    await harness.restart();
    expect((await firm.send(grant)).json.error_description).toContain('MP-012');
    const jti = 'the-same';
    expect((await firm.send(await firm.grant(REGISTER, { jti }))).status).toBe(200);
    expect((await firm.send(await firm.grant(REQUEST, { jti }))).json.error_description).toContain('MP-012');
  });

  it('asks for scopes that are registered and granted', async () => {
    expect((await refusalOf(firm.grant('')))[1]).toContain('MP-200');
    expect((await refusalOf(firm.grant('skatteetaten:other')))[1]).toContain('MP-200');
    expect((await refusalOf(firm.grant('openid')))[1]).toContain('MP-201');
    expect(await refusalOf(firm.grant('skatteetaten:frister'))).toEqual([403, expect.stringContaining('MP-250')]);
  });

  it('is of no use to a supplier', async () => {
    expect((await refusalOf(firm.grant(REGISTER, { consumer_org: '310000001' })))[1]).toContain('MP-251');
  });

  it('is refused when its key is a year old', async () => {
    harness.clock.advance(366 * 86_400_000);
    expect((await refusalOf(firm.grant(REGISTER)))[1]).toContain('MP-121');
    harness.clock.advance(-366 * 86_400_000);
  });

  it('comes as a form of the right grant type', async () => {
    const asJson = await firm.call('POST', '/maskinporten/token', { json: {} });
    expect([asJson.status, asJson.json.error_description]).toEqual([400, expect.stringContaining('MP-011')]);
    const other = await firm.call('POST', '/maskinporten/token', {
      body: new URLSearchParams({ grant_type: 'password' }),
    });
    expect(other.json.error_description).toContain('MP-011');
  });
});

describe('authorization_details', () => {
  const asked = (details: unknown) => refusalOf(firm.grant(REGISTER, { authorization_details: details }));

  it('hold one element of the known type with the known fields', async () => {
    expect((await asked([{ ...firm.details(), type: 'urn:altinn:other' }]))[1]).toContain('MP-301');
    expect((await asked([{ ...firm.details(), client: '310000001' }]))[1]).toContain('MP-302');
    expect((await asked([]))[1]).toContain('MP-303');
    expect((await asked([firm.details(), firm.details()]))[1]).toContain('MP-303');
    const lowerCase = {
      ...firm.details(),
      systemuser_org: { authority: 'iso6523-actorid-upis', id: `0192:${firm.number}` },
    };
    expect((await asked([lowerCase]))[1]).toContain('MP-302');
  });

  it('are refused while no approved system user matches', async () => {
    expect(await asked([firm.details('clients')])).toEqual([400, expect.stringContaining('MP-303')]);
  });

  it('find the user by owner and externalRef, and the token names it in a list', async () => {
    await firm.registerSystem([SIGNING]);
    const id = await firm.systemUser('agent', [SIGNING], 'clients');
    const claims = decodeJwt(await firm.systemUserToken(REGISTER, 'clients'));
    expect(claims.authorization_details).toEqual([
      {
        type: 'urn:altinn:systemuser',
        systemuser_id: [id],
        systemuser_org: { authority: 'iso6523-actorid-upis', ID: `0192:${firm.number}` },
        system_id: firm.systemId,
      },
    ]);
    expect((await asked([firm.details('another')]))[1]).toContain('MP-303');
    expect((await asked([firm.details()]))[1]).toContain('MP-303');
  });

  it('without externalRef mean the owner’s organisation number', async () => {
    const id = await firm.systemUser('agent', [SIGNING], firm.number);
    const claims = decodeJwt(await firm.token(REGISTER, { authorization_details: [firm.details()] }));
    expect(JSON.stringify(claims)).toContain(id);
  });
});

describe('metadata', () => {
  it('names the endpoint, the keys and what is supported', async () => {
    const answer = await firm.call('GET', '/maskinporten/.well-known/oauth-authorization-server');
    expect(answer.json).toMatchObject({
      issuer: `${firm.origin}/maskinporten/`,
      token_endpoint: `${firm.origin}/maskinporten/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
    const keys = await firm.call('GET', '/maskinporten/jwk');
    expect(JSON.stringify(keys.json)).not.toMatch(/"(d|p|q)":/);
  });
});
