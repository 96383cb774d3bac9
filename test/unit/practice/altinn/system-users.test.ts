import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { type Answer, Firm, PEOPLE, REGISTER, REQUEST, SIGNING, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const VENDOR = '/platform/authentication/api/v1/systemuser/vendor';
let harness: Harness;
let firm: Firm;
let agent: string;
let standard: string;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
  await firm.registerSystem([SIGNING, VAT]);
  agent = await firm.systemUser('agent', [SIGNING], 'clients');
  standard = await firm.systemUser('standard', [VAT], firm.number);
});
afterAll(() => harness.stop());

async function bySystem(systemId: string, token = ''): Promise<Answer> {
  const path = `${VENDOR}/bysystem/${systemId}${token && `?token=${token}`}`;
  return firm.call('GET', path, { token: await firm.token(REGISTER) });
}

async function byQuery(query: Record<string, string>): Promise<Answer> {
  return firm.call('GET', `${VENDOR}/byquery?${new URLSearchParams(query)}`, { token: await firm.token(REQUEST) });
}

const ids = (answer: Answer) => (answer.json.data as unknown as { id: string }[]).map(({ id }) => id);

describe('the list of a system’s users', () => {
  it('has both kinds in the order they were made, without their packages', async () => {
    const answer = await bySystem(firm.systemId);
    expect(answer.json.links).toEqual({});
    expect(ids(answer)).toEqual([agent, standard]);
    expect(answer.json.data?.[0]).toEqual({
      id: agent,
      integrationTitle: 'Regnskapsklienter',
      systemId: firm.systemId,
      productName: '',
      reporteeOrgNo: firm.number,
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/),
      isDeleted: false,
      supplierName: '',
      supplierOrgno: firm.number,
      externalRef: 'clients',
      userType: 'agent',
    });
  });

  it('comes in pages of 50 that lose nobody, with a number for a token and an internal host in the link', async () => {
    const systemId = `${firm.number}_many`;
    await firm.registerSystem([SIGNING], { id: systemId, clientId: [] });
    const { access } = harness.practice.context;
    const made = Array.from({ length: 101 }, () => randomUUID());
    for (const [number, id] of made.entries()) {
      access.addSystemUser({
        id,
        kind: 'agent',
        systemId,
        vendor: firm.number,
        owner: firm.number,
        externalRef: `r${number}`,
        title: 'Mange',
        packages: [SIGNING],
        resources: [],
        created: '2026-01-01T00:00:00.0000000Z',
      });
    }
    const pages: string[][] = [];
    let token: string | undefined = '';
    while (token !== undefined) {
      const answer = await bySystem(systemId, token);
      pages.push(ids(answer));
      const next: unknown = answer.json.links?.next;
      if (typeof next !== 'string') break;
      const link = new URL(next);
      expect(link.host).not.toBe(new URL(firm.origin).host);
      token = link.searchParams.get('token') ?? undefined;
      expect(JSON.parse(Buffer.from(token ?? '', 'base64url').toString())).toEqual(expect.any(Number));
    }
    expect(pages.map((page) => page.length)).toEqual([50, 50, 1]);
    expect(pages.flat()).toEqual(made);
    const text = Buffer.from('"text"').toString('base64url');
    for (const wrong of ['nonsense', text]) expect((await bySystem(systemId, wrong)).status).toBe(400);
  });

  it('takes the scope of the register, and shows a system to its own vendor only', async () => {
    const path = `${VENDOR}/bysystem/${firm.systemId}`;
    expect((await firm.call('GET', path)).status).toBe(401);
    const other = await firm.call('GET', path, { token: await firm.token(REQUEST) });
    expect([other.status, other.text]).toEqual([403, '']);
    const foreign = await firm.call('GET', path, { token: await firm.foreignToken('310000001', REGISTER) });
    expect(foreign.json).toMatchObject({ status: 404, code: 'AUTH-00011' });
    expect((await bySystem(`${firm.number}_unknown`)).json.code).toBe('AUTH-00011');
  });

  it('leaves out those that the owner deleted', async () => {
    const gone = await firm.systemUser('agent', [SIGNING], 'gone');
    expect(ids(await bySystem(firm.systemId))).toContain(gone);
    const browser = await firm.portal(PEOPLE.manager, `${firm.origin}/portal/accessmanagement/ui/systemuser/${gone}`);
    await browser.follow('Slett systemtilgang');
    await browser.press('Slett systemtilgang');
    expect(ids(await bySystem(firm.systemId))).not.toContain(gone);
    const query = { 'system-id': firm.systemId, orgno: firm.number, 'external-ref': 'gone' };
    expect((await byQuery(query)).status).toBe(404);
  });
});

describe('the look-up of one user', () => {
  it('takes the owner’s number for a reference that is left out', async () => {
    expect((await byQuery({ 'system-id': firm.systemId, orgno: firm.number })).json.id).toBe(standard);
  });

  it('answers the framework’s 404 for an unknown one and to another vendor, and asks for the write scope', async () => {
    const query = { 'system-id': firm.systemId, orgno: firm.number, 'external-ref': 'clients' };
    const path = `${VENDOR}/byquery?${new URLSearchParams(query)}`;
    const unknown = await byQuery({ ...query, 'external-ref': 'unknown' });
    const foreign = await firm.call('GET', path, { token: await firm.foreignToken('310000001', REQUEST) });
    for (const answer of [unknown, foreign]) {
      expect(answer.json).toMatchObject({ status: 404, title: 'Not Found' });
      expect(answer.json.code).toBeUndefined();
    }
    const reader = await firm.token('altinn:authentication/systemuser.request.read');
    expect((await firm.call('GET', path, { token: reader })).status).toBe(403);
    expect((await firm.call('GET', path)).status).toBe(401);
  });
});
