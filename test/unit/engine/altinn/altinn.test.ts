import { describe, expect, it } from 'vitest';
import { ClientDelegation } from '../../../../electron/engine/altinn/client-delegation.ts';
import { exchange } from '../../../../electron/engine/altinn/exchange.ts';
import { altinnCode, altinnRefusal } from '../../../../electron/engine/altinn/problem.ts';
import { SystemUserRequests } from '../../../../electron/engine/altinn/requests.ts';
import { SystemRegister } from '../../../../electron/engine/altinn/system-register.ts';
import { answerOf, scriptedHttp } from '../http-double.ts';
import { manualClock } from '../support.ts';

const PLATFORM = 'https://platform.example';
const AGENT = '1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10';
const CLIENT = '6c0c7a0e-2f34-4d17-9c8b-0a51f4d2a901';
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (exp: number) => `${part({ alg: 'RS256' })}.${part({ exp })}.sig`;

describe('an error answer', () => {
  it.each([
    [{ code: 'AUTH-00011' }, 'AUTH-00011'],
    [{ code: 'STD-00000', validationErrors: [{ code: 'AUTH.VLD-00002' }] }, 'AUTH.VLD-00002'],
    [{ errors: { requestId: ['The value is not valid.'] } }, 'requestId'],
    ['Cannot update a system marked as deleted.', ''],
    ['', ''],
    ['<html></html>', ''],
  ])('%j is known by its code', (body, code) => {
    expect(altinnCode(answerOf({ status: 400, body }))).toBe(code);
  });

  it('without a code is known by its status, and a server error leaves the outcome open', () => {
    expect(altinnRefusal(answerOf({ status: 403 }))).toMatchObject({
      params: { authorityCode: 'HTTP 403' },
      sent: 'notSent',
      retryable: false,
    });
    expect(altinnRefusal(answerOf({ status: 502, body: '<html>' }))).toMatchObject({
      sent: 'unknown',
      retryable: true,
    });
  });
});

describe('the token exchange', () => {
  it('takes a bare token and one in quotes', async () => {
    const token = jwt(1_800_000_000);
    for (const body of [token, `"${token}"`]) {
      const http = scriptedHttp(() => ({ status: 200, body }));
      expect(await exchange(http, PLATFORM, 'maskinporten', 'm')).toMatchObject({
        ok: true,
        value: { token, expiresAt: 1_800_000_000_000 },
      });
    }
  });

  it('refuses an answer that is no token', async () => {
    const http = scriptedHttp(() => ({ status: 200, body: '<html>login</html>' }));
    expect(await exchange(http, PLATFORM, 'id-porten', 'i')).toMatchObject({
      ok: false,
      error: { code: 'http.unexpectedAnswer' },
    });
  });
});

describe('registering the system', () => {
  const entry = {
    systemId: '310000001_klientbro',
    vendorOrganisationNumber: '310000001',
    name: 'Klientbro',
    packages: ['urn:a'],
    clientId: 'c1',
    visible: false,
  };

  it('of a system that exists replaces it without dropping what the register holds', async () => {
    const http = scriptedHttp((request) => {
      if (request.method === 'POST')
        return { status: 400, body: { code: 'STD-00000', validationErrors: [{ code: 'AUTH.VLD-00002' }] } };
      if (request.method === 'GET')
        return { status: 200, body: { id: entry.systemId, accessPackages: [{ urn: 'urn:b' }], clientId: ['c0'] } };
      return { status: 200, body: { succeeded: true } };
    });
    expect((await new SystemRegister(http, PLATFORM).save('t', entry)).ok).toBe(true);
    const put = http.requests.find((request) => request.method === 'PUT');
    expect(JSON.parse(String(put?.body))).toMatchObject({
      accessPackages: [{ urn: 'urn:b' }, { urn: 'urn:a' }],
      clientId: ['c0', 'c1'],
      isVisible: false,
    });
  });

  it('that is refused for another reason is not tried as a replacement', async () => {
    const http = scriptedHttp(() => ({ status: 403 }));
    expect(await new SystemRegister(http, PLATFORM).save('t', entry)).toMatchObject({
      ok: false,
      error: { code: 'access.altinnRefused' },
    });
    expect(http.requests).toHaveLength(1);
  });
});

describe('a request for a system user', () => {
  const read = (body: unknown, status = 200) =>
    new SystemUserRequests(
      scriptedHttp(() => ({ status, body })),
      PLATFORM,
    ).read('t', 'agent', AGENT);

  it('counts as timed out by status or by flag', async () => {
    expect(await read({ id: AGENT, status: 'New', timedOut: true })).toMatchObject({ value: { status: 'Timedout' } });
    expect(await read({ id: AGENT, status: 'Timedout' })).toMatchObject({ value: { status: 'Timedout' } });
    expect(await read({ id: AGENT, status: 'Accepted', timedOut: true })).toMatchObject({
      value: { status: 'Accepted' },
    });
  });

  it('that Altinn no longer knows is gone; a status we do not know is not guessed', async () => {
    expect(await read({ code: 'AUTH-00010' }, 404)).toMatchObject({ error: { code: 'access.requestGone' } });
    expect(await read({ id: AGENT, status: 'Frozen' })).toMatchObject({ error: { code: 'http.unexpectedAnswer' } });
  });

  it('that is gone when deleted counts as deleted', async () => {
    const http = scriptedHttp(() => ({ status: 404, body: { code: 'AUTH-00010' } }));
    expect((await new SystemUserRequests(http, PLATFORM).delete('t', AGENT)).ok).toBe(true);
  });
});

describe('clients of a system user', () => {
  const clock = manualClock();
  const api = (script: Parameters<typeof scriptedHttp>[0]) =>
    new ClientDelegation(scriptedHttp(script), PLATFORM, clock);

  it('are refused with a plain reason to someone who is not client administrator', async () => {
    expect(await api(() => ({ status: 403 })).linked('t', AGENT)).toMatchObject({
      error: { code: 'access.notClientAdministrator' },
    });
  });

  it.each([
    ['AUTH-00080', 'access.clientLacksPackage'],
    ['AUTH-00079', 'access.clientUnknown'],
    ['AUTH-00002', 'access.delegationFailed'],
    ['AUTH-00063', 'access.packageNotInSystem'],
    ['AUTH.VLD-00014', 'access.systemUserUnknown'],
    ['AUTH.VLD-00015', 'access.notForClients'],
    ['AUTH.VLD-00016', 'access.clientIdRefused'],
    ['AUTH-00099', 'access.altinnRefused'],
  ])('are not linked on %s, with %s and the code', async (code, ours) => {
    const body = code.startsWith('AUTH.VLD') ? { code: 'STD-00000', validationErrors: [{ code }] } : { code };
    expect(await api(() => ({ status: 400, body })).link('t', AGENT, CLIENT)).toMatchObject({
      kind: 'refused',
      error: { code: ours, params: { authorityCode: code } },
    });
  });

  it.each([
    [401, 'AUTH-00043', 'idporten.expired'],
    [403, 'AUTH-00044', 'access.clientListForbidden'],
    [400, 'AUTH-00045', 'access.clientListFailed'],
  ])('cannot be listed on %s %s, with %s', async (status, code, ours) => {
    expect(await api(() => ({ status, body: { code } })).linked('t', AGENT)).toMatchObject({ error: { code: ours } });
  });

  it('are in doubt when something in between answers with a page, and when a removal fails', async () => {
    expect(await api(() => ({ status: 200, body: '<html></html>' })).link('t', AGENT, CLIENT)).toMatchObject({
      kind: 'doubt',
      error: { sent: 'unknown' },
    });
    const refused = api(() => ({ status: 400, body: { code: 'AUTH-00031' } }));
    expect(await refused.unlink('t', AGENT, CLIENT)).toMatchObject({
      kind: 'doubt',
      strained: false,
      error: { code: 'access.clientNotRemoved' },
    });
  });

  it.each([
    ['seconds', '7'],
    ['a date', new Date(clock.now() + 7_000).toUTCString()],
  ])('are to be asked for later when Altinn says so in %s', async (_, header) => {
    const busy = api(() => ({ status: 429, headers: { 'retry-after': header } }));
    expect(await busy.link('t', AGENT, CLIENT)).toMatchObject({ kind: 'busy', retryAfterMs: 7_000 });
  });
});
