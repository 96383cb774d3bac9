import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { attribute } from '../../../../electron/practice/dialogporten/content.ts';
import { type Json, Stage } from '../apps/stage.ts';

const BASE = '/platform/dialogporten/api/v1/enduser';
const LETTERS = '/platform/correspondence/api/v1/correspondence';
const URN = 'urn:altinn:organization:identifier-no:';
const MINUTE = 60_000;
let stage: Stage;
let token: string;
let party: string;

beforeAll(async () => {
  stage = await Stage.open();
  party = stage.client().organisationNumber;
});
afterAll(() => stage.harness.stop());
beforeEach(async () => {
  token = await stage.systemUserToken();
});
afterEach(() => odd({ accessLagMs: 0, unknownProperties: false, fail: 503, times: 0 }));

const odd = (input: object) => stage.harness.fault({ ...input }, 'dialogporten');
const get = (path: string, as = token) => stage.call(`${BASE}${path}`, as);
const list = (answer: { json: Json }) => answer.json.items as unknown as Json[];
const letter = async (name: string, more: object = {}) =>
  ((await stage.harness.fault({ party, letter: name, ...more }, 'letter')) as { id: string }).id;
const urls = (attachment: Json | undefined) =>
  ((attachment?.urls ?? []) as unknown as { url: string }[]).map(({ url }) => url);

describe('access (line 10)', () => {
  const reached = async () => {
    const parties = (await get('/parties')).json.authorizedParties as unknown as Json[];
    return new Set(parties.map((each) => String(each.party).slice(URN.length)));
  };
  const found = async (number: string) => list(await get(`/dialogs?party=${URN}${number}&limit=1`)).length;

  it('that is taken or given shows only when the lag is over', async () => {
    const { access } = stage.context;
    const added = stage.stranger().organisationNumber;
    const id = await letter('mva-varsel');
    await odd({ accessLagMs: 15 * MINUTE });
    expect(await found(party)).toBe(1);
    access.unlink(stage.systemUser, party);
    access.link(stage.systemUser, added);
    try {
      stage.harness.clock.advance(14 * MINUTE);
      token = await stage.systemUserToken();
      expect([(await reached()).has(party), (await reached()).has(added)]).toEqual([true, false]);
      expect([await found(party), await found(added)]).toEqual([1, 0]);
      expect((await get(`/dialogs/${id}/activities`)).status).toBe(200);

      stage.harness.clock.advance(2 * MINUTE);
      token = await stage.systemUserToken();
      expect([(await reached()).has(party), (await reached()).has(added)]).toEqual([false, true]);
      expect([await found(party), await found(added)]).toEqual([0, 1]);
      expect((await get(`/dialogs/${id}/activities`)).status).toBe(404);
    } finally {
      access.link(stage.systemUser, party);
      access.unlink(stage.systemUser, added);
    }
  });

  it('changes at once when no lag is set, so that a person sees what they did', async () => {
    const { access } = stage.context;
    expect(await found(party)).toBe(1);
    access.unlink(stage.systemUser, party);
    expect(await found(party)).toBe(0);
    access.link(stage.systemUser, party);
    expect(await found(party)).toBe(1);
  });
});

describe('failures (line 12)', () => {
  it('503 is plain text with a date in Retry-After, as often as asked for', async () => {
    await odd({ fail: 503, times: 2, retryAfterMs: 90_000 });
    const answer = await get('/parties');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, expect.stringContaining('text/plain')]);
    const after = String(answer.headers.get('retry-after'));
    expect(after).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    const wait = Date.parse(after) - stage.harness.clock.now();
    expect(wait > 80_000 && wait <= 90_000).toBe(true);
    expect((await get('/parties')).status).toBe(503);
    expect((await get('/parties')).status).toBe(200);
  });

  it('502 is a problem document of its own', async () => {
    await odd({ fail: 502 });
    expect(await get('/parties')).toMatchObject({
      status: 502,
      json: { title: 'Bad gateway.', status: 502, traceId: expect.any(String) },
    });
    expect((await get('/parties')).status).toBe(200);
  });

  it('422 hits a search only, under the key Search', async () => {
    await odd({ fail: 422 });
    expect((await get('/parties')).status).toBe(200);
    const refused = await get(`/dialogs?party=${URN}${party}`);
    expect([refused.status, refused.json.title, Object.keys(refused.json.errors ?? {})]).toEqual([
      422,
      'Unprocessable request.',
      ['Search'],
    ]);
    expect((await get(`/dialogs?party=${URN}${party}`)).status).toBe(200);
  });
});

describe('correspondence beside the dialog (line 13)', () => {
  it('leads a browser to a login, tells missing access with 4001, wants a fetch before reading, and patches silently', async () => {
    const reference = async (id: string) =>
      stage.context.database.one<{ ref: string }>('SELECT correspondence_id AS ref FROM dialog WHERE id = ?', id)?.ref;
    const row = async (id: string) =>
      list(await get(`/dialogs?party=${URN}${party}&limit=1000`)).find((item) => item.id === id);
    const dialog = await letter('mva-vedtak');
    const at = `${LETTERS}/${await reference(dialog)}`;
    const before = await row(dialog);
    expect((await stage.call(`${at}/attachment/x/download`)).status).toBe(302);
    const hidden = await stage.call(`${LETTERS}/${await reference(await letter('brg-tvang'))}`, token);
    expect(hidden).toMatchObject({ status: 401, json: { errorCode: 4001 } });
    const raw = await stage.systemUserToken('altinn:correspondence.read', 'maskinporten');
    expect((await stage.call(`${at}/content`, raw)).status).toBe(403);
    const read = () => stage.call(`${at}/markasread`, token, { method: 'POST' });
    expect(await read()).toMatchObject({ status: 400, json: { errorCode: 1024 } });
    expect((await stage.call(at, token)).json.status).toBe('Fetched');
    expect((await read()).status).toBe(200);
    expect((await stage.call(`${at}/confirm`, token, { method: 'POST' })).status).toBe(200);
    await vi.waitFor(async () => expect((await row(dialog))?.status).toBe('NotApplicable'), {
      timeout: 6_000,
      interval: 200,
    });
    expect((await row(dialog))?.updatedAt).toBe(before?.updatedAt);
  });
});

describe('addresses that are none (line 14)', () => {
  const seeded = async (service: string) => {
    const parties = stage.linked().map((client) => `party=${URN}${client.organisationNumber}`);
    const query = `serviceResource=urn:altinn:resource:${service}&${parties.join('&')}&orderBy=createdAt_asc&limit=1`;
    const [item] = list(await get(`/dialogs?${query}`));
    return get(`/dialogs/${item?.id}`);
  };

  it('stand for a file whose time is over, and only for that', async () => {
    const { json } = await seeded('toll-deklarasjonsoversikt');
    const [kept, gone] = json.attachments as unknown as Json[];
    expect(String(gone?.expiresAt) < new Date(stage.harness.clock.now()).toISOString()).toBe(true);
    expect(new Set(urls(gone))).toEqual(new Set(['urn:dialogporten:expired']));
    expect(urls(kept).every((url) => url.startsWith(stage.origin))).toBe(true);
    const own = `/innboks/filer/${json.id}/${gone?.id}`;
    expect((await stage.call(own, token)).status).toBe(410);

    const fresh = await get(`/dialogs/${await letter('toll')}`);
    const file = (fresh.json.attachments as unknown as Json[])[1];
    expect(String(file?.expiresAt) > new Date(stage.harness.clock.now()).toISOString()).toBe(true);
    expect((await stage.call(urls(file)[0] ?? '', token)).status).toBe(200);
  });

  it('stand for a transmission that the caller may not read, whose title still shows', async () => {
    const { json } = await seeded('app_brg_aarsregnskap-vanlig-202406');
    const closed = (json.transmissions as unknown as Json[]).find((each) => each.isAuthorized === false);
    expect(closed).toMatchObject({
      authorizationAttribute: attribute('brg-varsel-tvangsopploesning'),
      content: {
        title: { value: [{ value: 'Vurdering av eierforhold' }] },
        contentReference: { isAuthorized: false, value: [{ value: 'urn:dialogporten:unauthorized' }] },
      },
    });
    const file = closed?.attachments?.[0];
    expect(new Set(urls(file))).toEqual(new Set(['urn:dialogporten:unauthorized']));
    const same = (await get(`/dialogs/${json.id}/transmissions/${closed?.id}`)).json;
    expect(urls(same.attachments?.[0])).toEqual(urls(file));
    // Guessing the address does not help, neither with a bearer token nor with the dialog's own.
    const own = `/innboks/filer/${json.id}/${file?.id}`;
    const content = `/platform/storage/dialogporten/api/v1/receipt/${json.id}/${closed?.id}`;
    const dialogToken = String(json.dialogToken);
    expect((await stage.call(own, token)).status).toBe(403);
    expect((await stage.call(own, dialogToken)).status).toBe(403);
    expect((await stage.call(content, dialogToken)).status).toBe(403);
  });

  it('give way to real ones for those who may', async () => {
    const { resources } = stage.context;
    const resource = resources.get('brg-varsel-tvangsopploesning');
    if (!resource) throw new Error('the service is not there');
    resources.add({ ...resource, actions: { read: ['regnskapsforer-med-signeringsrettighet'] } });
    try {
      const { json } = await seeded('app_brg_aarsregnskap-vanlig-202406');
      const transmissions = json.transmissions as unknown as Json[];
      const open = transmissions.find((each) => each.authorizationAttribute !== undefined);
      expect(open?.isAuthorized).toBe(true);
      const api = urls(open?.attachments?.[0]).find((url) => !url.includes('goto=')) ?? '';
      expect((await stage.call(api, token)).text.startsWith('%PDF-')).toBe(true);
      const embed = String(open?.content?.contentReference?.value?.[0]?.value);
      expect((await stage.call(embed, String(json.dialogToken))).status).toBe(200);
    } finally {
      resources.add(resource);
    }
  });
});

describe('properties that nobody knows yet (line 15)', () => {
  it('come with every object when asked for, and never otherwise', async () => {
    const id = await letter('mva-varsel');
    const paths = ['/parties', `/dialogs?party=${URN}${party}`, `/dialogs/${id}`, `/dialogs/${id}/activities`];
    await odd({ unknownProperties: true });
    for (const path of paths) {
      const { status, text } = await get(path);
      expect([status, text.split('"contextToken":').length > 2]).toEqual([200, true]);
    }
    const { json } = await get(`/dialogs/${id}`);
    expect(json.content?.title?.value?.[0]).toMatchObject({ languageCode: 'nb', contextToken: expect.anything() });
    await odd({ unknownProperties: false });
    for (const path of paths) expect((await get(path)).text).not.toContain('contextToken');
  });
});
