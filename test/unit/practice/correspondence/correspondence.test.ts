import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stage } from '../apps/stage.ts';

const BASE = '/platform/correspondence/api/v1/correspondence';
const DIALOGS = '/platform/dialogporten/api/v1/enduser';
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

const get = (path: string, as: string | undefined = token, init: RequestInit = {}) =>
  stage.call(`${BASE}/${path}`, as, init);
const post = (path: string) => get(path, token, { method: 'POST' });

async function letter(name = 'mva-vedtak'): Promise<{ dialog: string; id: string }> {
  const { id: dialog } = (await stage.harness.fault({ party, letter: name }, 'letter')) as { id: string };
  const found = await stage.call(`${DIALOGS}/dialoglookup?instanceRef=urn:altinn:dialog-id:${dialog}`, token);
  return { dialog, id: String(found.json.instanceRef).replace('urn:altinn:correspondence-id:', '') };
}

async function statuses(id: string): Promise<string[]> {
  const history = (await get(`${id}/details`)).json.statusHistory as unknown as { status: string }[];
  return history.map(({ status }) => status);
}

async function row(dialog: string) {
  const query = `party=urn:altinn:organization:identifier-no:${party}&limit=1000`;
  const { json } = await stage.call(`${DIALOGS}/dialogs?${query}`, token);
  return (json.items as unknown as { id: string; status: string; updatedAt: string; isContentSeen: boolean }[]).find(
    (item) => item.id === dialog,
  );
}

describe('a correspondence (line 13)', () => {
  it('gives body and files without the dialog being seen', async () => {
    const { dialog, id } = await letter();
    const overview = await get(id);
    expect(overview.json).toMatchObject({ correspondenceId: id, status: 'Fetched', isConfirmationNeeded: true });
    expect(String(overview.json.content?.messageBody)).toMatch(/^# Vedtak om endring/);
    const attachment = overview.json.content?.attachments?.[0];
    const file = await fetch(`${stage.origin}${BASE}/${id}/attachment/${attachment?.id}/download`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(createHash('md5').update(bytes).digest('hex')).toBe(String(attachment?.checksum));
    expect(await row(dialog)).toMatchObject({ isContentSeen: false });
    await get(`${id}/attachment/${attachment?.id}/download`);
    // Each download is told, the dialog hears of it once, and the status stays what it was.
    expect(await statuses(id)).toEqual(['Published', 'Fetched', 'AttachmentsDownloaded', 'AttachmentsDownloaded']);
    expect((await get(id)).json.status).toBe('Fetched');
    const activities = await stage.call(`${DIALOGS}/dialogs/${dialog}/activities`, token);
    expect(activities.text.match(/Vedlegget [^"]* er lastet ned/g)).toHaveLength(1);
    expect(await get(`${id}/attachment/00000000-0000-4000-8000-000000000000/download`)).toMatchObject({
      status: 404,
      json: { errorCode: 2001 },
    });
  });

  it('tells of a fetch once in fifteen seconds', async () => {
    const { id } = await letter();
    for (let n = 0; n < 3; n += 1) await get(id);
    expect(await statuses(id)).toEqual(['Published', 'Fetched']);
    stage.harness.clock.advance(16_000);
    expect(await statuses(id)).toEqual(['Published', 'Fetched', 'Fetched']);
    stage.harness.clock.advance(-16_000);
  });

  it('redirects a download without a token to a login page', async () => {
    const { id } = await letter();
    const answer = await stage.call(`${BASE}/${id}/attachment/x/download`);
    expect(answer.status).toBe(302);
    const page = await fetch(new URL(answer.headers.get('location') ?? '', stage.origin));
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('says 401 with code 4001 without access, and 404 with 1001 for what is not there', async () => {
    const { id: dialog } = (await stage.harness.fault({ party, letter: 'brg-tvang' }, 'letter')) as { id: string };
    const hidden = stage.context.database.one<{ id: string }>(
      'SELECT correspondence_id AS id FROM dialog WHERE id = ?',
      dialog,
    );
    expect(await get(hidden?.id ?? '')).toMatchObject({ status: 401, json: { errorCode: 4001 } });
    expect(await get('00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404, json: { errorCode: 1001 } });
  });

  it('takes a raw Maskinporten token for the overview, not for the content', async () => {
    const { id } = await letter();
    const raw = await stage.systemUserToken('altinn:correspondence.read', 'maskinporten');
    expect((await get(id, raw)).status).toBe(200);
    const refused = await get(`${id}/content`, raw);
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('IDX10205')]);
    expect((await get(`${id}/content`)).text).toContain('# Vedtak');
  });

  it('takes the dialog token of its own dialog only', async () => {
    const [mine, other] = [await letter(), await letter()];
    const { json } = await stage.call(`${DIALOGS}/dialogs/${mine.dialog}`, token);
    expect((await get(`${mine.id}/content`, String(json.dialogToken))).status).toBe(200);
    expect((await get(`${other.id}/content`, String(json.dialogToken))).status).toBe(401);
  });

  it('is read and confirmed after it was fetched, and tells the dialog silently', async () => {
    const { dialog, id } = await letter();
    const before = await row(dialog);
    expect(await post(`${id}/markasread`)).toMatchObject({ status: 400, json: { errorCode: 1024 } });
    expect(await post(`${id}/confirm`)).toMatchObject({ status: 400, json: { errorCode: 1025 } });
    await get(id);
    expect((await post(`${id}/markasread`)).status).toBe(200);
    expect(await post(`${id}/markasread`)).toMatchObject({ status: 400, json: { errorCode: 1040 } });
    expect((await post(`${id}/confirm`)).status).toBe(200);
    expect((await row(dialog))?.status).toBe('RequiresAttention');
    await vi.waitFor(async () => expect((await row(dialog))?.status).toBe('NotApplicable'), {
      timeout: 6_000,
      interval: 200,
    });
    expect((await row(dialog))?.updatedAt).toBe(before?.updatedAt);
    expect(await post(`${id}/confirm`)).toMatchObject({ status: 400, json: { errorCode: 1041 } });
    expect(await statuses(id)).toEqual(['Published', 'Fetched', 'Read', 'Confirmed']);
  });

  it('is not purged before it is confirmed', async () => {
    const { id } = await letter();
    expect(await get(`${id}/purge`, token, { method: 'DELETE' })).toMatchObject({
      status: 400,
      json: { errorCode: 1026 },
    });
    const plain = await letter('skatteoppgjoer');
    expect((await get(`${plain.id}/purge`, token, { method: 'DELETE' })).status).toBe(200);
    expect((await stage.call(`${DIALOGS}/dialogs/${plain.dialog}`, token)).status).toBe(410);
  });
});

describe('files of apps (line 14)', () => {
  it('lie behind a login redirect, and at the storage address for a token', async () => {
    const { id } = (await stage.harness.fault({ party, letter: 'brg-godkjent' }, 'letter')) as { id: string };
    const { json } = await stage.call(`${DIALOGS}/dialogs/${id}`, token);
    const urls = json.attachments?.[0]?.urls as unknown as { url: string; consumerType: string }[];
    const gui = urls.find((each) => each.consumerType === 'Gui')?.url ?? '';
    expect(new URL(gui).searchParams.get('goto')).toContain('/platform/storage/api/v1/instances/');
    expect((await stage.call(gui, token)).text).toContain('<!doctype html>');
    const api = await stage.call(urls.find((each) => each.consumerType === 'Api')?.url ?? '', token);
    expect(api.text.startsWith('%PDF-')).toBe(true);
  });
});

describe('the inbox page', () => {
  it('shows a letter, marked as practice', async () => {
    const { dialog } = await letter();
    const page = await stage.call(`/innboks/${dialog}`);
    expect(page.text).toContain('Øving');
    expect(page.text).toContain('Vedtak om endring av merverdiavgift');
    expect((await stage.call('/innboks/finnes-ikke')).status).toBe(404);
  });
});
