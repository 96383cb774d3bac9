import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Json, json, Stage } from '../apps/stage.ts';

const BASE = '/platform/dialogporten/api/v1/enduser';
const URN = 'urn:altinn:organization:identifier-no:';
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

const get = (path: string, as = token) => stage.call(`${BASE}${path}`, as);
const search = (query: string, as = token) => get(`/dialogs?${query}`, as);
const mine = (query = '') => search(`party=${URN}${party}&${query}`);
const list = (answer: { json: Json }) => answer.json.items as unknown as Json[];
const letter = async (name = 'mva-varsel', more: object = {}) =>
  ((await stage.harness.fault({ party, letter: name, ...more }, 'letter')) as { id: string }).id;
const act = (id: string, what: string, more: object = {}) => stage.harness.fault({ id, act: what, ...more }, 'dialog');
const row = async (id: string) => list(await mine('limit=1000')).find((item) => item.id === id);
const putLabels = (id: string, body: object, headers: Record<string, string> = {}) =>
  stage.call(`${BASE}/dialogs/${id}/context/systemlabels`, token, {
    ...json(body, 'PUT'),
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('answers (line 1)', () => {
  it('leave out nulls, and tell moments with seven digits', async () => {
    const answer = await mine('limit=1000');
    expect(answer.text).not.toContain('null');
    for (const item of list(answer)) {
      expect(item.updatedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}0Z$/);
      expect(item.serviceResourceType).toBe(String(item.serviceResourceType).toLowerCase());
    }
  });
});

describe('a search', () => {
  it.each([
    ['neither party nor service', ''],
    ['a bad check digit', `party=${URN}312480779`],
    ['limit 0', `party=${URN}312480778&limit=0`],
    ['limit 1001', `party=${URN}312480778&limit=1001`],
    ['101 parties', Array.from({ length: 101 }, () => `party=${URN}312480778`).join('&')],
    ['a moment without an offset', `party=${URN}312480778&updatedAfter=2026-01-01T00:00:00`],
    ['after later than before', `party=${URN}312480778&dueAfter=2026-02-01T00:00:00Z&dueBefore=2026-01-01T00:00:00Z`],
    ['two letters to search for', `party=${URN}312480778&search=ab`],
    ['language no', `party=${URN}312480778&search=abc&searchLanguageCode=no`],
    ['an unknown status', `party=${URN}312480778&status=New`],
    ['an unknown order', `party=${URN}312480778&orderBy=title_asc`],
    [
      'a token of another order',
      `party=${URN}312480778&orderBy=createdAt&continuationToken=updatedat_2026-01-01T00:00:00.0000000Z,id_0197a1c2-3b4d-7e5f-8a90-1b2c3d4e5f60`,
    ],
  ])('is refused with %s (line 2)', async (_, query) => {
    const answer = await search(query);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(Object.keys(answer.json.errors ?? {})).toHaveLength(1);
  });

  it('answers empty, not forbidden, for parties out of reach (line 3)', async () => {
    const answer = await search(`party=${URN}${stage.stranger().organisationNumber}&party=${URN}312480778`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ items: [], hasNextPage: false, orderBy: 'contentupdatedat_desc,id_desc' });
  });

  it('shows only services that the packages open', async () => {
    const services = new Set(list(await mine('limit=1000')).map((item) => String(item.serviceResource)));
    expect(services).toContain('urn:altinn:resource:app_skd_mva-melding-innsending-v1');
    expect(services).not.toContain('urn:altinn:resource:skd-amelding-tilbakemelding');
  });

  it('pages without losing or repeating anything, and ends with a token to go on from (line 4)', async () => {
    const all = list(await mine('limit=1000&orderBy=updatedAt_asc')).map((item) => item.id);
    const seen: unknown[] = [];
    let token = '';
    for (let more = true; more; ) {
      const page = await mine(
        `limit=7&orderBy=updatedAt_asc${token && `&continuationToken=${encodeURIComponent(token)}`}`,
      );
      seen.push(...list(page).map((item) => item.id));
      more = Boolean(page.json.hasNextPage);
      token = String(page.json.continuationToken);
      expect(page.json.orderBy).toBe('updatedat_asc,id_asc');
    }
    expect(seen).toEqual(all);
    const empty = await mine(`limit=7&orderBy=updatedAt_asc&continuationToken=${encodeURIComponent(token)}`);
    expect(empty.json).toMatchObject({ items: { length: 0 }, hasNextPage: false, continuationToken: token });
  });

  it('has inclusive bounds (line 4)', async () => {
    const [item] = list(await mine('limit=1'));
    const at = encodeURIComponent(String(item?.updatedAt));
    const found = list(await mine(`updatedAfter=${at}&updatedBefore=${at}`));
    expect(found.map((each) => each.id)).toContain(item?.id);
  });

  it('puts dialogs without a due date last ascending and first descending', async () => {
    const due = async (order: string) => list(await mine(`limit=1000&orderBy=${order}`)).map((item) => item.dueAt);
    expect((await due('dueAt_asc')).at(-1)).toBeUndefined();
    expect((await due('dueAt_asc')).at(0)).toBeDefined();
    expect((await due('dueAt_desc')).at(0)).toBeUndefined();
  });

  it('finds words, phrases and not others, also with Norwegian letters', async () => {
    const titles = async (words: string) =>
      list(await mine(`limit=1000&search=${encodeURIComponent(words)}`)).map((item) =>
        String(item.content?.title?.value?.[0]?.value),
      );
    expect((await titles('KVITTERING')).length).toBeGreaterThan(5);
    expect(await titles('"for mva-melding" -varsel')).not.toContainEqual(expect.stringContaining('Varsel'));
    await letter('brg-paaminnelse');
    expect(await titles('Påminnelse')).toContainEqual(
      expect.stringContaining('Påminnelse om innsending av årsregnskap'),
    );
  });

  it('asks for every label at once', async () => {
    expect(list(await mine('systemLabel=Bin&systemLabel=Archive'))).toHaveLength(0);
    expect(list(await mine('systemLabel=Sent')).length).toBeGreaterThan(0);
  });
});

describe('details (line 5)', () => {
  it('mark the dialog as seen for everybody, and leave updatedAt alone', async () => {
    const id = await letter();
    const before = await row(id);
    expect(before).toMatchObject({ isContentSeen: false, hasUnopenedContent: true });
    const details = await get(`/dialogs/${id}`);
    expect(details.status).toBe(200);
    expect(details.headers.get('etag')).toBe(details.json.revision);
    const after = await row(id);
    expect(after).toMatchObject({ isContentSeen: true, updatedAt: before?.updatedAt });
    expect(after?.seenSinceLastUpdate?.[0]).toMatchObject({
      isCurrentEndUser: true,
      seenBy: { actorName: 'Klientbro på kontoret', actorId: `urn:altinn:systemuser:uuid:${stage.systemUser}` },
    });
    await get(`/dialogs/${id}`);
    expect((await get(`/dialogs/${id}/seenlog`)).json).toHaveLength(1);
    await act(id, 'activity');
    await get(`/dialogs/${id}`);
    expect((await get(`/dialogs/${id}/seenlog`)).json).toHaveLength(2);
  });

  it('clear the unopened mark', async () => {
    const id = await letter();
    await putLabels(id, { addLabels: ['MarkedAsUnopened'] });
    await get(`/dialogs/${id}`);
    expect((await row(id))?.endUserContext?.systemLabels).toEqual(['Default']);
  });

  it('carry a token that the published key verifies', async () => {
    const id = await letter();
    const dialogToken = String((await get(`/dialogs/${id}`)).json.dialogToken);
    const [head = '', body = '', signature = ''] = dialogToken.split('.');
    const { keys } = (await stage.call('/platform/dialogporten/api/v1/.well-known/jwks.json')).json as unknown as {
      keys: { kid: string }[];
    };
    const { kid, alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string; alg: string };
    const key = createPublicKey({ key: keys.find((each) => each.kid === kid) ?? {}, format: 'jwk' });
    expect(alg).toBe('EdDSA');
    expect(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, number | string>;
    expect(Number(claims.exp) - Number(claims.iat)).toBe(600);
    expect(claims).toMatchObject({ i: id, p: `${URN}${party}`, l: 3 });
  });
});

describe('the ways to say no (line 6)', () => {
  it('401 without a token, 403 with another scope', async () => {
    expect(await stage.call(`${BASE}/parties`)).toMatchObject({ status: 401, text: '' });
    const other = await stage.systemUserToken('altinn:instances.read');
    const answer = await get('/parties', other);
    expect([answer.status, Object.keys(answer.json.errors ?? {})]).toEqual([403, ['Type']]);
  });

  it('403 for details without access, 404 for their parts', async () => {
    const id = await letter('amelding');
    expect((await get(`/dialogs/${id}`)).status).toBe(403);
    for (const part of ['transmissions', 'activities', 'seenlog', 'context/labellog']) {
      expect((await get(`/dialogs/${id}/${part}`)).status).toBe(404);
    }
  });

  it('404 unknown, 410 deleted and back again, 404 purged', async () => {
    expect((await get('/dialogs/0197a1c2-3b4d-7e5f-8a90-1b2c3d4e5f60')).json).toMatchObject({
      title: 'Resource not found.',
      errors: { DialogEntity: expect.anything() },
    });
    const id = await letter();
    const before = await row(id);
    await act(id, 'delete');
    expect((await get(`/dialogs/${id}/activities`)).status).toBe(410);
    expect((await get(`/dialogs/${id}`)).status).toBe(410);
    expect(await row(id)).toBeUndefined();
    await act(id, 'restore');
    expect(await row(id)).toEqual(before);
    await act(id, 'purge');
    expect((await get(`/dialogs/${id}/activities`)).status).toBe(404);
  });

  it('404 with Expires before it is visible, 404 after it expired', async () => {
    const id = await letter();
    await act(id, 'visibleFrom', { at: '2099-01-01T00:00:00.0000000Z' });
    const answer = await get(`/dialogs/${id}`);
    expect([answer.status, answer.headers.get('expires')]).toEqual([404, 'Thu, 01 Jan 2099 00:00:00 GMT']);
    expect((await get(`/dialogs/${id}/activities`)).status).toBe(200);
    const old = await letter();
    await act(old, 'expires', { at: '2020-01-01T00:00:00.0000000Z' });
    expect((await get(`/dialogs/${old}`)).status).toBe(404);
    expect(await row(old)).toBeUndefined();
  });
});

describe('what the service owner does (line 7)', () => {
  it('moves no timestamp silently, and both for new content', async () => {
    const id = await letter();
    const before = await row(id);
    await act(id, 'silentUpdate', { status: 'NotApplicable' });
    expect(await row(id)).toMatchObject({ status: 'NotApplicable', updatedAt: before?.updatedAt });
    await act(id, 'activity');
    const touched = await row(id);
    expect(String(touched?.updatedAt) > String(before?.updatedAt)).toBe(true);
    expect(touched?.contentUpdatedAt).toBe(before?.contentUpdatedAt);
    await get(`/dialogs/${id}`);
    await act(id, 'transmission');
    const renewed = await row(id);
    expect(renewed).toMatchObject({ isContentSeen: false, fromServiceOwnerTransmissionsCount: 1 });
    expect(renewed?.contentUpdatedAt).toBe(renewed?.updatedAt);
  });

  it('takes a dialog out of the archive, unless silently', async () => {
    const id = await letter();
    await putLabels(id, { addLabels: ['Archive'] });
    await act(id, 'activity', { silent: true });
    expect((await row(id))?.systemLabel).toBe('Archive');
    await act(id, 'activity');
    expect((await row(id))?.systemLabel).toBe('Default');
  });

  it('imports dialogs with old stamps', async () => {
    const id = await letter('mva-vedtak', { at: Date.UTC(2025, 2, 3, 9) });
    expect((await row(id))?.updatedAt).toMatch(/^2025-03-03/);
  });
});

describe('logs', () => {
  it('tell who acted for one activity, never in the list (line 8)', async () => {
    const id = await letter();
    const activities = (await get(`/dialogs/${id}/activities`)).json as unknown as Json[];
    expect(activities.length).toBeGreaterThan(0);
    for (const activity of activities) {
      expect(activity.performedBy).toBeUndefined();
      expect((await get(`/dialogs/${id}/activities/${activity.id}`)).json.performedBy).toBeDefined();
    }
  });

  it('mask persons (line 9)', async () => {
    const id = await letter();
    const person = await stage.personToken('Kari Nordlie');
    await get(`/dialogs/${id}`, person);
    const { text } = await get(`/dialogs/${id}/seenlog`);
    expect(text).toMatch(/urn:altinn:person:identifier-ephemeral:[0-9a-f]{10}"/);
    expect(text).not.toMatch(/"\d{11}"|:\d{11}"/);
  });

  it('know a person by one mask until practice starts anew, and then by another (line 9)', async () => {
    const [first, second] = [await letter(), await letter()];
    const open = async (id: string, who: string) => {
      await get(`/dialogs/${id}`, await stage.personToken(who));
      const entries = (await get(`/dialogs/${id}/seenlog`)).json as unknown as { seenBy: { actorName: string } }[];
      return entries.filter(({ seenBy }) => seenBy.actorName === who).map(({ seenBy }) => seenBy);
    };
    const before = await open(first, 'Kari Nordlie');
    expect(before).toHaveLength(1);
    expect(await open(second, 'Kari Nordlie')).toEqual(before);
    expect(await open(first, 'Jonas Berg')).not.toEqual(before);
    expect(await open(first, 'Kari Nordlie')).toEqual(before);
    await stage.harness.restart();
    token = await stage.systemUserToken();
    const [after] = await open(first, 'Kari Nordlie');
    expect(after).toMatchObject({ actorId: expect.stringMatching(/ephemeral:[0-9a-f]{10}$/) });
    expect(after).not.toEqual(before[0]);
  });
});

describe('parties (line 10)', () => {
  it('list linked clients with their sub-units, and can miss one once', async () => {
    const parties = async () => (await get('/parties')).json.authorizedParties as unknown as Json[];
    const all = await parties();
    expect(all.map((each) => each.name).sort()).toEqual(
      stage
        .linked()
        .map((client) => client.name)
        .sort(),
    );
    const parent = all.find((each) => Number(each.subParties?.length) > 0);
    const sub = parent?.subParties?.[0];
    expect(sub?.party).toMatch(new RegExp(`^${URN}21`));
    await stage.harness.fault({ missingOnce: String(sub?.party).slice(URN.length) }, 'dialogporten');
    const missing = (await parties()).find((each) => each.party === parent?.party);
    expect(missing?.subParties?.length).toBe(Number(parent?.subParties?.length) - 1);
    expect(await parties()).toEqual(all);
  });
});

describe('labels (line 11)', () => {
  it('keep one folder, give a new revision, and refuse a stale one', async () => {
    const id = await letter();
    const before = await row(id);
    const revision = String(before?.endUserContext?.revision);
    const set = await putLabels(id, { addLabels: ['Archive', 'Bin'] }, { 'if-match': revision });
    expect(set.status).toBe(204);
    const after = await row(id);
    expect(after).toMatchObject({ systemLabel: 'Bin', updatedAt: before?.updatedAt });
    expect(after?.endUserContext?.revision).toBe(set.headers.get('etag'));
    expect((await putLabels(id, { addLabels: ['Default'] }, { 'if-match': revision })).status).toBe(412);
    expect((await putLabels(id, { removeLabels: ['Bin'] })).status).toBe(204);
    expect((await row(id))?.systemLabel).toBe('Default');
    const log = (await get(`/dialogs/${id}/context/labellog`)).json as unknown as Json[];
    expect(log.map((entry) => `${entry.action} ${entry.name}`)).toEqual([
      'set systemlabel:Bin',
      'remove systemlabel:Bin',
    ]);
  });

  it('refuse Sent', async () => {
    expect((await putLabels(await letter(), { addLabels: ['Sent'] })).status).toBe(400);
  });

  it('are set on many together or on none', async () => {
    const [first, second] = [await letter(), await letter()];
    const bulk = (dialogs: object[]) =>
      stage.call(`${BASE}/dialogs/context/systemlabels/actions/bulkset`, token, json({ dialogs, addLabels: ['Bin'] }));
    const unknown = '0197a1c2-3b4d-7e5f-8a90-1b2c3d4e5f60';
    expect((await bulk([{ dialogId: first }, { dialogId: unknown }])).status).toBe(404);
    expect((await row(first))?.systemLabel).toBe('Default');
    const stale = [{ dialogId: first }, { dialogId: second, endUserContextRevision: unknown }];
    expect((await bulk(stale)).status).toBe(412);
    expect((await bulk([{ dialogId: first }, { dialogId: second }])).status).toBe(204);
    expect([(await row(first))?.systemLabel, (await row(second))?.systemLabel]).toEqual(['Bin', 'Bin']);
  });
});

describe('limits (line 12)', () => {
  it('429 when a client has used its minute', async () => {
    await stage.harness.fault({ perMinute: 1 }, 'dialogporten');
    const answers = [await get('/parties'), await get('/parties')];
    await stage.harness.fault({ perMinute: 0 }, 'dialogporten');
    expect(answers.at(-1)).toMatchObject({ status: 429 });
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('20');
  });
});

describe('look-up', () => {
  it('tells the canonical reference and why the caller may see it', async () => {
    const id = await letter();
    const found = await get(`/dialoglookup?instanceRef=urn:altinn:dialog-id:${id}`);
    expect(found.json.instanceRef).toMatch(/^urn:altinn:correspondence-id:/);
    expect(found.json.instanceRef).not.toContain(id);
    expect(found.json.authorizationEvidence).toMatchObject({ viaAccessPackage: true });
    const back = await get(`/dialoglookup?instanceRef=${found.json.instanceRef}`);
    expect(back.json.dialogId).toBe(id);
    expect((await get('/dialoglookup?instanceRef=urn:altinn:annet:1')).status).toBe(400);
    expect((await row(id))?.isContentSeen).toBe(false);
  });
});
