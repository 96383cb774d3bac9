import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../electron/practice/rooms.ts';
import { ADMINISTRATOR, Cases, PATHS } from '../support/systemuser-codes.ts';
import { type Answer, PEOPLE, SIGNING, VAT } from '../unit/practice/firm.ts';
import { startHarness } from '../unit/practice/harness.ts';

/** As systemuser-answers.test.ts: system users (5) and the two ways of client delegation (6.3, 6.4). */
let cases: Cases;

beforeAll(async () => {
  cases = new Cases(await startHarness({ rooms: accessRooms }));
  await cases.prepare();
}, 60_000);
afterAll(() => cases.harness.stop());

const { users, internal, clients, agents, delegation } = PATHS;
const bare = (answer: Answer) => [answer.status, answer.text];

describe('system users (5)', () => {
  it('that are unknown answer the framework’s 404, and 410 inside once they are gone', async () => {
    const query = `${users}/byquery?system-id=${cases.firm.systemId}&orgno=${cases.firm.number}&external-ref=none`;
    const none = await cases.vendor('GET', query);
    expect([none.json.title, none.json.code, none.status]).toEqual(['Not Found', undefined, 404]);
    const token = await cases.portalToken(PEOPLE.manager, 'altinn:authentication/systemuser.admin');
    const inside = (path: string) => cases.firm.call('GET', `${internal}/${path}`, { token });
    const id = await cases.user('standard', [VAT]);
    expect((await inside(id)).json).toMatchObject({ id, userType: 'standard' });
    expect((await cases.portal('DELETE', `/${cases.partyId}/${id}`)).status).toBe(202);
    expect((await inside(id)).status).toBe(410);
    expect((await inside(randomUUID())).json.code).toBe('AUTH-00015');
  });

  it('stream inside by the hundred, with where the page lies', async () => {
    const { access } = cases.harness.practice.context;
    for (let count = 0; count < 101; count += 1)
      access.addSystemUser({
        id: randomUUID(),
        kind: 'agent',
        systemId: cases.firm.systemId,
        vendor: cases.firm.number,
        owner: cases.firm.number,
        externalRef: `stream-${count}`,
        title: 'Mange',
        packages: [SIGNING],
        resources: [],
        created: '2026-01-01T00:00:00.0000000Z',
      });
    const token = await cases.portalToken(PEOPLE.manager, 'altinn:authentication/systemuser.admin');
    const page = (query = '') => cases.firm.call('GET', `${internal}/stream${query}`, { token });
    const first = (await page()).json;
    expect(first.data).toHaveLength(100);
    const next = new URL(String(first.links?.next)).searchParams.get('token');
    const second = (await page(`?token=${next}`)).json;
    expect(Number(second.stats?.pageStart)).toBeGreaterThan(Number(first.stats?.pageEnd));
    expect(second.stats?.sequenceMax).toBe(second.stats?.pageEnd);
    expect((await page('?token=nonsense')).status).toBe(400);
    for (const { id, externalRef } of access.systemUsers())
      if (externalRef.startsWith('stream-')) access.deleteSystemUser(id);
  });

  it('are made by the owner alone with all of a visible system, read and listed in the portal', async () => {
    const systemId = `${cases.firm.number}_own`;
    await cases.system({ id: systemId, isVisible: true });
    const wish = { systemId, integrationTitle: 'Egen' };
    const made = await cases.portal('POST', `/${cases.partyId}/create`, PEOPLE.manager, wish);
    expect(made.json).toMatchObject({ externalRef: cases.firm.number, userType: 'standard', integrationTitle: 'Egen' });
    const again = await cases.portal('POST', `/${cases.partyId}/create`, PEOPLE.manager, wish);
    expect(again.json.code).toBe('AUTH-00004');
    const read = await cases.portal('GET', `/${cases.partyId}/${made.json.id}`);
    expect(read.json.accessPackages).toEqual([{ urn: VAT }]);
    expect((await cases.portal('GET', `/${cases.partyId}`)).text).toContain(String(made.json.id));
    expect((await cases.portal('GET', `/agent/${cases.partyId}`)).text).not.toContain(String(made.json.id));
    expect((await cases.portal('GET', '/1')).json.code).toBe('AUTH-00000');
  });

  it('for clients may act for their own firm, with packages that can be given by hand', async () => {
    const id = await cases.user('agent', [VAT]);
    const path = `/agent/${cases.partyId}/${id}/self?partyUuid=${cases.partyUuid}`;
    expect((await cases.portal('GET', path)).json).toBe(false);
    expect((await cases.portal('POST', path)).json).toBe(true);
    expect((await cases.portal('DELETE', path)).json).toBe(false);
    expect((await cases.portal('DELETE', path)).json.code).toBe('AUTH-00031');
  });
});

describe('clients (6.3)', () => {
  it('are linked again without a fault, and removed once', async () => {
    const agent = await cases.user('agent', [SIGNING]);
    const path = `${clients}?agent=${agent}&client=${cases.clientOfFirm.partyUuid}`;
    for (const status of [200, 200]) expect((await cases.person('POST', path)).status).toBe(status);
    const listed = await cases.person('GET', `${clients}?agent=${agent}`);
    expect(listed.json).toMatchObject({ links: {}, systemUserInformation: { systemUserOwnerOrg: cases.firm.number } });
    expect((await cases.person('DELETE', path)).json).toEqual({ agent, client: cases.clientOfFirm.partyUuid });
    expect((await cases.person('DELETE', path)).json.code).toBe('AUTH-00031');
  });

  it('of an owner that nobody knows are 404, and so is a party', async () => {
    const { access } = cases.harness.practice.context;
    const id = randomUUID();
    access.addSystemUser({
      id,
      kind: 'agent',
      systemId: cases.firm.systemId,
      vendor: cases.firm.number,
      owner: '999999999',
      externalRef: 'nobody',
      title: 'Ingen',
      packages: [SIGNING],
      resources: [],
      created: '2026-01-01T00:00:00.0000000Z',
    });
    const answer = await cases.person('GET', `${clients}?agent=${id}`);
    expect([answer.status, answer.json.title, answer.json.code]).toEqual([404, 'System Owner not Found', undefined]);
    access.deleteSystemUser(id);
    const party = await cases.person('GET', `${agents}?party=999999999`);
    expect([party.status, party.json.title]).toEqual([404, 'Party not found']);
  });

  it('of a malformed agent answer as the framework does, and an agent without packages takes none', async () => {
    expect((await cases.person('GET', `${clients}?agent=x`)).json.errors).toEqual({
      agent: ["The value 'x' is not valid."],
    });
    const agent = await cases.user('agent', [SIGNING]);
    cases.harness.practice.context.access.setPowers(agent, { packages: [], resources: [] });
    const path = `${clients}?agent=${agent}&client=${cases.clientOfFirm.partyUuid}`;
    expect((await cases.person('POST', path)).json.code).toBe('AUTH-00063');
  });

  it('are administered by a system user that holds the package', async () => {
    await cases.user('standard', [ADMINISTRATOR], 'administrator');
    const agent = await cases.user('agent', [SIGNING]);
    const scope = 'altinn:clientdelegations.read altinn:clientdelegations.write';
    const token = await cases.firm.exchange(await cases.firm.systemUserToken(scope, 'administrator'));
    for (const path of [`${clients}?agent=${agent}`, `${delegation}/clients?party=${cases.partyUuid}`])
      expect((await cases.firm.call('GET', path, { token })).status).toBe(200);
  });
});

describe('access management’s own client delegation (6.4)', () => {
  const values = (role: string, ...packages: string[]) => ({ values: [{ role, packages }] });
  const code = 'regnskapsforer-med-signeringsrettighet';
  const employee = () => cases.harness.practice.context.world.people[4]?.partyUuid ?? '';

  it('lists clients by role and package, sub-units with nothing to give', async () => {
    const all = (await cases.delegation('GET', '/clients', {})).json as unknown as {
      client: { variant: string; organizationIdentifier: string };
      access: { role: { code: string }; packages: unknown[] }[];
    }[];
    expect(all.filter((row) => row.client.variant === 'BEDR').flatMap((row) => row.access)).toEqual([]);
    const byRole = await cases.delegation('GET', '/clients', { roles: 'rettighetshaver' });
    expect(Number(byRole.json.length)).toBeLessThan(all.length);
    expect(byRole.text).not.toContain('"code":"regnskapsforer"');
  });

  it('links a system user once it has all of its packages of a client, and unlinks it when one is taken', async () => {
    const to = await cases.user('agent', [SIGNING]);
    const from = cases.clientOfFirm.partyUuid;
    const path = '/agents/accesspackages';
    const linked = () => cases.harness.practice.context.access.isLinked(to, cases.clientOfFirm.organisationNumber);
    const given = await cases.delegation('POST', path, { from, to }, values('regnskapsforer', code));
    expect(given.json).toMatchObject([{ fromId: from, toId: to, changed: true }]);
    expect(linked()).toBe(true);
    const again = await cases.delegation('POST', path, { from, to }, values('regnskapsforer', code));
    expect(again.json).toMatchObject([{ changed: false }]);
    expect((await cases.delegation('GET', path, { to })).json).toMatchObject([{ client: { id: from } }]);
    expect((await cases.delegation('GET', '/clients/accesspackages', { from })).text).toContain(to);
    await cases.delegation('DELETE', path, { from, to }, values('regnskapsforer', code));
    expect(linked()).toBe(false);
  });

  it('takes an employee as agent, whose clients are the employee’s own, and removes with cascade only', async () => {
    const [to, from] = [employee(), cases.clientOfFirm.partyUuid];
    expect((await cases.delegation('POST', '/agents', { to })).json).toEqual({ toId: to, changed: true });
    expect((await cases.delegation('GET', '/agents', {})).text).toContain(to);
    await cases.delegation('POST', '/agents/accesspackages', { from, to }, values('regnskapsforer', code));
    const token = await cases.portalToken(PEOPLE.assistant, 'altinn:clientdelegations/myclients.read');
    const mine = (path: string) => cases.firm.call('GET', `${delegation}/my/${path}`, { token });
    expect((await mine('clients')).json).toMatchObject([{ client: { id: from } }]);
    expect((await mine('clientproviders')).json).toMatchObject([{ id: cases.partyUuid }]);
    const remove = (cascade: string) => cases.delegation('DELETE', '/agents/clients', { from, to, cascade });
    expect((await remove('false')).text).toContain('AM.VLD-00010');
    expect(bare(await remove('true'))).toEqual([204, '']);
    expect(bare(await cases.delegation('DELETE', '/agents', { to, cascade: 'false' }))).toEqual([204, '']);
    expect((await mine('clients')).json).toEqual([]);
  });
});
