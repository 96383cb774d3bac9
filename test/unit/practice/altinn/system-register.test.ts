import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { type Answer, Firm, REGISTER, REQUEST, SIGNING, TAX_BASE } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const VENDOR = '/platform/authentication/api/v1/systemregister/vendor';
let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
});
afterAll(() => harness.stop());

async function call(method: string, path: string, json?: unknown): Promise<Answer> {
  return firm.call(method, `${VENDOR}${path}`, {
    token: await firm.token(REGISTER),
    ...(json === undefined ? {} : { json }),
  });
}

function codes(answer: Answer): string[] {
  const errors = (answer.json as unknown as { validationErrors?: { code: string }[] }).validationErrors ?? [];
  return errors.map((error) => error.code);
}

describe('registering a system', () => {
  it('asks for a token (401) and its scope (403 with an empty body)', async () => {
    expect((await firm.call('GET', VENDOR)).status).toBe(401);
    const answer = await firm.call('GET', VENDOR, { token: await firm.token(REQUEST) });
    expect([answer.status, answer.text]).toEqual([403, '']);
  });

  it('lists every fault at once, with code and path', async () => {
    const answer = await firm.registerSystem([SIGNING, SIGNING, 'urn:altinn:accesspackage:unknown'], {
      id: `${firm.number} two words`,
      allowedRedirectUrls: ['http://127.0.0.1/ferdig'],
      clientId: [firm.clientId, firm.clientId],
      isVisible: true,
      rights: [{ resource: [{ id: 'urn:altinn:other', value: 'nothing' }] }],
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json).toMatchObject({ type: 'urn:altinn:error:STD-00000', code: 'STD-00000', status: 400 });
    expect(codes(answer).sort()).toEqual(
      ['00001', '00003', '00005', '00007', '00008', '00009', '00011', '00013', '00018'].map(
        (code) => `AUTH.VLD-${code}`,
      ),
    );
    expect(answer.text).toContain('/registersystemrequest/allowedredirecturls');
  });

  it('answers the vendor id alone, another vendor with 403, and a missing member as the framework does', async () => {
    const wrong = await firm.registerSystem([SIGNING], {
      vendor: { authority: 'iso6523-actorid-upis', ID: firm.number },
      id: 'x',
    });
    expect(codes(wrong)).toEqual(['AUTH.VLD-00000']);
    const other = await firm.registerSystem([SIGNING], { vendor: { ID: '0192:310000001' }, id: '310000001_klientbro' });
    expect([other.status, other.text]).toEqual([403, '']);
    const missing = await firm.registerSystem([SIGNING], { name: undefined });
    expect([missing.status, missing.json.errors]).toEqual([400, { Name: ['The Name field is required.'] }]);
  });

  it('takes a right one, gives it back, and refuses the same id again', async () => {
    const made = await firm.registerSystem([SIGNING], { allowedRedirectUrls: ['https://firma.example.no'] });
    expect([made.status, made.text]).toEqual([200, expect.stringMatching(/^"[0-9a-f-]{36}"$/)]);
    const read = await call('GET', `/${firm.systemId}`);
    expect(read.json).toMatchObject({
      id: firm.systemId,
      vendor: { ID: `0192:${firm.number}` },
      accessPackages: [{ urn: SIGNING }],
      isDeleted: false,
      allowedRedirectUrls: ['https://firma.example.no/'],
    });
    const list = await call('GET', '');
    expect(list.json).toMatchObject([{ systemId: firm.systemId, systemVendorOrgName: '', isVisible: false }]);
    expect(codes(await firm.registerSystem([SIGNING]))).toEqual(['AUTH.VLD-00002']);
    const twin = await firm.registerSystem([SIGNING], { id: `${firm.number}_second` });
    expect(codes(twin)).toEqual(['AUTH.VLD-00004']);
  });

  it('may have been done although the answer never came', async () => {
    await harness.fault({ match: VENDOR, method: 'PUT', times: 1, cut: true, after: true });
    const body = firm.system([SIGNING], { description: { nb: 'Endret', nn: 'Endra', en: 'Changed' } });
    await expect(call('PUT', `/${firm.systemId}`, body)).rejects.toThrow();
    expect((await call('GET', `/${firm.systemId}`)).json.description).toMatchObject({ nb: 'Endret' });
  });

  it('is replaced whole: what is left out becomes empty', async () => {
    const { accessPackages: _left, ...body } = firm.system([SIGNING]);
    expect((await call('PUT', `/${firm.systemId}`, body)).json).toEqual({ succeeded: true });
    expect((await call('GET', `/${firm.systemId}`)).json.accessPackages).toEqual([]);
    expect((await call('PUT', `/${firm.systemId}/accesspackages`, [{ urn: TAX_BASE }])).json).toEqual({
      succeeded: true,
    });
    expect((await call('GET', `/${firm.systemId}`)).json.accessPackages).toEqual([{ urn: TAX_BASE }]);
    expect(codes(await call('PUT', `/${firm.systemId}`, { ...body, id: `${firm.number}_x` }))).toEqual([
      'AUTH.VLD-00012',
    ]);
    expect((await call('PUT', `/${firm.number}_unknown`, body)).status).toBe(404);
    const crash = await call('PUT', `/${firm.number}_unknown/rights`, []);
    expect([crash.status, crash.headers.get('content-type')]).toEqual([500, expect.stringContaining('text/plain')]);
  });

  it('is deleted softly: the id stays taken, the client ids are free', async () => {
    expect((await call('DELETE', `/${firm.systemId}`)).json).toEqual({ succeeded: true });
    expect((await call('GET', `/${firm.systemId}`)).json).toMatchObject({ isDeleted: true, clientId: [] });
    expect((await call('GET', '')).json).toEqual([]);
    expect((await call('PUT', `/${firm.systemId}`, firm.system([SIGNING]))).text).toBe(
      'Cannot update a system marked as deleted.',
    );
    expect(codes(await firm.registerSystem([SIGNING]))).toEqual(['AUTH.VLD-00002']);
    expect((await firm.registerSystem([SIGNING], { id: `${firm.number}_second` })).status).toBe(200);
    const unknown = await call('DELETE', `/${firm.number}_unknown`);
    expect([unknown.status, unknown.json.errors]).toEqual([400, { return: ['System not found'] }]);
    const log = await call('GET', `/${firm.systemId}/changelog`);
    expect((log.json as unknown as { changeType: string }[]).map((row) => row.changeType)).toEqual([
      'create',
      'update',
      'update',
      'accesspackageupdate',
      'delete',
    ]);
  });
});
