import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../electron/practice/rooms.ts';
import { Cases, FOREIGN, PATHS } from '../support/systemuser-codes.ts';
import { type Answer, PEOPLE, REGISTER, REQUEST, SIGNING, TAX_BASE, VAT } from '../unit/practice/firm.ts';
import { startHarness } from '../unit/practice/harness.ts';

/** What reference/systemuser.md 3 to 6 and 9 tells of answers besides Altinn's codes: statuses, conflicts and oddities. */
let cases: Cases;

beforeAll(async () => {
  cases = new Cases(await startHarness({ rooms: accessRooms }));
  await cases.prepare();
}, 60_000);
afterAll(() => cases.harness.stop());

const { register, request, change, users, internal, clients, delegation } = PATHS;
const unknown = () => `${cases.firm.number}_unknown`;
const bare = (answer: Answer) => [answer.status, answer.text];
const foreign = async (method: string, path: string, scope = REQUEST, json?: unknown) =>
  cases.firm.call(method, path, { token: await cases.firm.foreignToken(FOREIGN, scope), ...(json ? { json } : {}) });

describe('tokens and scopes (0.4, 2.3, 4.5, 9.6)', () => {
  it.each([
    ['GET', register, REGISTER],
    ['POST', request, REQUEST],
    ['GET', `${request}/bysystem/x`, REQUEST],
    ['POST', change, REQUEST],
    ['GET', `${users}/byquery`, REQUEST],
    ['GET', `${users}/bysystem/x`, REGISTER],
    ['GET', `${internal}/stream`, ''],
    ['GET', PATHS.portal.concat('/1'), ''],
    ['GET', clients, ''],
    ['GET', `${delegation}/clients`, ''],
    ['GET', `${delegation}/my/clients`, ''],
  ])('%s %s answers 401 without a token and 403 without the scope, both empty', async (method, path, scope) => {
    expect(bare(await cases.firm.call(method, path))).toEqual([401, '']);
    const other = scope === REGISTER ? REQUEST : REGISTER;
    const vendor = await cases.firm.token(other);
    const exchanged = await cases.firm.exchange(vendor);
    expect(bare(await cases.firm.call(method, path, { token: exchanged }))).toEqual([403, '']);
  });

  it('take a vendor’s token as it is, and exchanged; a person’s interfaces take exchanged ones only', async () => {
    const token = await cases.firm.token(REGISTER);
    for (const each of [token, await cases.firm.exchange(token)])
      expect((await cases.firm.call('GET', register, { token: each })).status).toBe(200);
    expect((await cases.firm.call('GET', `${delegation}/clients`, { token })).status).toBe(401);
  });

  it('end: 401 once a token has expired, ten seconds of tolerance past', async () => {
    const token = await cases.firm.token(REGISTER);
    cases.harness.clock.advance(131_000);
    expect((await cases.firm.call('GET', register, { token })).status).toBe(401);
    cases.harness.clock.advance(-131_000);
  });
});

describe('the system register (3.3)', () => {
  it('that meets the same id at the same moment answers 409 in plain text', async () => {
    const id = `${cases.firm.number}_race`;
    expect((await cases.system({ id })).status).toBe(200);
    await cases.harness.fault({}, 'race');
    expect(bare(await cases.system({ id }))).toEqual([409, `The System already exist: ${id}`]);
    expect((await cases.system({ id })).json.code).toBe('STD-00000');
  });

  it('refuses in text, in the framework’s words, with nothing at all, or by crashing', async () => {
    const put = (id: string) => cases.register('PUT', `/${id}`, cases.firm.system([VAT], { id, clientId: [] }));
    expect((await put(unknown())).status).toBe(404);
    const id = `${cases.firm.number}_gone`;
    await cases.system({ id, clientId: ['a-client'] });
    expect((await cases.register('DELETE', `/${id}`)).json).toEqual({ succeeded: true });
    expect(bare(await put(id))).toEqual([400, 'Cannot update a system marked as deleted.']);
    // Its id is taken for ever, its client id is free, and it is shown as deleted.
    expect((await cases.register('GET', `/${id}`)).json.isDeleted).toBe(true);
    expect((await cases.system({ id })).text).toContain('AUTH.VLD-00002');
    expect((await cases.system({ clientId: ['a-client'] })).status).toBe(200);
    expect((await cases.register('DELETE', `/${unknown()}`)).json.errors).toEqual({ return: ['System not found'] });
    expect((await cases.register('PUT', `/${unknown()}/rights`, [])).status).toBe(500);
    expect((await cases.system({ name: undefined })).json.errors).toEqual({ Name: ['The Name field is required.'] });
    expect(bare(await cases.system({ vendor: { ID: `0192:${FOREIGN}` }, id: `${FOREIGN}_x` }))).toEqual([403, '']);
    expect(bare(await foreign('GET', `${register}/${cases.firm.systemId}`, REGISTER))).toEqual([403, '']);
  });

  it('shows the portal what is visible, and no vendor that list', async () => {
    const id = `${cases.firm.number}_visible`;
    await cases.system({ id, isVisible: true });
    const token = await cases.portalToken(PEOPLE.manager);
    const get = (path: string) =>
      cases.firm.call('GET', `/platform/authentication/api/v1/systemregister${path}`, { token });
    expect((await get('')).json).toMatchObject([{ systemId: id, isVisible: true }]);
    expect((await get(`/${id}/accesspackages`)).json).toEqual([{ urn: VAT }]);
    expect((await get(`/${id}/rights`)).json).toEqual([]);
    expect((await get(`/${id}`)).json.systemId).toBe(id);
    expect((await get(`/${unknown()}`)).status).toBe(404);
    const path = '/platform/authentication/api/v1/systemregister';
    expect(bare(await cases.vendor('GET', path, REGISTER))).toEqual([403, '']);
  });
});

describe('requests (4.1 to 4.5)', () => {
  it('are new with 201 and a place, the same with 200 and the first body, deleted with 202, then unknown', async () => {
    const made = await cases.ask('agent', [SIGNING], { externalRef: 'once' });
    expect([made.status, made.headers.get('location')]).toEqual([201, expect.stringContaining(String(made.json.id))]);
    const again = await cases.ask('agent', [SIGNING, TAX_BASE], { externalRef: 'once' });
    expect([again.status, again.json]).toEqual([200, made.json]);
    const path = `${request}/${made.json.id}`;
    expect(bare(await cases.vendor('DELETE', path))).toEqual([202, '']);
    expect((await cases.vendor('DELETE', path)).json.code).toBe('AUTH-00010');
  });

  it('are named by the owner’s number where no reference is sent', async () => {
    const made = await cases.ask('agent', [SIGNING], { externalRef: undefined });
    expect(made.json.externalRef).toBe(cases.firm.number);
  });

  it('are rejected, and stay so until deleted; deleting an accepted one leaves its system user', async () => {
    const made = await cases.ask('agent', [SIGNING], { externalRef: 'no' });
    await cases.portal('POST', `/request/agent/${cases.partyId}/${made.json.id}/reject`);
    expect((await cases.ask('agent', [SIGNING], { externalRef: 'no' })).json.status).toBe('Rejected');
    await cases.vendor('DELETE', `${request}/${made.json.id}`);
    expect((await cases.ask('agent', [SIGNING], { externalRef: 'no' })).status).toBe(201);
    const id = await cases.user('agent', [SIGNING], 'kept');
    await cases.vendor('DELETE', `${request}/${id}`);
    expect((await cases.ask('agent', [SIGNING], { externalRef: 'kept' })).json.code).toBe('AUTH-00004');
  });

  it('turn old after 180 days with their status unchanged, and can then not be approved', async () => {
    const made = await cases.ask('agent', [SIGNING]);
    const database = cases.harness.practice.context.database;
    database.run('UPDATE request SET created = created - ? WHERE id = ?', 181 * 86_400_000, String(made.json.id));
    const read = await cases.vendor('GET', `${request}/agent/${made.json.id}`);
    expect(read.json).toMatchObject({ status: 'New', timedOut: true });
    const late = await cases.portal('POST', `/request/agent/${cases.partyId}/${made.json.id}/approve`);
    expect(late.json).toMatchObject({ status: 409, code: 'AUTH-00013' });
  });

  it('are sent on by somebody without authority, and then pending for the access manager', async () => {
    const made = await cases.ask('agent', [SIGNING]);
    const pending = () => cases.portal('GET', `/request/agent/${cases.partyId}/${cases.firm.number}/pending`);
    expect((await pending()).json).toEqual([]);
    const sent = await cases.portal(
      'POST',
      `/request/agent/${cases.partyId}/${made.json.id}/escalate`,
      PEOPLE.employee,
    );
    expect(sent.status).toBe(200);
    expect((await pending()).json).toMatchObject([{ id: made.json.id, escalated: true, status: 'New' }]);
  });

  it('need a well-formed id, and belong to their vendor', async () => {
    expect((await cases.vendor('GET', `${request}/x`)).json.errors).toEqual({
      requestId: ["The value 'x' is not valid."],
    });
    const made = await cases.ask('standard', [VAT]);
    expect((await foreign('GET', `${request}/${made.json.id}`)).json.code).toBe('AUTH-00011');
    expect((await cases.vendor('GET', `${request}/agent/${made.json.id}`)).json.code).toBe('AUTH-00010');
    // Nobody asks whose it is when it is deleted.
    expect((await foreign('DELETE', `${request}/${made.json.id}`)).status).toBe(202);
  });
});

describe('change requests (4.7)', () => {
  it('are new with 201, the same with 200 by their correlation id, and read, listed and deleted', async () => {
    const user = await cases.user('standard', [VAT], 'changed');
    const id = randomUUID();
    const body = { requiredAccessPackages: [{ urn: TAX_BASE }], unwantedAccessPackages: [{ urn: VAT }] };
    const made = await cases.change(user, body, id);
    expect(made.json).toMatchObject({ id, systemUserId: user, externalRef: 'changed', status: 'New', ...body });
    expect(made.json.confirmUrl).toContain(`/accessmanagement/ui/systemuser/changerequest?id=${id}`);
    expect([made.status, (await cases.change(user, {}, id)).status]).toEqual([201, 200]);
    expect((await cases.vendor('GET', `${change}/${id}`)).json).toEqual(made.json);
    const triple = `${change}/byexternalref/${cases.firm.systemId}/${cases.firm.number}/changed`;
    expect((await cases.vendor('GET', triple)).json).toEqual(made.json);
    const listed = await cases.vendor('GET', `${change}/bysystem/${cases.firm.systemId}`);
    expect(listed.json).toMatchObject({ links: {}, data: [{ id }] });
    expect(listed.text).not.toContain('confirmUrl');
    expect((await cases.portal('POST', `/changerequest/${cases.partyId}/${id}/approve`)).status).toBe(200);
    expect(cases.harness.practice.context.access.systemUser(user)?.packages).toEqual([TAX_BASE]);
    expect((await cases.vendor('DELETE', `${change}/${id}`)).status).toBe(202);
    expect((await cases.vendor('GET', `${change}/${id}`)).json.code).toBe('AUTH-00010');
  });

  it('that change nothing are not kept; without an id of their own they are refused in text', async () => {
    const user = await cases.user('standard', [VAT]);
    const nothing = await cases.change(user, {});
    expect([nothing.status, nothing.json.status]).toEqual([200, 'NoChangeNeeded']);
    expect((await cases.vendor('GET', `${change}/${nothing.json.id}`)).json.code).toBe('AUTH-00010');
    for (const path of [
      `${change}?system-user-id=${user}`,
      `${change}?correlation-id=${user}&system-user-id=${user}`,
    ]) {
      const refused = await cases.vendor('POST', path, REQUEST, {});
      expect([refused.status, refused.headers.get('content-type')]).toEqual([
        400,
        expect.stringContaining('text/plain'),
      ]);
    }
  });

  it('are for the system’s own vendor, and for what stands in the register', async () => {
    const user = await cases.user('standard', [VAT]);
    const path = `${change}?correlation-id=${randomUUID()}&system-user-id=${user}`;
    expect(bare(await foreign('POST', path, REQUEST, {}))).toEqual([401, '']);
    const urn = 'urn:altinn:accesspackage:a-ordning';
    const lacking = await cases.change(user, { requiredAccessPackages: [{ urn }] });
    expect(lacking.json).toMatchObject({ code: 'AUTH-00063', NotFoundPackages: urn });
    expect((await cases.change(user, { requiredAccessPackages: [{ urn: SIGNING }] })).json.code).toBe('AUTH-00064');
    expect((await cases.change(randomUUID(), {})).json.code).toBe('AUTH-00015');
  });

  it('are rejected in the portal’s page and leave all as it was', async () => {
    const user = await cases.user('standard', [VAT]);
    const made = await cases.change(user, { requiredAccessPackages: [{ urn: TAX_BASE }] });
    const browser = await cases.firm.portal(PEOPLE.manager, String(made.json.confirmUrl));
    expect(browser.html).toContain('Fullmakter systemet får i tillegg');
    await browser.press('Avvis');
    expect((await cases.vendor('GET', `${change}/${made.json.id}`)).json.status).toBe('Rejected');
    expect(cases.harness.practice.context.access.systemUser(user)?.packages).toEqual([VAT]);
  });
});

describe('pages (9.4)', () => {
  it('of change requests lose one at the boundary, as those of requests do', async () => {
    const user = await cases.user('standard', [VAT]);
    const body = { requiredAccessPackages: [{ urn: TAX_BASE }] };
    const token = await cases.firm.token(REQUEST);
    const path = `${change}/bysystem/${cases.firm.systemId}`;
    const before = Number((await cases.vendor('GET', path)).json.data?.length);
    for (let count = before; count < 52; count += 1)
      await cases.firm.call('POST', `${change}?correlation-id=${randomUUID()}&system-user-id=${user}`, {
        token,
        json: body,
      });
    const first = (await cases.vendor('GET', path)).json;
    const next = new URL(String(first.links?.next));
    expect(next.host).not.toBe(new URL(cases.firm.origin).host);
    const second = (await cases.vendor('GET', `${path}?token=${next.searchParams.get('token')}`)).json;
    expect([first.data?.length, second.data?.length, second.links]).toEqual([50, 1, {}]);
    expect((await cases.vendor('GET', `${path}?token=nonsense`)).status).toBe(400);
  });
});
