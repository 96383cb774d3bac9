import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { envelopeXml, returnXml } from '../skatteetaten/documents.ts';
import { type Answer, APP, type Json, json, Stage, xml } from './stage.ts';

const MEGABYTE = 1024 * 1024;
let stage: Stage;
let token: string;
let url: string;
let instance: Json;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.harness.stop());
beforeEach(async () => {
  token = await stage.systemUserToken();
  const { organisationNumber } = stage.client();
  const created = await stage.call(`${APP}/instances`, token, json({ instanceOwner: { organisationNumber } }));
  instance = created.json;
  url = `${stage.origin}${APP}/instances/${created.json.id}`;
});

const upload = (type: string, headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer> = 'x') =>
  stage.call(`${url}/data?dataType=${type}`, token, { method: 'POST', headers, body });
const named = (name: string, contentType: string) => ({
  'content-disposition': `attachment; filename="${name}"`,
  'content-type': contentType,
});
const attachment = (name: string, contentType: string, body?: string | Uint8Array<ArrayBuffer>) =>
  upload('binaerVedlegg', named(name, contentType), body);
/** The last term of last year: over, whenever the test runs. */
const lastTerm = () => ({
  period: 'november-desember',
  year: String(new Date(stage.harness.clock.now()).getUTCFullYear() - 1),
});
const data = async () => (await stage.call(url, token)).json.data as unknown as Json[];
const link = (answer: Answer) => String(answer.json.selfLinks?.apps);

describe('the files of an instance (mva-melding 4.2 and 4.3)', () => {
  it('are taken with the type of their name, or as bytes, and come back as they were sent', async () => {
    const made = await attachment('a.pdf', 'application/pdf', '%PDF-1');
    expect(made).toMatchObject({ status: 201, json: { dataType: 'binaerVedlegg', filename: 'a.pdf', size: 6 } });
    const read = await stage.call(link(made), token);
    expect([read.text, read.headers.get('content-type')]).toEqual(['%PDF-1', 'application/pdf']);
    const bytes = await attachment('b.docx', 'application/octet-stream');
    expect(bytes.json.contentType).toMatch(/wordprocessingml/);
    const extended = { ...named('x.pdf', 'application/pdf') };
    extended['content-disposition'] += "; filename*=UTF-8''%C3%A5rsoppgj%C3%B8r.pdf";
    expect((await upload('binaerVedlegg', extended)).json.filename).toBe('årsoppgjør.pdf');
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['a type of another file', 'binaerVedlegg', named('a.pdf', 'text/xml'), 1],
    ['application/xml for .xml', 'binaerVedlegg', named('a.xml', 'application/xml'), 1],
    ['a kind of file that is not on the list', 'binaerVedlegg', named('a.exe', 'application/octet-stream'), 1],
    ['a return that is not XML', 'mvamelding', named('a.pdf', 'application/pdf'), 1],
    ['no file name', 'binaerVedlegg', { 'content-type': 'application/pdf' }, 1],
    ['a path for a name', 'binaerVedlegg', named('../a.pdf', 'application/pdf'), 1],
    ['nothing in it', 'binaerVedlegg', named('a.pdf', 'application/pdf'), 0],
    ['more than 25 MB', 'binaerVedlegg', named('a.pdf', 'application/pdf'), 25 * MEGABYTE + 1],
    ['a data type of Skatteetaten’s own', 'valideringsresultat', named('a.xml', 'text/xml'), 1],
  ])('are refused with %s (400)', async (_, type, headers, size) => {
    const refused = await upload(type, headers, new Uint8Array(size).fill(32));
    expect([refused.status, refused.text]).toEqual([400, expect.stringMatching(/./)]);
    expect(await data()).toHaveLength(1);
  });

  it('are at most 57 attachments', async () => {
    for (let n = 1; n <= 57; n += 1) expect((await attachment(`${n}.pdf`, 'application/pdf')).status).toBe(201);
    expect((await attachment('58.pdf', 'application/pdf')).status).toBe(400);
  });

  it('are replaced and deleted while the return is filled in, all but the envelope', async () => {
    const made = await attachment('a.pdf', 'application/pdf', 'first');
    const put = await stage.call(link(made), token, { method: 'PUT', body: 'second' });
    expect([put.status, (await stage.call(link(made), token)).text]).toEqual([201, 'second']);
    expect((await stage.call(link(made), token, { method: 'DELETE' })).status).toBe(200);
    expect((await stage.call(link(made), token)).status).toBe(404);
    expect((await stage.call(link(made), token, { method: 'PUT', body: 'x' })).status).toBe(404);
    const envelope = `${url}/data/${instance.data?.[0]?.id}`;
    expect((await stage.call(envelope, token, { method: 'DELETE' })).status).toBe(400);
    expect((await stage.call(envelope, token, json({}, 'PUT'))).status).toBe(415);
    expect((await stage.call(envelope, token, xml('<annet/>', 'PUT'))).status).toBe(400);
    expect((await stage.call(envelope, token, xml('<half', 'PUT'))).status).toBe(400);
  });

  it('are counted by validate, which asks no tax rules', async () => {
    const issues = async () => (await stage.call(`${url}/validate`, token)).json as unknown as { code: string }[];
    expect((await issues()).map(({ code }) => code)).toEqual(['TooFewDataElementsOfType']);
    // Spelt as Skatteetaten spells the parameter.
    const sound = named('mvaMelding.xml', 'text/xml');
    const send = () =>
      stage.call(`${url}/data?datatype=mvamelding`, token, { method: 'POST', headers: sound, body: '<wrong/>' });
    expect((await send()).json.dataType).toBe('mvamelding');
    expect(await issues()).toEqual([]);
    await send();
    expect((await issues()).map(({ code }) => code)).toEqual(['TooManyDataElementsOfType']);
  });

  it('are locked once the return is filled in; the logs then say who filled in and who signed', async () => {
    const { organisationNumber } = stage.client();
    const envelope = envelopeXml({ organisationNumber, ...lastTerm() });
    await stage.call(`${url}/data/${instance.data?.[0]?.id}`, token, xml(envelope, 'PUT'));
    await upload(
      'mvamelding',
      named('mvaMelding.xml', 'text/xml'),
      returnXml({ organisationNumber, ...lastTerm(), lines: [], total: '0' }),
    );
    const person = await stage.personToken('Kari Nordlie');
    const next = (as: string) => stage.call(`${url}/process/next`, as, { method: 'PUT' });
    expect((await next(token)).status).toBe(200);
    expect((await attachment('late.pdf', 'application/pdf')).status).toBe(409);
    expect((await stage.call(`${url}/process`, token)).json.currentTask).toMatchObject({
      elementId: 'Task_2',
      actions: { read: true, write: true, confirm: true },
    });
    expect((await next(person)).status).toBe(200);
    const logs = (await data()).filter(({ dataType }) => String(dataType).endsWith('slogg'));
    const names = await Promise.all(
      logs.map(async ({ dataType, selfLinks }) => [
        dataType,
        (await stage.call(String(selfLinks?.apps), token)).json[0]?.name,
      ]),
    );
    expect(names).toEqual([
      ['utfyllingslogg', 'Systembruker'],
      ['signeringslogg', 'Kari Nordlie'],
    ]);
    // A return of nothing has nothing to pay (4.8).
    const payment = (await data()).find(({ dataType }) => dataType === 'betalingsinformasjon');
    expect((await stage.call(String(payment?.selfLinks?.apps), token)).text).toContain('<beloep>0</beloep>');
  });
});

describe('instances (mva-melding 4.2 and 4.6)', () => {
  const next = (as = token) => stage.call(`${url}/process/next`, as, { method: 'PUT' });
  const remove = (query = '', as = token) => stage.call(`${url}${query}`, as, { method: 'DELETE' });

  it('are made anew by each call, and listed by party and by organisation', async () => {
    const { organisationNumber, partyId } = stage.client();
    const again = await stage.call(`${APP}/instances`, token, json({ instanceOwner: { organisationNumber } }));
    expect(again.json.id).not.toBe(instance.id);
    const both = [instance.id, again.json.id];
    const storage = '/platform/storage/api/v1/instances';
    const byParty = await stage.call(`${storage}?instanceOwner.partyId=${partyId}`, token);
    const byNumber = await stage.call(storage, token, {
      headers: { 'x-ai-instanceowneridentifier': `Organisation:${organisationNumber}` },
    });
    const active = await stage.call(`${APP}/instances/${partyId}/active`, token);
    for (const list of [byParty.json.instances, byNumber.json.instances, active.json]) {
      expect((list as unknown as { id: string }[]).map(({ id }) => id)).toEqual(expect.arrayContaining(both));
    }
    const { partyId: foreign } = stage.stranger();
    expect((await stage.call(`${storage}?instanceOwner.partyId=${foreign}`, token)).json.count).toBe(0);
  });

  it('can be deleted for good, and after the fill-in only by somebody who may sign', async () => {
    expect((await remove('?hard=true')).status).toBe(200);
    expect((await stage.call(url, token)).text).toMatch(/not found$/);
    const { organisationNumber } = stage.client();
    const made = await stage.call(`${APP}/instances`, token, json({ instanceOwner: { organisationNumber } }));
    url = `${stage.origin}${APP}/instances/${made.json.id}`;
    const envelope = envelopeXml({ organisationNumber, ...lastTerm() });
    await stage.call(`${url}/data/${made.json.data?.[0]?.id}`, token, xml(envelope, 'PUT'));
    await upload(
      'mvamelding',
      named('mvaMelding.xml', 'text/xml'),
      returnXml({ organisationNumber, ...lastTerm(), lines: [], total: '0' }),
    );
    expect((await next()).status).toBe(200);
    expect((await remove('', await stage.personToken('Jonas Berg'))).status).toBe(403);
    expect((await remove()).status).toBe(200);
  });

  it('are hidden from those without a right, and ask for the scope that fits the call', async () => {
    const employee = await stage.personToken('Sara Lien');
    for (const path of [url, `${url}/process`, `${url}/feedback/status`, `${url}/validate`]) {
      expect((await stage.call(path, employee)).status).toBe(403);
    }
    const reader = await stage.systemUserToken('altinn:instances.read');
    expect((await stage.call(url, reader)).status).toBe(200);
    expect((await next(reader)).status).toBe(403);
    stage.harness.clock.advance(11 * 60_000);
    expect((await stage.call(url, reader)).status).toBe(401);
    stage.harness.clock.advance(-11 * 60_000);
  });
});

describe('the validation service (mva-melding 3.1)', () => {
  const PATH = '/skatteetaten/api/mva/grensesnittstoette/mva-melding/valider';

  it('says which part of a call is wrong, with a number to quote', async () => {
    const person = await stage.personToken('Kari Nordlie', 'openid skatteetaten:mvameldingvalidering', 'idporten');
    const without = await stage.personToken('Kari Nordlie', 'openid', 'idporten');
    const codes = [
      await stage.call(PATH, person, xml('', 'POST')),
      await stage.call(PATH, person, json({})),
      await stage.call(PATH, without, xml(returnXml(), 'POST')),
      await stage.call(PATH, await stage.systemUserToken(), xml(returnXml(), 'POST')),
    ];
    expect(codes.map(({ status }) => status)).toEqual([400, 406, 403, 403]);
    for (const { json: body } of codes) {
      expect(body).toMatchObject({
        kode: expect.any(String),
        korrelasjonsid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    }
  });
});
