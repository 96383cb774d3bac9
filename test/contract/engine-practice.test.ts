import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobClients } from '../e2e/job/clients.ts';
import { endedTerm, returnXml } from '../e2e/job/return-file.ts';
import { approved, linkClients, logIn, type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

async function linked(own: Rig, count: number): Promise<string[]> {
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const chosen = rows.slice(0, count);
  const result = await linkClients(
    own,
    systemUserId,
    chosen.map((row) => row.clientId),
  );
  expect(result.rows.map((row) => [row.name, row.state])).toEqual(result.rows.map((row) => [row.name, 'done']));
  return chosen.map((row) => row.organisationNumber);
}

/** Links these clients and imports a return for the first, from a file that names `organisationNumber`. */
async function imported(own: Rig, client = jobClients[0], organisationNumber = client?.organisationNumber ?? '') {
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const chosen = rows.filter((row) => row.organisationNumber === client?.organisationNumber).map((row) => row.clientId);
  await linkClients(own, systemUserId, chosen);
  const path = join(own.folder, 'return.xml');
  writeFileSync(path, returnXml(organisationNumber, endedTerm()));
  own.engine.grantFile('chosen', path);
  return own.must('mva.importFile', { handle: 'chosen', organisationNumber: client?.organisationNumber ?? '' });
}

async function settled(own: Rig, returnId: string) {
  let view = await own.must('mva.get', { returnId });
  await until(
    async () => {
      view = await own.must('mva.get', { returnId });
      return view.filings[0]?.state === 'settled' || view.filings[0]?.state === 'failed';
    },
    'a verdict',
    40_000,
  );
  return view;
}

describe('a firm in practice', () => {
  it('gets from nothing to a registered system', async () => {
    const own = await rig();
    expect((await own.must('access.overview', {})).firm?.organisationNumber).toBe(own.practice.firm.organisationNumber);
    await setUp(own);
    const overview = await own.must('access.overview', {});
    expect(overview.key.state).toBe('done');
    expect(overview.scopes.map((each) => each.granted)).toEqual(overview.scopes.map(() => 'granted'));
    expect(overview.system.state).toBe('done');
  });

  it('asks for a login to list clients, and hears no for somebody without authority', async () => {
    const own = await rig();
    const systemUserId = await approved(own);
    expect(await own.call('clients.candidates', { systemUserId })).toMatchObject({
      ok: false,
      error: { code: 'idporten.needed' },
    });
    await logIn(own, 'clientAdministration', /uten fullmakter/);
    expect(await own.call('clients.candidates', { systemUserId })).toMatchObject({
      ok: false,
      // The list that is read at every login may have been refused first, which ends the login.
      error: { code: expect.stringMatching(/^(access\.notClientAdministrator|idporten\.needed)$/) },
    });
    // Somebody else can log in at once, and the reason stands there.
    expect(await own.must('access.login', { purpose: 'clientAdministration' })).toMatchObject({
      state: 'failed',
      problem: { code: 'access.notClientAdministrator' },
    });
  });

  it('finds its clients’ messages by itself, without marking one as seen, and opens one with its file', async () => {
    const own = await rig();
    const clients = await linked(own, 5);
    await until(async () => {
      const sync = await own.must('dialogs.sync', {});
      return sync.lastFinishedAt !== null && !sync.running && (await own.must('dialogs.list', {})).total > 50;
    }, 'messages');
    expect((await own.must('dialogs.sync', {})).failures).toEqual([]);
    const all = await own.must('dialogs.list', { limit: 500 });
    expect(new Set(all.rows.map((row) => row.client.organisationNumber))).toEqual(new Set(clients));
    const unread = await own.must('dialogs.list', { unreadOnly: true, limit: 500 });
    const target = unread.rows.find((row) => row.attachments > 0);
    expect(target).toBeDefined();
    const opened = await own.must('dialogs.open', { dialogId: target?.id ?? '' });
    expect(opened.text?.body.length).toBeGreaterThan(20);
    expect(opened.unread).toBe(false);
    const attachment = opened.attachmentList.find((each) => each.available);
    const saved = await own.must('dialogs.saveAttachment', { dialogId: opened.id, attachmentId: attachment?.id ?? '' });
    expect(readFileSync(own.saved.get(saved.handle) ?? '').byteLength).toBe(saved.size);
    // Only the opened one changed for the client.
    await own.must('dialogs.syncNow', {});
    await until(async () => !(await own.must('dialogs.sync', {})).running, 'sync');
    expect((await own.must('dialogs.list', { unreadOnly: true })).total).toBe(unread.total - 1);
  });

  it('files a return by system user, to the verdict, the receipt and what to pay', async () => {
    const own = await rig();
    const draft = await imported(own);
    expect(draft.findings.filter((finding) => finding.severity === 'U')).toEqual([]);
    await own.must('mva.file', { returnId: draft.id, channel: 'systemUser', figuresHash: draft.figuresHash });
    const view = await settled(own, draft.id);
    expect(view.state).toBe('accepted');
    expect(view.filings[0]).toMatchObject({
      sent: 'sent',
      verdict: 'ingen avvik',
      payment: { amount: 41875, preliminary: false },
      personName: 'Kari Test',
    });
    expect(view.filings[0]?.documents.map((document) => document.kind).sort()).toEqual([
      'envelope',
      'payment',
      'receipt',
      'return',
      'verdict',
    ]);
    const receipt = view.filings[0]?.documents.find((document) => document.kind === 'receipt');
    const saved = await own.must('mva.saveDocument', {
      filingId: view.filings[0]?.id ?? '',
      documentId: receipt?.id ?? '',
    });
    expect(
      readFileSync(own.saved.get(saved.handle) ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    // The same return is not filed a second time.
    expect(
      await own.call('mva.file', { returnId: draft.id, channel: 'systemUser', figuresHash: draft.figuresHash }),
    ).toMatchObject({ ok: false });
  }, 90_000);

  it('finds a return that the client has filed itself, and files on top of it only when told to', async () => {
    const own = await rig();
    const draft = await imported(own);
    const { organisationNumber } = draft.client;
    const term = endedTerm();
    const theirs = { organisation: organisationNumber, value: term.words, year: term.year };
    await tellPractice(own, 'elsewhere', { ...theirs, stand: 'delivered', by: 'Anne Ansatt' });
    await tellPractice(own, 'elsewhere', { ...theirs, stand: 'empty' });
    const wish = { returnId: draft.id, channel: 'systemUser' as const, figuresHash: draft.figuresHash };
    await own.must('mva.file', wish);
    const held = await settled(own, draft.id);
    expect(held.filings[0]).toMatchObject({
      sent: 'notSent',
      problem: { code: 'mva.foundOthers', params: { count: 1 } },
    });
    const { others } = await own.must('surroundings.view', { returnId: draft.id });
    expect(others).toMatchObject([
      { stand: 'delivered', madeBy: 'Anne Ansatt', concerns: true, period: { number: term.number, year: term.year } },
      { stand: 'draft', concerns: false, period: null },
    ]);
    const instance = others[1]?.id ?? '';
    await own.must('surroundings.deleteInstance', { organisationNumber, instance, channel: 'systemUser' });
    // An attachment goes along.
    const path = join(own.folder, 'Bilag fra Åsane.pdf');
    writeFileSync(path, '%PDF-1.7 bilag');
    own.engine.grantFile('attached', path);
    await own.must('attachments.add', { returnId: draft.id, handle: 'attached' });
    await own.must('mva.file', { ...wish, replacing: [others[0]?.id ?? ''] });
    expect(await settled(own, draft.id)).toMatchObject({
      state: 'accepted',
      filings: [{ verdict: 'ingen avvik' }, {}],
    });
    expect((await own.must('surroundings.view', { returnId: draft.id })).others).toHaveLength(1);
  }, 90_000);

  it('files a return as a person who logs in while the filing waits', async () => {
    const own = await rig();
    const draft = await imported(own);
    const begun = await own.must('mva.file', { returnId: draft.id, channel: 'person', figuresHash: draft.figuresHash });
    expect(begun.filings[0]?.channel).toBe('person');
    await until(
      async () => (await own.must('mva.get', { returnId: draft.id })).filings[0]?.state === 'waitingForLogin',
      'a wait for login',
    );
    await logIn(own, 'filing', /med signeringsrett/);
    expect((await settled(own, draft.id)).state).toBe('accepted');
  }, 90_000);

  it('refuses a return for another organisation before anything is sent', async () => {
    const own = await rig();
    const draft = await imported(own, jobClients[0], jobClients[1]?.organisationNumber);
    const outcome = await own.call('mva.file', {
      returnId: draft.id,
      channel: 'systemUser',
      figuresHash: draft.figuresHash,
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'mva.wrongOrganisation', sent: 'notSent' } });
    expect((await own.must('audit.list', { act: 'mva.createInstance' })).total).toBe(0);
  }, 60_000);

  it('keeps everything over a restart of the engine', async () => {
    const own = await rig();
    await linked(own, 2);
    await own.restart();
    const overview = await own.must('access.overview', {});
    expect(overview.systemUsers).toMatchObject([{ clients: 2 }]);
    expect(overview.key.state).toBe('done');
    expect((await own.must('clients.list', {})).rows.filter((row) => !row.own)).toHaveLength(2);
    expect(await own.must('audit.verify', {})).toMatchObject({ intact: true });
  });
});
