import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { type Answer, Firm, PEOPLE, SIGNING, TAX_BASE, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const ENDUSER = '/platform/authentication/api/v1/enduser/systemuser';
const ADMINISTRATOR = 'urn:altinn:accesspackage:klientadministrator';
const BOTH = 'altinn:clientdelegations.read altinn:clientdelegations.write';
interface Row {
  clientId: string;
  clientOrganizationNumber: string;
  clientOrganizationName: string;
}

let harness: Harness;
let firm: Firm;
let administrator: string;
let agent: string;
let demanding: string;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
  await firm.registerSystem([SIGNING, TAX_BASE, VAT, ADMINISTRATOR]);
  agent = await firm.systemUser('agent', [SIGNING], 'clients');
  demanding = await firm.systemUser('agent', [SIGNING, TAX_BASE], 'demanding');
  administrator = await firm.personToken(PEOPLE.clientAdministrator);
});
afterAll(() => harness.stop());

function call(method: string, path: string, token = administrator): Promise<Answer> {
  return firm.call(method, `${ENDUSER}${path}`, { token });
}

async function rows(path: string): Promise<Row[]> {
  return (await call('GET', path)).json.data as unknown as Row[];
}

const titleOf = ({ json }: Answer) =>
  (json as unknown as { validationErrors: { title: string }[] }).validationErrors[0]?.title;
const codes = (answer: Answer) =>
  (answer.json as unknown as { validationErrors: { code: string }[] }).validationErrors.map((error) => error.code);

describe('client delegation', () => {
  it('lists the agents with their packages as a bare array', async () => {
    const answer = await call('GET', `/agents?party=${firm.number}`);
    expect(answer.json).toMatchObject([
      { id: agent, userType: 'agent', accessPackages: [{ urn: SIGNING }], externalRef: 'clients' },
      { id: demanding, accessPackages: [{ urn: SIGNING }, { urn: TAX_BASE }] },
    ]);
    const asStranger = await call('GET', `/agents?party=${firm.number}`, await firm.personToken(PEOPLE.accountant));
    expect([asStranger.status, asStranger.text]).toEqual([403, '']);
    expect((await call('GET', '/agents?party=999999999')).json).toMatchObject({
      status: 404,
      title: 'Party not found',
    });
  });

  it('offers clients with any of the packages and links those with all', async () => {
    const offered = await rows(`/clients/available?agent=${demanding}`);
    const { world, access } = harness.practice.context;
    const withAll = world.clients.filter((client) => {
      const given = access.firmPackages(client.organisationNumber);
      return given.has(SIGNING) && given.has(TAX_BASE);
    });
    expect(withAll.length).toBeGreaterThan(0);
    expect(offered.length).toBeGreaterThan(withAll.length);
    for (const row of offered) {
      const answer = await call('POST', `/clients?agent=${demanding}&client=${row.clientId}`);
      const isWhole = withAll.some((client) => client.organisationNumber === row.clientOrganizationNumber);
      expect(answer.json).toMatchObject(
        isWhole ? { agent: demanding, client: row.clientId } : { status: 400, code: 'AUTH-00080' },
      );
    }
    expect(await rows(`/clients?agent=${demanding}`)).toHaveLength(withAll.length);
  });

  it('links once and for all, and unlinks once', async () => {
    const [first] = await rows(`/clients/available?agent=${agent}`);
    const path = `/clients?agent=${agent}&client=${first?.clientId}`;
    expect((await call('POST', path)).status).toBe(200);
    expect((await call('POST', path)).status).toBe(200);
    expect(await rows(`/clients?agent=${agent}`)).toEqual([first]);
    expect((await call('DELETE', path)).json).toEqual({ agent, client: first?.clientId });
    expect((await call('DELETE', path)).json).toMatchObject({ status: 400, code: 'AUTH-00031' });
  });

  it('answers the faults of its parameters', async () => {
    expect(codes(await call('GET', '/clients'))).toEqual(['AUTH.VLD-00014']);
    expect(codes(await call('GET', `/clients?agent=${randomUUID()}`))).toEqual(['AUTH.VLD-00014']);
    const titles = [await call('GET', '/clients'), await call('GET', `/clients?agent=${randomUUID()}`)].map(titleOf);
    expect(titles).toEqual(['The agent query parameter is missing or invalid', 'System user not found']);
    expect((await call('GET', '/clients?agent=x')).json.errors).toEqual({ agent: ["The value 'x' is not valid."] });
    expect(codes(await call('POST', `/clients?agent=${agent}`))).toEqual(['AUTH.VLD-00016']);
    const standard = await firm.systemUser('standard', [VAT], 'own');
    expect(codes(await call('GET', `/clients?agent=${standard}`))).toEqual(['AUTH.VLD-00015']);
    expect((await call('POST', `/clients?agent=${agent}&client=${randomUUID()}`)).json.code).toBe('AUTH-00079');
  });

  it('is for client administrators with the scope, and for exchanged tokens', async () => {
    const accountant = await firm.personToken(PEOPLE.accountant);
    const refused = await call('GET', `/clients?agent=${agent}`, accountant);
    expect([refused.status, refused.text]).toEqual([403, '']);
    const reader = await firm.personToken(PEOPLE.clientAdministrator, 'openid altinn:clientdelegations.read');
    expect((await call('GET', `/clients?agent=${agent}`, reader)).status).toBe(200);
    expect((await call('POST', `/clients?agent=${agent}&client=${randomUUID()}`, reader)).status).toBe(403);
    expect((await call('GET', `/clients?agent=${agent}`, await firm.token(BOTH))).status).toBe(401);
    expect((await firm.call('GET', `${ENDUSER}/clients?agent=${agent}`)).status).toBe(401);
  });

  it('takes a system user that is client administrator, for reading and for writing', async () => {
    await firm.systemUser('standard', [ADMINISTRATOR], 'administrator');
    const token = await firm.exchange(await firm.systemUserToken(BOTH, 'administrator'));
    expect((await call('GET', `/agents?party=${firm.number}`, token)).status).toBe(200);
    const [first] = (await call('GET', `/clients/available?agent=${agent}`, token)).json.data as unknown as Row[];
    const path = `/clients?agent=${agent}&client=${first?.clientId}`;
    expect((await call('POST', path, token)).json).toEqual({ agent, client: first?.clientId });
    expect((await call('GET', `/clients?agent=${agent}`, token)).json.data).toEqual([first]);
    expect((await call('DELETE', path, token)).status).toBe(200);
  });

  it('refuses a system user without the package, for another firm, without the scope, or with a token not exchanged', async () => {
    const READ = 'altinn:clientdelegations.read';
    const change = `/clients?agent=${agent}&client=${randomUUID()}`;
    await firm.systemUser('standard', [TAX_BASE], 'reporting');
    const lacking = await firm.exchange(await firm.systemUserToken(BOTH, 'reporting'));
    const linking = await firm.exchange(await firm.systemUserToken(BOTH, 'clients'));
    for (const token of [lacking, linking]) {
      const refused = await call('GET', `/clients?agent=${agent}`, token);
      expect([refused.status, refused.text]).toEqual([403, '']);
      expect((await call('POST', change, token)).status).toBe(403);
    }
    const whole = await firm.exchange(await firm.systemUserToken(BOTH, 'administrator'));
    const other = harness.practice.context.world.clients[0]?.organisationNumber;
    expect((await call('GET', `/agents?party=${other}`, whole)).status).toBe(403);
    const reader = await firm.exchange(await firm.systemUserToken(READ, 'administrator'));
    expect((await call('GET', `/clients?agent=${agent}`, reader)).status).toBe(200);
    expect((await call('POST', change, reader)).status).toBe(403);
    expect(
      (await call('GET', `/clients?agent=${agent}`, await firm.systemUserToken(BOTH, 'administrator'))).status,
    ).toBe(401);
  });

  it('drops a link by itself when the client withdraws', async () => {
    const [first] = await rows(`/clients/available?agent=${agent}`);
    await call('POST', `/clients?agent=${agent}&client=${first?.clientId}`);
    await harness.fault({ client: first?.clientOrganizationNumber, kind: 'role', value: 'REGN' }, 'revoke');
    expect(await rows(`/clients?agent=${agent}`)).toEqual([]);
    const answer = await call('POST', `/clients?agent=${agent}&client=${first?.clientId}`);
    expect(answer.json.code).toMatch(/^AUTH-000(79|80)$/);
  });

  it('answers 401 once the token has expired', async () => {
    harness.clock.advance(31 * 60_000);
    expect((await call('GET', `/clients?agent=${agent}`)).status).toBe(401);
    harness.clock.advance(-31 * 60_000);
  });

  it('is done in the portal as well', async () => {
    const browser = await firm.portal(
      PEOPLE.clientAdministrator,
      `${firm.origin}/portal/accessmanagement/ui/systemuser/overview`,
    );
    await browser.open(`${firm.origin}/portal/accessmanagement/ui/systemuser/${agent}/agentdelegation`);
    await browser.follow('Legg til klienter');
    await browser.press('Legg til i systemtilgang: Fjell og Fjord AS');
    expect(browser.html).toContain('Fjell og Fjord AS er lagt til.');
    await browser.follow('Bekreft og lukk');
    expect((await rows(`/clients?agent=${agent}`)).map((row) => row.clientOrganizationName)).toEqual([
      'Fjell og Fjord AS',
    ]);
    await browser.press('Fjern fra systemtilgang: Fjell og Fjord AS');
    expect(await rows(`/clients?agent=${agent}`)).toEqual([]);
  });

  it('in the portal demands the client administrator', async () => {
    const url = `${firm.origin}/portal/accessmanagement/ui/systemuser/${agent}/agentdelegation`;
    const browser = await firm.portal(PEOPLE.steering, url);
    expect([browser.status, browser.html]).toEqual([403, expect.stringContaining('Klientadministrator')]);
  });

  it('survives a restart: keys, system users and links', async () => {
    const [first] = await rows(`/clients/available?agent=${agent}`);
    await call('POST', `/clients?agent=${agent}&client=${first?.clientId}`);
    await harness.restart();
    expect(await rows(`/clients?agent=${agent}`)).toEqual([first]);
    expect((await firm.systemUserToken(BOTH, 'clients')).length).toBeGreaterThan(100);
  });
});
