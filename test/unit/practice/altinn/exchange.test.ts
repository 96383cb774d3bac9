import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Firm, REGISTER } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const EXCHANGE = '/platform/authentication/api/v1/exchange';
let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
});
afterAll(() => harness.stop());

describe('the exchange of a Maskinporten token', () => {
  it('keeps scope and consumer, adds Altinn’s claims and lasts 30 minutes', async () => {
    const token = await firm.token(REGISTER);
    const claims = decodeJwt(await firm.exchange(token));
    expect(claims).toMatchObject({
      iss: `${firm.origin}/platform/authentication/api/v1/openid/`,
      scope: REGISTER,
      consumer: { ID: `0192:${firm.number}` },
      jti: decodeJwt(token).jti,
      'urn:altinn:orgNumber': firm.number,
      'urn:altinn:authenticatemethod': 'maskinporten',
      'urn:altinn:authlevel': 3,
    });
    expect(claims.client_amr).toBeUndefined();
    expect(Number(claims.exp) - Number(claims.iat)).toBe(1800);
  });

  it('answers plain text, or a quoted string when JSON is asked for', async () => {
    const plain = await firm.call('GET', `${EXCHANGE}/maskinporten`, { token: await firm.token(REGISTER) });
    expect(plain.text).toMatch(/^eyJ/);
    const headers = { accept: 'application/json' };
    const quoted = await firm.call('GET', `${EXCHANGE}/maskinporten`, { token: await firm.token(REGISTER), headers });
    expect(quoted.text).toMatch(/^"eyJ[^"]*"$/);
  });

  it('answers 401 to a missing, foreign or expired token', async () => {
    expect((await firm.call('GET', `${EXCHANGE}/maskinporten`)).status).toBe(401);
    expect((await firm.call('GET', `${EXCHANGE}/id-porten`, { token: await firm.token(REGISTER) })).status).toBe(401);
    const token = await firm.token(REGISTER);
    expect((await firm.call('GET', `${EXCHANGE}/maskinporten`, { token: `${token.slice(0, -4)}AAAA` })).status).toBe(
      401,
    );
    harness.clock.advance(131_000);
    expect((await firm.call('GET', `${EXCHANGE}/maskinporten`, { token })).status).toBe(401);
  });

  it('names the trusted providers when asked for another, and 410 for the old enterprise user', async () => {
    const other = await firm.call('GET', `${EXCHANGE}/feide`);
    expect([other.status, other.text]).toEqual([
      400,
      expect.stringContaining("'Maskinporten', 'Id-porten' and 'AltinnStudio'"),
    ]);
    const headers = { 'x-altinn-enterpriseuser-authentication': 'dTpw' };
    expect(
      (await firm.call('GET', `${EXCHANGE}/maskinporten`, { token: await firm.token(REGISTER), headers })).status,
    ).toBe(410);
  });
});
