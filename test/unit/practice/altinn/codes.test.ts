import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { type Answer, Firm, PEOPLE, REGISTER, REQUEST, SIGNING, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const REGISTER_PATH = '/platform/authentication/api/v1/systemregister/vendor';
const REQUEST_PATH = '/platform/authentication/api/v1/systemuser/request/vendor';
const CLIENTS = '/platform/authentication/api/v1/enduser/systemuser/clients';
const ADMINISTRATOR = 'urn:altinn:accesspackage:klientadministrator';
const RIGHT = right('app_skd_mva-melding-innsending-v1');
const FOREIGN = '310000001';
let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
  await firm.registerSystem([SIGNING, VAT, ADMINISTRATOR], { rights: [RIGHT] });
});
afterAll(() => harness.stop());

function right(value: string) {
  return { resource: [{ id: 'urn:altinn:resource', value }] };
}

async function register(method: string, path: string, json?: unknown): Promise<Answer> {
  return firm.call(method, `${REGISTER_PATH}${path}`, { token: await firm.token(REGISTER), json });
}

async function request(method: string, path: string, token?: string): Promise<Answer> {
  return firm.call(method, `${REQUEST_PATH}${path}`, { token: token ?? (await firm.token(REQUEST)) });
}

function codes(answer: Answer): string[] {
  return (answer.json as unknown as { validationErrors: { code: string }[] }).validationErrors.map(({ code }) => code);
}

const other = (more: object) => ({ id: `${firm.number}_other`, clientId: [], ...more });

describe('the system register', () => {
  it('refuses the same right twice, on its own and with a whole system', async () => {
    const twice = { rights: [RIGHT, RIGHT] };
    expect(codes(await firm.registerSystem([VAT], other(twice)))).toEqual(['AUTH.VLD-00006']);
    expect(codes(await register('PUT', `/${firm.systemId}/rights`, twice.rights))).toEqual(['AUTH.VLD-00006']);
  });

  it('refuses a resource of a kind that a system cannot ask for', async () => {
    const answer = await firm.registerSystem([VAT], other({ rights: [right('skd-mva-melding-paa-vegne-av')] }));
    expect(codes(answer)).toEqual(['AUTH.VLD-00017']);
    expect(answer.text).toContain('"ResourceIds Not Delegable : ":"skd-mva-melding-paa-vegne-av"');
  });

  it('refuses a client id twice when it is replaced, and does not look at the redirect addresses then', async () => {
    const body = firm.system([SIGNING, VAT, ADMINISTRATOR], { rights: [RIGHT] });
    const twice = { ...body, clientId: [firm.clientId, firm.clientId] };
    expect(codes(await register('PUT', `/${firm.systemId}`, twice))).toEqual(['AUTH.VLD-00011']);
    const loopback = { ...body, allowedRedirectUrls: ['http://127.0.0.1/ferdig'] };
    expect((await register('PUT', `/${firm.systemId}`, loopback)).status).toBe(200);
    expect((await register('PUT', `/${firm.systemId}`, body)).status).toBe(200);
  });

  it('does not delete a system without client ids, and crashes on the packages of an unknown one', async () => {
    await firm.registerSystem([VAT], { id: `${firm.number}_bare`, clientId: [] });
    expect((await register('DELETE', `/${firm.number}_bare`)).status).toBe(400);
    expect((await register('PUT', `/${firm.number}_unknown/accesspackages`, [])).status).toBe(500);
  });

  it('keeps systems of other vendors to themselves', async () => {
    expect((await register('GET', `/${firm.number}_unknown`)).status).toBe(404);
    const token = await firm.foreignToken(FOREIGN, REGISTER);
    const call = (method: string, json?: unknown) =>
      firm.call(method, `${REGISTER_PATH}/${firm.systemId}`, { token, json });
    const read = await call('GET');
    expect([read.status, read.text]).toEqual([403, '']);
    expect((await call('PUT', firm.system([VAT]))).status).toBe(404);
    expect((await call('DELETE')).json.errors).toEqual({ return: ['System not found'] });
    expect((await firm.call('GET', REGISTER_PATH, { token })).json).toEqual([]);
  });
});

describe('a request', () => {
  const ask = (kind: 'agent' | 'standard', packages: readonly string[], more: object = {}) =>
    firm.request(kind, packages, { externalRef: 'codes', ...more });

  it.each<[string, 'agent' | 'standard', readonly string[], object]>([
    ['AUTH-00001', 'standard', [VAT], { rights: [right('ske-krav-og-betalinger')] }],
    ['AUTH-00026', 'agent', [SIGNING], { redirectUrl: 'https://firma.example.no/ferdig' }],
    ['AUTH-00059', 'standard', [], {}],
    ['AUTH-00065', 'agent', [ADMINISTRATOR], {}],
  ])('is answered %s', async (code, kind, packages, more) => {
    const answer = await ask(kind, packages, more);
    expect(answer.json).toMatchObject({ status: 400, code });
    if (code === 'AUTH-00065') expect(answer.json.NotDelegablePackages).toBe(ADMINISTRATOR);
  });

  it('names the packages that the system does not have', async () => {
    const urn = 'urn:altinn:accesspackage:a-ordning';
    expect((await ask('agent', [urn])).json).toMatchObject({ code: 'AUTH-00063', NotFoundPackages: urn });
  });

  it('misses required members as the framework says it', async () => {
    expect((await ask('agent', [], { systemId: undefined, accessPackages: undefined })).json.errors).toEqual({
      SystemId: ['The SystemId field is required.'],
      AccessPackages: ['The AccessPackages field is required.'],
    });
  });

  it('of another vendor’s system, or read by another vendor, is about no registered system', async () => {
    const made = await ask('agent', [SIGNING], { externalRef: 'ours' });
    const foreign = await firm.foreignToken(FOREIGN, REQUEST);
    expect((await request('GET', `/agent/${made.json.id}`, foreign)).json.code).toBe('AUTH-00011');
    expect((await request('GET', `/agent/bysystem/${firm.systemId}`, foreign)).json.code).toBe('AUTH-00011');
    const json = { systemId: firm.systemId, partyOrgNo: firm.number, accessPackages: [{ urn: SIGNING }] };
    expect((await firm.call('POST', `${REQUEST_PATH}/agent`, { token: foreign, json })).json.code).toBe('AUTH-00011');
    // Deleting asks nobody whose it is, as with the real thing.
    expect((await request('DELETE', `/${made.json.id}`, foreign)).status).toBe(202);
  });

  it('by a person’s token names no vendor: AUTH-00023, and the framework’s 401 when reading', async () => {
    const person = await harness.practice.context.keys.sign('altinn', {
      iss: `${firm.origin}/platform/authentication/api/v1/openid/`,
      iat: Math.floor(harness.clock.now() / 1000),
      exp: Math.floor(harness.clock.now() / 1000) + 120,
      scope: REQUEST,
      pid: harness.practice.context.world.people[0]?.id,
    });
    const answer = await firm.call('POST', `${REQUEST_PATH}/agent`, { token: person, json: {} });
    expect(answer.json).toMatchObject({ status: 401, code: 'AUTH-00023' });
    const read = await request('GET', `/agent/bysystem/${firm.systemId}`, person);
    expect([read.status, read.text]).toEqual([401, '']);
  });

  it('meets a rejected one of the other kind, and is free again when that is deleted', async () => {
    const standard = await ask('standard', [VAT], { externalRef: 'refused' });
    const browser = await firm.portal(PEOPLE.manager, String(standard.json.confirmUrl));
    await browser.press('Avvis');
    expect((await ask('agent', [SIGNING], { externalRef: 'refused' })).json.code).toBe('AUTH-00009');
    expect((await ask('standard', [VAT], { externalRef: 'refused' })).status).toBe(200);
    await request('DELETE', `/${standard.json.id}`);
    expect((await ask('agent', [SIGNING], { externalRef: 'refused' })).status).toBe(201);
  });

  it('deleted after the approval leaves the system user', async () => {
    const id = await firm.systemUser('agent', [SIGNING], 'stays');
    expect((await request('DELETE', `/${id}`)).status).toBe(202);
    expect((await request('GET', `/agent/${id}`)).json.code).toBe('AUTH-00010');
    expect(await firm.systemUserToken(REQUEST, 'stays')).toMatch(/^eyJ/);
    expect((await ask('agent', [SIGNING], { externalRef: 'stays' })).json.code).toBe('AUTH-00004');
  });
});

describe('the approval page', () => {
  const ask = (externalRef: string, more: object = {}) => firm.request('agent', [SIGNING], { externalRef, ...more });

  it('answers a second decision with 409 and AUTH-00013', async () => {
    const made = await ask('decided');
    const [first, second] = [
      await firm.portal(PEOPLE.manager, String(made.json.confirmUrl)),
      await firm.portal(PEOPLE.steering, String(made.json.confirmUrl)),
    ];
    await first.press('Avvis');
    await second.press('Godkjenn systemtilgang');
    expect([second.status, second.html]).toEqual([409, expect.stringContaining('AUTH-00013')]);
    expect((await request('GET', `/agent/${made.json.id}`)).json.status).toBe('Rejected');
  });

  it('does not take a decision from somebody who may not steer access: AUTH-00066', async () => {
    const made = await ask('employee');
    const browser = await firm.portal(PEOPLE.employee, String(made.json.confirmUrl));
    browser.html = browser.html.replace('value="send"', 'value="godkjenn"');
    await browser.press('Ja, send videre');
    expect([browser.status, browser.html]).toEqual([403, expect.stringContaining('AUTH-00066')]);
    expect((await request('GET', `/agent/${made.json.id}`)).json.status).toBe('New');
  });

  it('is not for those of another organisation: AUTH-00041 and AUTH-00042', async () => {
    const client = harness.practice.context.world.clients[0]?.organisationNumber;
    const agent = await ask('elsewhere', { partyOrgNo: client });
    const standard = await firm.request('standard', [VAT], { externalRef: 'elsewhere-own', partyOrgNo: client });
    for (const [made, code] of [
      [agent, 'AUTH-00042'],
      [standard, 'AUTH-00041'],
    ] as const) {
      const browser = await firm.portal(PEOPLE.manager, String(made.json.confirmUrl));
      expect([browser.status, browser.html]).toEqual([403, expect.stringContaining(code)]);
    }
  });

  it('cannot approve for a system without a name in Bokmål: AUTH-00017', async () => {
    const systemId = `${firm.number}_nameless`;
    await firm.registerSystem([SIGNING], { id: systemId, clientId: [], name: { en: 'Nameless' } });
    const made = await ask('nameless', { systemId });
    const browser = await firm.portal(PEOPLE.manager, String(made.json.confirmUrl));
    await browser.press('Godkjenn systemtilgang');
    expect([browser.status, browser.html]).toEqual([404, expect.stringContaining('AUTH-00017')]);
    expect((await request('GET', `/agent/${made.json.id}`)).json.status).toBe('New');
  });
});

describe('a code on demand', () => {
  it('hits the named path and method only', async () => {
    await harness.fault({ match: CLIENTS, code: '00002', method: 'POST', times: 2 }, 'altinn');
    expect((await firm.call('GET', CLIENTS)).json.code).toBeUndefined();
    expect((await firm.call('POST', REQUEST_PATH)).json.code).toBeUndefined();
    for (const code of ['AUTH-00002', 'AUTH-00002', undefined]) {
      expect((await firm.call('POST', CLIENTS)).json.code).toBe(code);
    }
    await expect(harness.fault({ match: CLIENTS, code: '12345' }, 'altinn')).rejects.toThrow('500');
  });
});
