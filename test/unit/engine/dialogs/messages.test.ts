import { beforeEach, describe, expect, it } from 'vitest';
import type { Base } from '../../../../electron/engine/base.ts';
import { listDialogs } from '../../../../electron/engine/dialogs/list/query.ts';
import { createReading, type ReadingRoom } from '../../../../electron/engine/dialogs/reading/front.ts';
import { DialogStore } from '../../../../electron/engine/dialogs/store.ts';
import { endpointsOf } from '../../../../electron/engine/environments.ts';
import type { HttpRequest } from '../../../../electron/engine/http/http.ts';
import { SideFiles } from '../../../../electron/engine/store/files.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { type Script, type Scripted, scriptedHttp } from '../http-double.ts';
import { manualClock, openTestStore, type TestStore, temporaryFolder } from '../support.ts';
import { item, save } from './support.ts';

const ID = item(1).id;
const CID = '11111111-2222-4333-8444-555555555555';
const STAMP = '2026-05-04T07:12:33.1234560Z';
const { dialogporten, correspondence, platform } = endpointsOf('production', undefined);
const MARKDOWN = 'application/vnd.dialogporten.frontchannelembed-url;type=text/markdown';
const nb = (value: string, mediaType = 'text/plain') => ({ value: [{ value, languageCode: 'nb' }], mediaType });
const file = (id: string, name: string, url: string) => ({
  id,
  displayName: [{ value: name, languageCode: 'nb' }],
  urls: [{ url, consumerType: 'Gui' }],
});
const details = (more: object = {}) => ({
  id: ID,
  updatedAt: STAMP,
  status: 'NotApplicable',
  dialogToken: 'dialog-token',
  ...more,
});
const embedded = (url: string) => ({ content: { mainContentReference: nb(url, MARKDOWN) } });

let store: TestStore;
let room: ReadingRoom;
let http: ReturnType<typeof scriptedHttp>;
let forgotten: string[];
let saved: [string, number][];

function answering(script: Script): void {
  http = scriptedHttp(script);
  const base = {
    environment: 'production',
    endpoints: endpointsOf('production', undefined),
    clock: manualClock(Date.UTC(2026, 4, 20)),
    push: () => undefined,
    store,
    sideFiles: new SideFiles({ folder: temporaryFolder(), key: new Uint8Array(32) }),
    files: {
      save: async (name: string, bytes: Uint8Array) => {
        saved.push([name, bytes.byteLength]);
        return ok({ handle: 'h', name, size: bytes.byteLength });
      },
    },
    http,
    audit: { around: (_entry: object, act: () => Promise<unknown>) => act() },
  } as unknown as Base;
  room = createReading(base, {
    dialogs: new DialogStore(store),
    tokens: { altinn: async () => ok('altinn-token'), forget: (token: string) => forgotten.push(token) } as never,
    systemUser: async () => ({ id: 'u' }) as never,
    clientToken: async () => ok('altinn-token'),
    onHeld: () => undefined,
  });
}

/** Answers the details, and whatever else by the end of its address. */
const opens = (answer: object, others: Record<string, Scripted | ReturnType<typeof fail>> = {}): Script => {
  return ({ url }) => {
    if (url === `${dialogporten}/api/v1/enduser/dialogs/${ID}`) return { status: 200, body: answer };
    const found = Object.entries(others).find(([end]) => url.endsWith(end));
    return found ? found[1] : { status: 404 };
  };
};
const asked = (part: string): HttpRequest[] => http.requests.filter(({ url }) => url.includes(part));
const open = () => room.reading.open(ID);
const opened = async () => {
  const outcome = await open();
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

beforeEach(async () => {
  store = openTestStore();
  forgotten = [];
  saved = [];
  const stamps = { createdAt: STAMP, updatedAt: STAMP, contentUpdatedAt: STAMP };
  await save(store, [item(1, { ...stamps, serviceResourceType: 'GenericAccessResource' })]);
});

describe('a message that cannot be opened', () => {
  it('because its token was refused costs that token, and no other', async () => {
    answering(() => ({ status: 401 }));
    expect(await open()).toMatchObject({ error: { code: 'dialogs.refused' } });
    expect(forgotten).toEqual(['altinn-token']);
    answering(() => ({ status: 500 }));
    forgotten = [];
    expect(await open()).toMatchObject({ error: { code: 'http.unavailable' } });
    expect(forgotten).toEqual([]);
  });

  it.each([
    [{ status: 403, body: { errors: { Forbidden: ['Altinn authentication level too low.'] } } }, 'levelTooLow'],
    [{ status: 403, body: { errors: { Forbidden: ['No.'] } } }, 'noAccess'],
    [{ status: 404, headers: { expires: 'Thu, 01 Jan 2026 00:00:00 GMT' } }, 'notVisibleYet'],
  ] as const)('says so until it can: %#', async (answer, refused) => {
    answering(() => answer);
    expect(await open()).toMatchObject({ error: { code: `dialogs.${refused}` } });
    expect(await room.reading.get(ID)).toMatchObject({ value: { refused, opened: false } });
    answering(opens(details()));
    expect(await opened()).toMatchObject({ refused: null, opened: true });
  });

  it('because the sender took it back leaves the list', async () => {
    answering(() => ({ status: 410 }));
    expect(await open()).toMatchObject({ error: { code: 'dialogs.gone' } });
    expect(await room.reading.get(ID)).toMatchObject({ value: { gone: 'deleted' } });
    expect((await listDialogs(store, { offset: 0, limit: 10 })).total).toBe(0);
  });
});

describe('the text of a message', () => {
  it('behind an address of ours is fetched with the dialog’s own token, which is kept nowhere', async () => {
    const url = `${platform}/storage/dialogporten/api/v1/receipt/x`;
    answering(opens(details(embedded(url)), { '/receipt/x': { status: 200, body: '# Kvittering' } }));
    expect((await opened()).text).toMatchObject({ body: '# Kvittering', type: 'text/markdown', source: 'opened' });
    expect(asked('/receipt/x')).toMatchObject([{ bearer: 'dialog-token', maxBytes: 100_000, timeoutMs: 10_000 }]);
    expect(http.requests.filter(({ bearer }) => bearer === 'dialog-token')).toHaveLength(1);
    const rows = [
      await store.db.selectFrom('dialogs').selectAll().execute(),
      await store.db.selectFrom('dialog_parts').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain('dialog-token');
    expect((await listDialogs(store, { search: 'kvittering', offset: 0, limit: 10 })).total).toBe(1);
  });

  it.each([
    'https://sted.example/tekst',
    'http://platform.altinn.no/tekst',
    'https://platform.altinn.no.sted.example/tekst',
    'https://navn:ord@platform.altinn.no/tekst',
    'javascript:alert(1)',
  ])('at %s is not fetched', async (url) => {
    answering(opens(details(embedded(url))));
    const message = await opened();
    expect(message.text).toMatchObject({ body: '', problem: { code: 'dialogs.elsewhere' } });
    expect(http.requests.filter(({ bearer }) => bearer !== 'altinn-token')).toEqual([]);
  });

  it.each([
    [fail('http.redirectRefused'), 'dialogs.elsewhere'],
    [fail('http.tooLarge'), 'http.tooLarge'],
    [
      { status: 200, body: '<html>Logg inn</html>', headers: { 'content-type': 'text/html; charset=utf-8' } },
      'dialogs.wrongContent',
    ],
    [{ status: 200, body: 'x', headers: { 'content-type': 'application/octet-stream' } }, 'dialogs.wrongContent'],
    [{ status: 403 }, 'dialogs.noAccess'],
  ] as const)('that does not come is told at the text, and the details stay: %#', async (answer, code) => {
    const attachments = [file('a', 'brev.pdf', `${correspondence}/correspondence/${CID}/attachment/a/download`)];
    answering(opens(details({ ...embedded(`${platform}/tekst`), attachments }), { '/tekst': answer }));
    const message = await opened();
    expect(message.text).toMatchObject({ body: '', problem: { code } });
    expect(message.attachmentList).toHaveLength(1);
  });

  it('of Correspondence is its body with the Altinn token, never its content', async () => {
    const content = embedded(`${correspondence}/correspondence/${CID}/content`);
    const overview = { content: { messageBody: 'Kjære kunde', attachments: [] } };
    answering(opens(details(content), { [`/correspondence/${CID}`]: { status: 200, body: overview } }));
    expect((await opened()).text).toMatchObject({ body: 'Kjære kunde' });
    expect(asked('/content')).toEqual([]);
    expect(asked(`/correspondence/${CID}`)).toMatchObject([{ bearer: 'altinn-token', method: 'GET' }]);
  });

  it.each([
    ['is not fetched again when a person opens it', STAMP, 0],
    ['is fetched again when the message has new content since', '2026-06-01T00:00:00.0000000Z', 1],
  ])('of Correspondence that the background holds %s', async (_what, contentUpdatedAt, fetched) => {
    answering(() => ({ status: 500 }));
    const text = { body: 'Hentet stille', type: 'text/markdown', source: 'background' } as const;
    await room.reading.saveText(ID, text);
    const stamps = { createdAt: STAMP, updatedAt: contentUpdatedAt, contentUpdatedAt };
    await save(store, [item(1, { ...stamps, serviceResourceType: 'GenericAccessResource' })]);
    const content = embedded(`${correspondence}/correspondence/${CID}/content`);
    const overview = { content: { messageBody: 'Ny tekst', attachments: [] } };
    answering(opens(details(content), { [`/correspondence/${CID}`]: { status: 200, body: overview } }));
    expect(await opened()).toMatchObject({
      opened: true,
      text: { body: fetched === 0 ? 'Hentet stille' : 'Ny tekst' },
    });
    expect(asked(`/correspondence/${CID}`)).toHaveLength(fetched);
    expect(asked(`/dialogs/${ID}`).length).toBeGreaterThan(0);
  });

  it('that Correspondence refuses with 401 and 4001 costs neither the details nor the token', async () => {
    const content = embedded(`${correspondence}/correspondence/${CID}/content`);
    answering(opens(details(content), { [`/correspondence/${CID}`]: { status: 401, body: { errorCode: 4001 } } }));
    expect(await opened()).toMatchObject({ opened: true, text: { problem: { code: 'dialogs.noAccess' } } });
    expect(forgotten).toEqual([]);
  });

  it.each([
    ['application/vnd.dialogporten.frontchannelembed+json;type=html', 'text/html', null],
    ['Application/Vnd.Dialogporten.FrontChannelEmbed-url;type=text/Markdown', 'text/markdown', null],
    ['application/pdf', 'text/plain', 'dialogs.elsewhere'],
  ] as const)('of the kind %s is read as what it is, or opened in Altinn', async (kind, type, problem) => {
    const content = { mainContentReference: nb(`${platform}/tekst`, kind) };
    answering(opens(details({ content }), { '/tekst': { status: 200, body: '<p>Hei</p>' } }));
    expect((await opened()).text).toMatchObject({ type, problem: problem && { code: problem } });
    expect(asked('/tekst')).toHaveLength(problem === null ? 1 : 0);
  });

  it('fetched before and refused now stays as it was', async () => {
    const url = `${platform}/tekst`;
    answering(opens(details(embedded(url)), { '/tekst': { status: 200, body: 'Første' } }));
    await opened();
    answering(opens(details(embedded(url)), { '/tekst': { status: 500 } }));
    expect((await opened()).text).toMatchObject({ body: 'Første', problem: { code: 'http.unavailable' } });
  });

  it('is what the message itself says where there is no other, unless we cannot show its kind', async () => {
    answering(opens(details({ content: { additionalInfo: nb('**Hei**', 'Text/Markdown') } })));
    expect(await opened()).toMatchObject({ text: { body: '**Hei**', type: 'text/markdown' }, info: null });
    answering(opens(details({ content: { additionalInfo: nb('<x>', 'application/xml') } })));
    expect((await opened()).info).toBeNull();
  });

  it('that came in the background shows without opening', async () => {
    answering(() => ({ status: 500 }));
    await room.reading.saveText(ID, { body: 'Hentet stille', type: 'text/markdown', source: 'background' });
    expect(await room.reading.get(ID)).toMatchObject({
      value: { opened: false, unread: true, text: { body: 'Hentet stille', source: 'background' } },
    });
    expect(http.requests).toEqual([]);
    expect((await listDialogs(store, { search: 'stille', offset: 0, limit: 10 })).total).toBe(1);
  });
});

describe('a transmission', () => {
  const transmissions = [
    {
      id: 't1',
      createdAt: STAMP,
      content: { title: nb('Kvittering'), contentReference: nb(`${platform}/t1`, MARKDOWN) },
    },
    {
      id: 't2',
      createdAt: STAMP,
      isAuthorized: false,
      content: {
        title: nb('Skjult'),
        contentReference: { ...nb('urn:dialogporten:unauthorized', MARKDOWN), isAuthorized: false },
      },
      attachments: [file('b', 'b.pdf', 'urn:dialogporten:unauthorized')],
      navigationalActions: [
        { title: [], url: 'https://www.altinn.no/a' },
        { title: [], url: 'https://sted.example/b' },
        { title: [], url: 'urn:dialogporten:expired' },
      ],
    },
  ];
  transmissions.push({ id: 't3', createdAt: STAMP, content: { title: nb('Uten tekst') } } as never);
  const script = opens(details({ transmissions }), { '/t1': { status: 200, body: '| a |\n|---|' } });

  it('gives its text on a click of its own, and not before', async () => {
    answering(script);
    const message = await opened();
    expect(asked(`${platform}/t1`)).toEqual([]);
    expect(message.transmissions.map(({ hasText, authorized }) => [hasText, authorized])).toEqual([
      [true, true],
      [false, false],
      [false, true],
    ]);
    // One without an address of its own has none, and never the message's.
    expect(await room.reading.openPart(ID, 't3')).toMatchObject({ ok: true });
    const outcome = await room.reading.openPart(ID, 't1');
    expect(outcome).toMatchObject({
      value: { transmissions: [{ text: { body: '| a |\n|---|' } }, { text: null }, { text: null }] },
    });
  });

  it('gives nothing from a message that is not opened, or has changed since: that would show as one more reading', async () => {
    answering(script);
    expect(await room.reading.openPart(ID, 't1')).toMatchObject({ error: { code: 'dialogs.openFirst' } });
    await opened();
    await store.db.updateTable('dialogs').set({ updated_at: '2026-05-05T00:00:00.0000000Z' }).execute();
    const before = http.requests.length;
    expect(await room.reading.openPart(ID, 't1')).toMatchObject({ error: { code: 'dialogs.openFirst' } });
    expect(http.requests).toHaveLength(before);
    expect(await room.reading.get(ID)).toMatchObject({ value: { changedSince: true } });
  });

  it('shows only links that the browser may open, and files that are not ours to see as such', async () => {
    answering(script);
    const { transmissions: shown } = await opened();
    expect(shown[1]?.links.map(({ url }) => url)).toEqual(['https://www.altinn.no/a']);
    expect(shown[1]?.files).toMatchObject([{ available: false, why: 'unauthorized' }]);
  });
});

describe('what can be asked without a trace', () => {
  it('is asked without the details, and kept', async () => {
    answering(({ url }) => {
      if (url.endsWith('/seenlog'))
        return {
          status: 200,
          body: [{ id: 's', seenAt: STAMP, seenBy: { actorType: 'PartyRepresentative', actorName: 'Kari' } }],
        };
      if (url.endsWith('/activities')) return { status: 200, body: [{ id: 'a', createdAt: STAMP, type: 'FormSaved' }] };
      if (url.endsWith('/labellog'))
        return { status: 200, body: [{ createdAt: STAMP, name: 'systemlabel:Bin', action: 'set' }] };
      return { status: 200, body: [] };
    });
    await room.reading.lookInto(ID, 'history');
    expect(asked('/enduser/dialogs/').map(({ url }) => url.slice(url.indexOf(ID) + ID.length))).not.toContain('');
    const kept = await room.reading.get(ID);
    if (!kept.ok) throw new Error();
    expect(kept.value.history.map(({ kind, type, who }) => [kind, type, who]).sort()).toEqual([
      ['activity', 'FormSaved', ''],
      ['label', 'set:Bin', ''],
      ['seen', 'seen', 'Kari'],
    ]);
    expect(kept.value).toMatchObject({ opened: false, unread: true, historyAt: '2026-05-20T00:00:00.000Z' });
  });

  it('tells why we see it, and a level that no system user has before anybody tries', async () => {
    answering(() => ({
      status: 200,
      body: {
        dialogId: ID,
        instanceRef: `urn:altinn:dialog-id:${ID}`,
        serviceResource: { name: [{ value: 'Vedtak', languageCode: 'nb' }], minimumAuthenticationLevel: 4 },
        authorizationEvidence: {
          currentAuthenticationLevel: 3,
          evidence: [
            {
              grantType: 'Role',
              subject: 'urn:altinn:rolecode:REGN',
              name: [{ value: 'Regnskapsfører', languageCode: 'nb' }],
            },
          ],
        },
      },
    }));
    expect(await room.reading.lookInto(ID, 'why')).toMatchObject({
      value: {
        service: 'Vedtak',
        refused: 'levelTooLow',
        why: { evidence: [{ grant: 'Role', name: 'Regnskapsfører' }] },
      },
    });
  });

  it('keeps what came when something did not', async () => {
    answering(({ url }) => (url.endsWith('/seenlog') ? { status: 500 } : { status: 200, body: [] }));
    expect(await room.reading.lookInto(ID, 'history')).toMatchObject({ error: { code: 'http.unavailable' } });
    expect(await room.reading.get(ID)).toMatchObject({ value: { historyAt: null } });
  });
});

describe('an action', () => {
  it('is a link where it leads somewhere the browser may go, and only told where it changes something', async () => {
    const action = (id: string, httpMethod: string, url: string, priority: string, isAuthorized = true) => ({
      id,
      httpMethod,
      url,
      priority,
      isAuthorized,
      title: [{ value: id, languageCode: 'nb' }],
    });
    answering(
      opens(
        details({
          guiActions: [
            action('slett', 'DELETE', `${correspondence}/correspondence/${CID}/purge`, 'Tertiary'),
            action('svar', 'GET', 'https://www.altinn.no/svar', 'Secondary'),
            action('bekreft', 'POST', `${correspondence}/correspondence/${CID}/confirm`, 'Primary'),
            action('annet', 'GET', 'https://sted.example/', 'Tertiary'),
            action('lukket', 'GET', 'urn:dialogporten:unauthorized', 'Tertiary', false),
          ],
        }),
      ),
    );
    expect((await opened()).actions.map(({ id, url }) => [id, url])).toEqual([
      ['bekreft', null],
      ['svar', 'https://www.altinn.no/svar'],
      ['slett', null],
      ['annet', null],
      ['lukket', null],
    ]);
    expect(http.requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('a file of a message', () => {
  const address = `${correspondence}/correspondence/${CID}/attachment/a/download`;
  const pdf = '%PDF-1.7 side';
  const show = (id = 'a') => room.handlers['dialogs.attachmentContent']({ dialogId: ID, attachmentId: id });
  const keep = (id = 'a') => room.handlers['dialogs.saveAttachment']({ dialogId: ID, attachmentId: id });
  const withFile = async (name: string, answer: Scripted, url = address) => {
    answering(opens(details({ attachments: [file('a', name, url)] }), { '/download': answer, '/data/d': answer }));
    await opened();
  };

  it('is shown by what its bytes are, held encrypted, and fetched once', async () => {
    await withFile('vedtak.txt', { status: 200, body: pdf, headers: { 'content-type': 'image/png' } });
    expect(await show()).toMatchObject({
      value: { kind: 'application/pdf', base64: Buffer.from(pdf).toString('base64') },
    });
    await show();
    expect(asked('/download')).toHaveLength(1);
    expect(saved).toEqual([]);
    expect(await room.reading.get(ID)).toMatchObject({
      value: { attachmentList: [{ saved: true, size: pdf.length }] },
    });
  });

  it.each([
    ['PK\u0003\u0004 bombe', 'vedtak.pdf'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'bilde.png'],
    ['<html>', 'side.pdf'],
    ['', 'tom.pdf'],
  ])('that is no PDF and no image is not shown, whatever it is called: %#', async (body, name) => {
    await withFile(name, { status: 200, body });
    expect(await show()).toMatchObject({ error: { code: 'dialogs.noPreview' } });
  });

  it('that would fill the memory with one picture is saved, not shown', async () => {
    const size = Buffer.from([0x00, 0x01, 0x00, 0x00]).toString('latin1').repeat(2);
    const png = `\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR${size}`;
    // The double writes text as UTF-8: the mark of a picture must survive, so the bytes are given as they are.
    answering(
      opens(details({ attachments: [file('a', 'a.png', address)] }), { '/download': { status: 200, body: png } }),
    );
    await opened();
    const { send } = http;
    http.send = async (request) => {
      const outcome = await send(request);
      return outcome.ok ? ok({ ...outcome.value, bytes: Buffer.from(png, 'latin1') }) : outcome;
    };
    expect(await show()).toMatchObject({ error: { code: 'dialogs.previewTooLarge' } });
    expect(await keep()).toMatchObject({ ok: true });
  });

  it('that turns out to be a login page is neither saved nor held', async () => {
    await withFile('vedtak.pdf', {
      status: 200,
      body: '<html>Logg inn</html>',
      headers: { 'content-type': 'text/html' },
    });
    expect(await keep()).toMatchObject({ error: { code: 'dialogs.notTheFile' } });
    expect(saved).toEqual([]);
    expect(await room.reading.get(ID)).toMatchObject({ value: { attachmentList: [{ saved: false }] } });
  });

  it('is a page where a page was announced', async () => {
    await withFile('brev.html', { status: 200, body: '<p>Hei</p>', headers: { 'content-type': 'text/html' } });
    expect(await keep()).toMatchObject({ value: { size: 10 } });
  });

  it.each([
    ['urn:dialogporten:expired', 'expired', 'dialogs.attachmentGone'],
    ['urn:dialogporten:unauthorized', 'unauthorized', 'dialogs.partRefused'],
    ['https://sted.example/fil', 'elsewhere', 'dialogs.elsewhere'],
    ['file:///etc/passwd', 'elsewhere', 'dialogs.elsewhere'],
    [
      `${platform}/authentication?goto=${encodeURIComponent('https://sted.example/fil')}`,
      'elsewhere',
      'dialogs.elsewhere',
    ],
  ])('at %s is never asked for', async (url, why, code) => {
    await withFile('a.pdf', { status: 200, body: pdf }, url);
    const before = http.requests.length;
    expect(await keep()).toMatchObject({ error: { code } });
    expect(http.requests).toHaveLength(before);
    expect(await room.reading.get(ID)).toMatchObject({ value: { attachmentList: [{ available: false, why }] } });
  });

  it('that comes other than Correspondence said is not kept, whatever id the message has for it', async () => {
    const content = embedded(`${correspondence}/correspondence/${CID}/content`);
    const attachments = [{ id: 'a', checksum: '00000000000000000000000000000000' }];
    answering(
      opens(details({ ...content, attachments: [file('other-id', 'a.pdf', address)] }), {
        [`/correspondence/${CID}`]: { status: 200, body: { content: { messageBody: 'Hei', attachments } } },
        '/download': { status: 200, body: pdf },
      }),
    );
    await opened();
    expect(await keep('other-id')).toMatchObject({ error: { code: 'dialogs.checksum' } });
  });

  it('fetched in the background is the same file once the message is opened', async () => {
    const row = { dialog_id: ID, name: 'a.pdf', media_type: null, expires_at: null, transmission_id: null };
    await store.db
      .insertInto('dialog_attachments')
      .values({ ...row, attachment_id: 'theirs', url: address, file_hash: 'f'.repeat(64), size: 9 })
      .execute();
    answering(opens(details({ attachments: [file('ours', 'a.pdf', address)] })));
    expect(await room.reading.get(ID)).toMatchObject({ value: { attachmentList: [{ id: 'theirs', saved: true }] } });
    expect((await opened()).attachmentList.map(({ id, saved, size }) => [id, saved, size])).toEqual([
      ['ours', true, 9],
    ]);
  });

  it('of an app is asked for where it lies, not at the login in front of it', async () => {
    const storage = `${platform}/storage/api/v1/instances/1/2/data/d`;
    const login = `${platform}/authentication/api/v1/authentication?goto=${encodeURIComponent(`${storage}?dontChooseReportee=true`)}`;
    await withFile('a.pdf', { status: 200, body: pdf }, login);
    expect(await show()).toMatchObject({ ok: true });
    expect(http.requests.at(-1)?.url).toBe(storage);
  });
});
