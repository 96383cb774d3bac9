import { createHash } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createAudit } from '../../../../../electron/engine/audit/audit.ts';
import { DialogportenApi } from '../../../../../electron/engine/dialogs/api.ts';
import { Budget } from '../../../../../electron/engine/dialogs/budget.ts';
import { OwnerApi } from '../../../../../electron/engine/dialogs/owner-fetch/api.ts';
import { OwnerChoices } from '../../../../../electron/engine/dialogs/owner-fetch/choice.ts';
import { OwnerDue } from '../../../../../electron/engine/dialogs/owner-fetch/due.ts';
import { OwnerFetcher } from '../../../../../electron/engine/dialogs/owner-fetch/fetcher.ts';
import { OwnerStore } from '../../../../../electron/engine/dialogs/owner-fetch/store.ts';
import type { KeptText } from '../../../../../electron/engine/dialogs/reading/kept.ts';
import type { Transmission } from '../../../../../electron/engine/dialogs/reading/shapes.ts';
import { rowOf } from '../../../../../electron/engine/dialogs/rows.ts';
import { listItem } from '../../../../../electron/engine/dialogs/shapes.ts';
import type { AnyDefinition } from '../../../../../electron/engine/jobs/run.ts';
import { SEES_ALL } from '../../../../../electron/engine/people/sight.ts';
import { Settings } from '../../../../../electron/engine/store/settings.ts';
import { organisationUrn } from '../../../../../shared/ids.ts';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { type Script, scriptedHttp } from '../../http-double.ts';
import { manualClock, openTestStore, silentLog } from '../../support.ts';

const CLIENT = '310000019';
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 4, 20, 8);
const id = (number: number) => `0197a1c2-0000-7000-8000-${String(number).padStart(12, '0')}`;
const PDF = Buffer.from('%PDF-1.7 a letter');
const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');

const lookup = (url: string) => {
  const dialogId = /dialog-id(?::|%3A)([0-9a-f-]+)/.exec(url)?.[1] ?? '';
  return { status: 200, body: { instanceRef: `urn:altinn:correspondence-id:c-${dialogId}` } };
};
const overview = (files: readonly object[] = []) => ({
  status: 200,
  body: { content: { messageBody: '# Vedtak', attachments: files } },
});
interface Change {
  readonly type?: string;
  readonly details?: string;
  readonly dueAt?: string;
  /** How many transmissions its sender has sent. */
  readonly sent?: number;
}
/** A Correspondence with one attachment to every message. */
const plain: Script = ({ url }) => {
  if (url.includes('/dialoglookup')) return lookup(url);
  if (url.endsWith('/download')) return { status: 200, body: PDF.toString() };
  return overview([{ id: 'a-1', fileName: 'vedtak.pdf', checksum: md5(PDF) }]);
};

async function room(
  script: Script = plain,
  { wants = () => true, isHeld = () => false }: { wants?: () => boolean; isHeld?: () => boolean } = {},
) {
  const clock = manualClock(NOW);
  const store = openTestStore({ clock });
  const http = scriptedHttp(script);
  const choices = new OwnerChoices(new Settings(store));
  const rows = new OwnerStore(store);
  const texts = new Map<string, KeptText>();
  const listings = new Map<string, readonly Transmission[]>();
  const queued: string[] = [];
  let definition: AnyDefinition | undefined;
  const push = () => undefined;
  const fetcher = new OwnerFetcher({
    api: new DialogportenApi(http, 'http://d'),
    owner: new OwnerApi(http, { correspondence: 'http://c', platform: 'http://p' }),
    store: rows,
    due: new OwnerDue(store),
    choices,
    tokens: { altinn: async () => ok('token'), forget: () => undefined },
    systemUser: async () => ({
      id: 's-1',
      system: 'firm',
      externalRef: 'a',
      kind: 'agent',
      title: 'Klienter',
      packages: [],
    }),
    wants,
    isHeld,
    budget: new Budget({ clock, perMinute: undefined }),
    files: { put: async (content) => ({ hash: md5(content as Uint8Array), size: (content as Uint8Array).byteLength }) },
    onHeld: () => undefined,
    saveText: async (dialogId, text, transmissionId) => {
      texts.set(transmissionId ?? dialogId, text);
    },
    saveTransmissions: async (dialogId, listed) => {
      listings.set(dialogId, listed);
    },
    correspondenceOf: (url) => /^http:\/\/c\/correspondence\/([^/]+)\//.exec(url)?.[1],
    audit: createAudit({ store, clock, push, person: () => 'Klientbro' }),
    clock,
    push,
    log: silentLog(),
    jobs: {
      define: (defined) => {
        definition = defined as unknown as AnyDefinition;
      },
      enqueue: async (kind) => {
        queued.push(kind);
        return ok({ id: 'j' });
      },
    },
  });
  const choose = async (wish: { texts: boolean; files: boolean }) => {
    const before = await choices.read();
    const who = { by: 'Kari Test', at: new Date(clock.now()).toISOString() };
    await store.transaction((trx) => choices.save(wish, who, trx, before));
  };
  const hold = async (number: number, at: number, change: Change = {}) => {
    const stamp = new Date(at).toISOString().replace('Z', '0000Z');
    const item = listItem.parse({
      id: id(number),
      org: 'skd',
      serviceResource: 'urn:altinn:resource:skd-vedtak',
      serviceResourceType: change.type ?? 'correspondenceservice',
      party: organisationUrn(CLIENT),
      createdAt: stamp,
      updatedAt: stamp,
      contentUpdatedAt: stamp,
      dueAt: change.dueAt,
      fromServiceOwnerTransmissionsCount: change.sent ?? 0,
      status: 'NotApplicable',
      isContentSeen: false,
      endUserContext: { revision: 'r', systemLabels: ['Default'] },
      content: { title: { value: [{ value: `Vedtak ${number}`, languageCode: 'nb' }], mediaType: 'text/plain' } },
    });
    const row = rowOf({ organisationNumber: CLIENT, clientName: 'Fjell', systemUserId: 's-1' }, item);
    await store.db
      .insertInto('dialogs')
      .values({ ...row, done: 0, opened_at: null, details: change.details ?? null, gone: null })
      .execute();
  };
  const run = (signal = new AbortController().signal) => {
    if (!definition) throw new Error('no job');
    const context = { id: 'j', payload: {}, state: {}, attempt: 1, save: async () => {}, progress: async () => {} };
    return definition.run({ ...context, signal });
  };
  const paths = () => http.requests.map(({ url }) => new URL(url).pathname.replace(/0197a1c2-0000-7000-8000-0+/, ''));
  /** Attachments listed with a message, and whether their content is held; in the order they were fetched. */
  const files = () =>
    store.db.selectFrom('dialog_attachments').select(['attachment_id', 'name', 'url', 'file_hash']).execute();
  const downloads = () => paths().filter((path) => path.endsWith('/download'));
  return { clock, store, http, rows, texts, listings, files, downloads, queued, fetcher, choose, hold, run, paths };
}

describe('texts in the background', () => {
  it('are not fetched before the firm has chosen it', async () => {
    const own = await room();
    await own.hold(1, NOW + 1000);
    await own.fetcher.kick();
    expect(own.queued).toEqual([]);
    expect(await own.run()).toEqual({ kind: 'done' });
    expect(own.http.requests).toEqual([]);
  });

  it('are fetched of what has come since, through look-up and overview, and nothing else is asked', async () => {
    const own = await room();
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW - 60_000);
    await own.hold(2, NOW + 60_000);
    await own.fetcher.kick();
    expect(own.queued).toEqual(['dialogs.ownerFetch']);
    await own.run();
    expect(own.paths()).toEqual(['/api/v1/enduser/dialoglookup', '/correspondence/c-2']);
    expect(own.texts.get(id(2))).toEqual({
      body: '# Vedtak',
      type: 'text/markdown',
      source: 'background',
      checksums: { 'a-1': md5(PDF) },
    });
    const url = `http://c/correspondence/c-${id(2)}/attachment/a-1/download`;
    expect(await own.files()).toEqual([{ attachment_id: 'a-1', name: 'vedtak.pdf', url, file_hash: null }]);
    await own.run();
    expect(own.http.requests).toHaveLength(2);
  });

  it('are not fetched of services that the firm does not fetch, of what somebody opened here, or of apps', async () => {
    const own = await room();
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000, { details: '{}' });
    await own.hold(2, NOW + 1000, { type: 'altinnapp' });
    await own.run();
    expect(own.http.requests).toEqual([]);
    const unwanted = await room(plain, { wants: () => false });
    await unwanted.choose({ texts: true, files: false });
    await unwanted.hold(1, NOW + 1000);
    await unwanted.run();
    expect(unwanted.http.requests).toEqual([]);
  });

  it('leave a message alone that is part of a larger dialog', async () => {
    const own = await room(({ url }) =>
      url.includes('/dialoglookup') ? { status: 200, body: { instanceRef: 'urn:altinn:dialog-id:x' } } : overview(),
    );
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.run();
    await own.run();
    expect(own.http.requests).toHaveLength(1);
    expect((await own.rows.counts()).texts).toEqual(new Map([['none', 1]]));
  });

  it('stay unfetched where there is no access, once and for all, without another token being asked for', async () => {
    const own = await room(({ url }) =>
      url.includes('/dialoglookup') ? lookup(url) : { status: 401, body: { errorCode: 4001 } },
    );
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.hold(2, NOW + 2000);
    expect(await own.run()).toEqual({ kind: 'done' });
    expect(own.paths().filter((path) => path.startsWith('/correspondence'))).toHaveLength(2);
    expect(await own.rows.failed(SEES_ALL)).toMatchObject([
      { title: 'Vedtak 2', problem: { code: 'dialogs.noAccess' } },
      { title: 'Vedtak 1' },
    ]);
    // Whoever does not see the client is not told of it.
    expect(await own.rows.failed({ ...SEES_ALL, all: false, where: () => sql<SqlBool>`0` })).toEqual([]);
  });

  it('that fail for one message are tried again at that one, later, without asking where it lives again', async () => {
    let good = false;
    const own = await room((request) => {
      const isBad = !good && request.url.endsWith(id(1));
      return isBad && !request.url.includes('lookup') ? { status: 500 } : plain(request);
    });
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.hold(2, NOW + 2000);
    expect(await own.run()).toEqual({ kind: 'done' });
    expect([...own.texts.keys()]).toEqual([id(2)]);
    good = true;
    await own.run();
    expect(own.texts.size).toBe(1);
    await own.clock.advance(11 * 60_000);
    await own.run();
    expect([...own.texts.keys()]).toEqual([id(2), id(1)]);
    expect(own.paths().filter((path) => path.endsWith('dialoglookup'))).toHaveLength(2);
  });

  it('wait, all of them, when the network is gone', async () => {
    const own = await room(() => fail('http.offline', { retryable: true }));
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.hold(2, NOW + 2000);
    expect(await own.run()).toMatchObject({ kind: 'wait', problem: { code: 'http.offline' } });
    expect(own.http.requests).toHaveLength(1);
    expect(await own.rows.failed(SEES_ALL)).toEqual([]);
  });
});

describe('letters that stand in a larger dialog', () => {
  const GENERIC = 'genericaccessresource';
  const AT = '2026-05-20T08:00:01.0000000Z';
  const text = (url: string) => ({
    content: { contentReference: { value: [{ value: url, languageCode: 'nb' }], mediaType: 'x' } },
  });
  const sent = (number: number, more: object = {}) => ({
    id: `t-${number}`,
    createdAt: AT,
    type: 'Information',
    ...text(`http://c/correspondence/c-${number}/content`),
    ...more,
  });
  const listing =
    (transmissions: () => readonly object[]): Script =>
    (request) =>
      request.url.endsWith('/transmissions') ? { status: 200, body: transmissions() } : plain(request);

  it('are found in its transmissions and fetched from where they live, each with its own attachments', async () => {
    const own = await room(listing(() => [sent(1)]));
    await own.choose({ texts: true, files: true });
    await own.hold(1, NOW + 1000, { type: GENERIC, sent: 1 });
    await own.run();
    expect(own.paths()).toEqual([
      '/api/v1/enduser/dialogs/1/transmissions',
      '/correspondence/c-1',
      '/correspondence/c-1/attachment/a-1/download',
    ]);
    expect(own.texts.get('t-1')).toMatchObject({ body: '# Vedtak', source: 'background' });
    expect(own.listings.get(id(1))).toMatchObject([{ id: 't-1' }]);
    const held = await own.store.db.selectFrom('dialog_attachments').selectAll().execute();
    expect(held).toMatchObject([{ dialog_id: id(1), transmission_id: 't-1', file_hash: md5(PDF) }]);
    await own.run();
    expect(own.http.requests).toHaveLength(3);
  });

  it('are told by a file where the text is not, and left where they are not ours, withdrawn, or from before the choice', async () => {
    const file = { urls: [{ url: 'http://c/correspondence/c-9/attachment/a-1/download', consumerType: 'Gui' }] };
    const own = await room(
      listing(() => [
        { id: 't-0', createdAt: AT, attachments: [{ id: 'f', ...file }] },
        sent(1, { isAuthorized: false }),
        sent(2, { deletedAt: AT }),
        sent(3, { createdAt: '2026-05-20T07:00:00.0000000Z' }),
        sent(4, text('http://p/storage/receipt')),
      ]),
    );
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000, { type: GENERIC, sent: 5 });
    await own.run();
    expect([...own.texts.keys()]).toEqual(['t-0']);
  });

  it('that come later are fetched when they do, also of a message that was opened here, and no text twice', async () => {
    const transmissions = [sent(1)];
    const own = await room(listing(() => transmissions));
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000, { sent: 1 });
    await own.run();
    expect([...own.texts.keys()].sort()).toEqual([id(1), 't-1']);
    transmissions.push(sent(2));
    await own.store.db.updateTable('dialogs').set({ from_service_owner_transmissions: 2, details: '{}' }).execute();
    await own.clock.advance(1000);
    await own.run();
    expect([...own.texts.keys()].sort()).toEqual([id(1), 't-1', 't-2']);
    expect(own.paths().filter((path) => path.startsWith('/correspondence'))).toHaveLength(3);
  });

  it('wait where the list of them does not come, without the message’s own text being fetched again', async () => {
    let isDown = false;
    const own = await room((request) => {
      if (isDown && request.url.endsWith('/transmissions')) return { status: 500 };
      return listing(() => [sent(1)])(request);
    });
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.run();
    isDown = true;
    await own.store.db.updateTable('dialogs').set({ from_service_owner_transmissions: 1 }).execute();
    await own.clock.advance(1000);
    await own.run();
    expect([...own.texts.keys()]).toEqual([id(1)]);
    isDown = false;
    await own.clock.advance(30 * 60_000);
    await own.run();
    expect([...own.texts.keys()]).toEqual([id(1), 't-1']);
    expect(own.paths().filter((path) => path.startsWith('/correspondence'))).toHaveLength(2);
  });

  it('that no one may list are told at the message, once', async () => {
    const own = await room((request) => (request.url.endsWith('/transmissions') ? { status: 404 } : plain(request)));
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000, { type: GENERIC, sent: 1 });
    await own.run();
    await own.clock.advance(60 * 60_000);
    await own.run();
    expect(own.http.requests).toHaveLength(1);
    expect(await own.rows.failed(SEES_ALL)).toMatchObject([{ problem: { code: 'dialogs.gone' } }]);
  });
});

describe('attachments in the background', () => {
  it('are a choice of their own, checked, and kept once', async () => {
    const own = await room();
    await own.choose({ texts: true, files: true });
    await own.hold(1, NOW + 1000);
    await own.run();
    await own.run();
    expect(await own.files()).toMatchObject([{ attachment_id: 'a-1', file_hash: md5(PDF) }]);
    expect(own.downloads()).toHaveLength(1);
  });

  it('of what was fetched before the choice are left where they are', async () => {
    const own = await room();
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.run();
    await own.choose({ texts: true, files: true });
    await own.run();
    expect(own.downloads()).toEqual([]);
  });

  it('of an app are taken from its instance, but for the form itself and what is known to be too large', async () => {
    const data = [
      { id: 'f-1', filename: 'kvittering.pdf', size: 100 },
      { id: 'f-2', filename: 'stor.zip', size: 26_000_000 },
      { id: 'f-3', size: 100 },
    ];
    const own = await room(({ url }) => {
      if (url.includes('/dialoglookup')) return { status: 200, body: { instanceRef: 'urn:altinn:instance-id:50/g-1' } };
      return url.includes('/data/') ? { status: 200, body: PDF.toString() } : { status: 200, body: { data } };
    });
    await own.choose({ texts: true, files: true });
    await own.hold(1, NOW + 1000, { type: 'altinnapp' });
    await own.run();
    const instance = '/storage/api/v1/instances/50/g-1';
    expect(own.paths().slice(1)).toEqual([instance, `${instance}/data/f-1`]);
    expect(await own.files()).toMatchObject([
      { name: 'kvittering.pdf', file_hash: md5(PDF) },
      { name: 'stor.zip', file_hash: null },
    ]);
    expect(await own.rows.failed(SEES_ALL)).toMatchObject([{ file: 'stor.zip', problem: { code: 'http.tooLarge' } }]);
    expect(own.texts.size).toBe(0);
  });

  it('that expire soonest come first', async () => {
    const own = await room(({ url }) => {
      if (url.includes('/dialoglookup')) return lookup(url);
      if (url.endsWith('/download')) return { status: 200, body: PDF.toString() };
      const expirationTime = url.endsWith('1') ? '2026-09-01T00:00:00Z' : '2026-06-01T00:00:00Z';
      return overview([{ id: `a-${url.at(-1)}`, fileName: 'brev.pdf', expirationTime }]);
    });
    await own.choose({ texts: true, files: true });
    await own.hold(1, NOW + 1000, { dueAt: '2026-06-01T00:00:00.0000000Z' });
    await own.hold(2, NOW + 2000);
    await own.run();
    expect(own.downloads().map((path) => path.split('/').at(-2))).toEqual(['a-2', 'a-1']);
  });

  it('that fail are tried again while they can still be had', async () => {
    let good = false;
    const expirationTime = new Date(NOW + 35 * MINUTE).toISOString();
    const own = await room(({ url }) => {
      if (url.includes('/dialoglookup')) return lookup(url);
      if (url.endsWith('/download')) return good ? { status: 200, body: PDF.toString() } : { status: 500 };
      return overview([{ id: 'a-1', fileName: 'brev.pdf', expirationTime }]);
    });
    await own.choose({ texts: true, files: true });
    await own.hold(1, NOW + 1000);
    await own.run();
    for (let minute = 1; minute < 34; minute += 1) {
      await own.clock.advance(MINUTE);
      good = minute > 24;
      await own.run();
    }
    expect(await own.files()).toMatchObject([{ file_hash: md5(PDF) }]);
    // Ten minutes, then half of what is left each time.
    expect(own.downloads().length).toBeLessThan(6);
  });

  it.each([
    ['too large', fail('http.tooLarge'), 'http.tooLarge'],
    ['expired', { status: 400, body: { errorCode: 2020 } }, 'dialogs.attachmentGone'],
  ])('that are %s stay in Altinn, and that is told at the message', async (_, answer, code) => {
    const own = await room((request) => (request.url.endsWith('/download') ? answer : plain(request)));
    await own.choose({ texts: true, files: true });
    await own.hold(1, NOW + 1000);
    expect(await own.run()).toEqual({ kind: 'done' });
    expect(await own.rows.failed(SEES_ALL)).toMatchObject([{ file: 'vedtak.pdf', problem: { code } }]);
  });

  it('that are a login page or something else than was sent are no attachments', async () => {
    const page = { status: 200, body: '<html>Logg inn</html>', headers: { 'content-type': 'text/html' } };
    for (const answer of [page, { status: 200, body: 'something else' }]) {
      const own = await room((request) => (request.url.endsWith('/download') ? answer : plain(request)));
      await own.choose({ texts: true, files: true });
      await own.hold(1, NOW + 1000);
      await own.run();
      expect(await own.files()).toMatchObject([{ file_hash: null }]);
    }
  });
});

describe('a run', () => {
  it('that is told to come back goes on from there the next time', async () => {
    const stop = new AbortController();
    const own = await room((request) => {
      if (request.url.includes('/correspondence/')) stop.abort();
      return plain(request);
    });
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.hold(2, NOW + 2000);
    expect(await own.run(stop.signal)).toMatchObject({ kind: 'wait' });
    expect(own.texts.size).toBe(1);
    await own.run();
    expect(own.texts.size).toBe(2);
    expect(own.paths().filter((path) => path.startsWith('/correspondence'))).toHaveLength(2);
  });

  it('writes every fetch into the log, before and after', async () => {
    const own = await room();
    await own.choose({ texts: true, files: true });
    await own.hold(1, NOW + 1000);
    await own.run();
    const rows = await own.store.db.selectFrom('audit').select(['act', 'outcome']).orderBy('sequence').execute();
    expect(rows).toEqual([
      { act: 'dialog.fetchText', outcome: 'begun' },
      { act: 'dialog.fetchText', outcome: 'done' },
      { act: 'dialog.fetchFile', outcome: 'begun' },
      { act: 'dialog.fetchFile', outcome: 'done' },
    ]);
  });

  it('asks nothing while the machine sleeps or the network costs, and goes on from there afterwards', async () => {
    let isHeld = true;
    const own = await room(plain, { isHeld: () => isHeld });
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.fetcher.kick();
    expect(own.queued).toEqual([]);
    // One that had begun before.
    expect(await own.run()).toMatchObject({ kind: 'wait' });
    expect(own.http.requests).toEqual([]);
    isHeld = false;
    await own.fetcher.kick();
    expect(own.queued).toEqual(['dialogs.ownerFetch']);
    expect(await own.run()).toEqual({ kind: 'done' });
    expect(own.texts.size).toBe(1);
  });

  it('is over when the choice is taken back', async () => {
    const own = await room();
    await own.choose({ texts: true, files: false });
    await own.hold(1, NOW + 1000);
    await own.choose({ texts: false, files: false });
    await own.run();
    expect(own.http.requests).toEqual([]);
  });
});
