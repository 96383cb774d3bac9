import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logIn, type Rig, rig, setUp } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { until } from '../unit/engine/support.ts';

const REGN = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';

/** A registered system, and an agent system user approved in the portal by the access manager. */
async function approved(own: Rig): Promise<string> {
  await setUp(own);
  const { requests } = await own.must('access.requestSystemUser', {
    kind: 'agent',
    title: 'Regnskapsklienter',
    packages: [REGN],
  });
  const browser = new PaperBrowser();
  const picker = await browser.open(requests[0]?.confirmUrl ?? '');
  const page = await picker.press(/Daglig leder/);
  const done = await page.press('Godkjenn systemtilgang');
  expect(done.text).toContain('Systemtilgangen er godkjent');
  const { systemUsers } = await own.must('access.refreshRequests', {});
  expect(systemUsers).toMatchObject([{ kind: 'agent', title: 'Regnskapsklienter', packages: [REGN] }]);
  return systemUsers[0]?.id ?? '';
}

async function linked(own: Rig, count: number): Promise<string[]> {
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const chosen = rows.slice(0, count);
  const result = await own.must('clients.link', { systemUserId, clientIds: chosen.map((row) => row.clientId) });
  expect(result.rows.map((row) => [row.name, row.done, row.problem?.code])).toEqual(
    result.rows.map((row) => [row.name, true, undefined]),
  );
  return chosen.map((row) => row.organisationNumber);
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
      error: { code: 'access.notClientAdministrator' },
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
    expect(opened.body.length).toBeGreaterThan(20);
    expect(opened.unread).toBe(false);
    const attachment = opened.attachmentList.find((each) => each.available);
    const saved = await own.must('dialogs.saveAttachment', { dialogId: opened.id, attachmentId: attachment?.id ?? '' });
    expect(readFileSync(own.saved.get(saved.handle) ?? '').byteLength).toBe(saved.size);
    // Only the opened one changed for the client.
    await own.must('dialogs.syncNow', {});
    await until(async () => !(await own.must('dialogs.sync', {})).running, 'sync');
    expect((await own.must('dialogs.list', { unreadOnly: true })).total).toBe(unread.total - 1);
  });

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
