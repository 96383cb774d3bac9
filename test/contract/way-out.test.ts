import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/engine/ports.ts';
import { jobClients } from '../e2e/job/clients.ts';
import { endedTerm, returnXml } from '../e2e/job/return-file.ts';
import { linkClients, linkingJob, logIn, type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { until } from '../unit/engine/support.ts';

const REGN = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';
const APP = '/apps/skd/mva-melding-innsending-v1';
const [client, other] = jobClients;
if (!client || !other) throw new Error('practice lacks clients with a two-monthly duty');
const { organisationNumber, name } = client;
const MINUTE = 60_000;

/** Engine and practice live by this clock; it can be moved on. */
function movableClock() {
  let ahead = 0;
  return {
    now: () => systemClock.now() + ahead,
    timer: systemClock.timer,
    move: (ms: number) => {
      ahead += ms;
    },
  };
}

interface Ready {
  readonly own: Rig;
  readonly systemUserId: string;
  readonly returnId: string;
}

/**
 * Two clients linked, a responsible person for the first, and a filing for it in the middle of its work: Altinn's app does not
 * let it in. With `delivered` it does, and the verdict is there.
 */
async function filing(
  clock = movableClock(),
  channel: 'systemUser' | 'person' | 'delivered' = 'systemUser',
): Promise<Ready> {
  const own = await rig(clock);
  await setUp(own);
  const { requests } = await own.must('access.requestSystemUser', {
    kind: 'agent',
    title: 'Regnskapsklienter',
    packages: [REGN],
    holders: { accessManager: 'Hege Strand', clientAdministrator: 'Marius Aune' },
  });
  const picker = await new PaperBrowser().open(requests[0]?.confirmUrl ?? '');
  await (await picker.press(/Daglig leder/)).press('Godkjenn systemtilgang');
  const systemUserId = (await own.must('access.refreshRequests', {})).systemUsers[0]?.id ?? '';
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const wanted = [organisationNumber, other?.organisationNumber];
  const ids = rows.filter((row) => wanted.includes(row.organisationNumber)).map((row) => row.clientId);
  await linkClients(own, systemUserId, ids);
  await own.must('clients.edit', {
    rows: [{ organisationNumber, fields: { responsible: 'Ingrid Solberg', deputy: 'Amir Haddad' } }],
  });
  await own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
  const path = join(own.folder, 'return.xml');
  writeFileSync(path, returnXml(organisationNumber, endedTerm()));
  own.engine.grantFile('chosen', path);
  const draft = await own.must('mva.importFile', { handle: 'chosen', organisationNumber });
  if (channel === 'systemUser') await tellPractice(own, '', { match: APP, times: 1000, status: 429, retryAfter: 600 });
  await own.must('mva.file', {
    returnId: draft.id,
    channel: channel === 'person' ? channel : 'systemUser',
    figuresHash: draft.figuresHash,
  });
  await until(async () => {
    const [begun] = (await own.must('mva.get', { returnId: draft.id })).filings;
    if (channel === 'delivered') return begun?.verdict === 'ingen avvik' && begun.settledAt !== null;
    return channel === 'person' ? begun?.state === 'waitingForLogin' : begun?.problem !== null;
  }, 'a filing under way');
  return { own, systemUserId, returnId: draft.id };
}

const row = async (own: Rig) =>
  (await own.must('clients.list', {})).rows.find((each) => each.organisationNumber === organisationNumber);

/** What follows when access is gone, however it was noticed. */
async function stops({ own, returnId }: Ready, code: string): Promise<void> {
  await until(
    async () => (await own.must('mva.get', { returnId })).filings[0]?.state === 'failed',
    'the filing to stop',
  );
  const view = await own.must('mva.get', { returnId });
  expect(view.state).toBe('failed');
  expect(view.filings[0]).toMatchObject({ sent: 'notSent', problem: { code, params: { client: name } } });
  await until(
    async () => (await own.must('jobs.list', {})).jobs.find((job) => job.kind === 'mva.file')?.state === 'failed',
    'the job to end',
  );
  // Nothing held here is gone.
  expect((await own.must('mva.list', { organisationNumber })).returns).toHaveLength(1);
  expect(await row(own)).toMatchObject({ responsible: 'Ingrid Solberg' });
  const ended = await own.must('audit.list', { act: 'client.accessEnded', limit: 5 });
  const mine = ended.rows.find((each) => each.client?.organisationNumber === organisationNumber);
  expect(mine?.params.stopped).toBe(1);
}

/** The responsible person has a row on the overview. */
async function told(own: Rig, kind: string, to: readonly string[]): Promise<void> {
  const { rows } = await own.must('overview.get', {});
  expect(rows.find((each) => each.kind === kind)).toMatchObject({ kind, persons: to });
}

const responsible = ['Ingrid Solberg', 'Amir Haddad'];

describe('access that ends in the middle of a filing', () => {
  it('because somebody took the client out in the portal', async () => {
    const ready = await filing();
    const { own, systemUserId } = ready;
    const { links } = await own.must('access.overview', {});
    const picker = await new PaperBrowser().open(new URL(`${systemUserId}/agentdelegation`, links.portal).href);
    const page = await picker.press(/Klientadministrator/);
    await page.press(new RegExp(`Fjern fra systemtilgang: ${name}`));
    await own.must('clients.candidates', { systemUserId });
    await stops(ready, 'access.endedRemoved');
    expect((await row(own))?.ways[0]).toMatchObject({ state: 'canBeLinked', reason: 'takenOut', step: 'link' });
    await told(own, 'accessLost', responsible);
    expect((await own.must('clients.changes', {})).rows[0]).toMatchObject({ kind: 'accessLost', to: responsible });
    // The other client's work goes on.
    const others = (await own.must('clients.list', {})).rows.find(
      (each) => each.organisationNumber === other.organisationNumber,
    );
    expect(others?.ways[0]?.state).toBe('ready');
  }, 120_000);

  it('because the client ended the accountant’s role', async () => {
    const ready = await filing();
    const { own } = ready;
    await tellPractice(own, 'revoke', { client: organisationNumber, kind: 'role', value: 'REGN' });
    await own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
    await stops(ready, 'access.endedRole');
    expect((await row(own))?.ways[0]).toMatchObject({ state: 'lost', reason: 'roleEnded' });
    await told(own, 'accessLost', responsible);
    // Taken up again by a person, it stops at once with the same reason.
    const filingId = (await own.must('mva.get', { returnId: ready.returnId })).filings[0]?.id ?? '';
    await own.must('mva.resume', { filingId });
    await until(
      async () => (await own.must('mva.get', { returnId: ready.returnId })).filings[0]?.state === 'failed',
      'a second stop',
    );
  }, 120_000);

  it('because the role ended while the filing waited for a person’s login', async () => {
    const ready = await filing(movableClock(), 'person');
    await tellPractice(ready.own, 'revoke', { client: organisationNumber, kind: 'role', value: 'REGN' });
    await ready.own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
    await stops(ready, 'access.endedRole');
  }, 120_000);

  it('because the agent system user was deleted, as a refused grant tells', async () => {
    const ready = await filing();
    const { own, systemUserId } = ready;
    const { links } = await own.must('access.overview', {});
    const picker = await new PaperBrowser().open(new URL(`${systemUserId}/slett`, links.portal).href);
    await (await picker.press(/Hege Strand/)).press('Slett systemtilgang');
    expect(await own.call('access.verifySystemUser', { id: systemUserId })).toMatchObject({ ok: false });
    await stops(ready, 'access.endedSystemUser');
    await until(async () => (await row(own))?.ways[0]?.reason === 'systemUserGone', 'the list to tell');
    expect((await row(own))?.ways[0]).toMatchObject({ state: 'lost', step: 'requestSystemUser' });
    await told(own, 'systemUserGone', ['Marius Aune']);
  }, 120_000);

  it('because Dialogporten has not listed the client for an hour', async () => {
    const clock = movableClock();
    const ready = await filing(clock);
    const { own, systemUserId } = ready;
    const synced = async () => {
      const before = (await own.must('dialogs.sync', {})).lastFinishedAt;
      await own.must('dialogs.syncNow', {});
      await until(async () => {
        const now = await own.must('dialogs.sync', {});
        return !now.running && now.lastFinishedAt !== before;
      }, 'a look');
    };
    await synced();
    own.practice.context.access.unlink(systemUserId, organisationNumber);
    clock.move(MINUTE);
    await synced();
    expect((await row(own))?.ways[0]).toMatchObject({ state: 'ready', reason: 'missedOnce' });
    clock.move(61 * MINUTE);
    await synced();
    await stops(ready, 'access.endedNotSeen');
    expect((await row(own))?.ways[0]).toMatchObject({ state: 'lost', reason: 'notSeen' });
    await told(own, 'accessLost', responsible);
  }, 120_000);

  it('because Skatteetaten’s app refuses it, once the client has been linked long enough for that to mean something', async () => {
    const clock = movableClock();
    const { own, returnId } = await filing(clock);
    await tellPractice(own, 'clear', {});
    await tellPractice(own, '', { match: APP, method: 'POST', times: 1, status: 403 });
    clock.move(31 * MINUTE);
    const { jobs } = await own.must('jobs.list', {});
    const filingId = (await own.must('mva.get', { returnId })).filings[0]?.id ?? '';
    expect(jobs.some((job) => job.kind === 'mva.file')).toBe(true);
    await own.must('mva.resume', { filingId });
    await until(async () => (await row(own))?.ways[0]?.reason === 'refused', 'the list to tell');
    expect((await own.must('mva.get', { returnId })).filings[0]).toMatchObject({
      state: 'failed',
      sent: 'notSent',
      problem: { code: 'mva.refused' },
    });
    await told(own, 'accessLost', responsible);
    // Altinn lists the client as linked: it is in order again.
    const { systemUsers } = await own.must('access.overview', {});
    await logIn(own, 'clientAdministration', /Klientadministrator/);
    await own.must('clients.candidates', { systemUserId: systemUsers[0]?.id ?? '' });
    expect((await row(own))?.ways[0]?.state).toBe('ready');
  }, 120_000);
});

describe('linking that waits for a login', () => {
  it('ends with the reason when the system user is deleted meanwhile', async () => {
    const { own, systemUserId } = await filing();
    const { rows } = await own.must('clients.candidates', { systemUserId });
    const clientId = rows.find((each) => !each.linked)?.clientId ?? '';
    await own.restart();
    const { jobId } = await own.must('clients.link', { systemUserId, clientIds: [clientId] });
    await linkingJob(own, jobId, ({ job }) => job.problem?.code === 'idporten.needed');
    const { links } = await own.must('access.overview', {});
    const picker = await new PaperBrowser().open(new URL(`${systemUserId}/slett`, links.portal).href);
    await (await picker.press(/Hege Strand/)).press('Slett systemtilgang');
    expect(await own.call('access.verifySystemUser', { id: systemUserId })).toMatchObject({ ok: false });
    const ended = await linkingJob(own, jobId);
    expect(ended.rows[0]).toMatchObject({ state: 'failed', problem: { code: 'access.endedSystemUser' } });
  }, 120_000);
});

const headings = (count: number) => Array.from({ length: count }, (_, at) => `K${at}`);

describe('taking leave of a client', () => {
  it('goes step by step over restarts: stopped, handed over, unlinked, and deleted on its day when told to', async () => {
    const clock = movableClock();
    const { own, systemUserId, returnId } = await filing(clock);
    const one = { organisationNumber };
    expect(await own.must('clients.ending', one)).toMatchObject({
      state: null,
      returns: 1,
      linked: [{ systemUserId }],
    });
    expect(await own.must('clients.beginEnding', one)).toMatchObject({ state: 'ending', begunBy: 'Kari Test' });
    await until(
      async () => (await own.must('mva.get', { returnId })).filings[0]?.state === 'failed',
      'the filing to stop',
    );
    expect((await own.must('mva.get', { returnId })).filings[0]?.problem?.code).toBe('clients.ending');
    expect(await row(own)).toMatchObject({ ending: 'ending', nextDeadline: null });
    const cells = (await own.must('mva.terms', {})).cells.filter(
      (cell) => cell.client.organisationNumber === organisationNumber && cell.state === 'missing',
    );
    expect(cells).toEqual([]);

    await own.restart();
    const saved = await own.must('clients.saveHandover', {
      ...one,
      name: 'overlevering',
      returns: headings(9),
      messages: headings(7),
    });
    const files = unzipSync(readFileSync(own.saved.get(saved.handle) ?? ''));
    const paths = Object.keys(files);
    expect(paths).toEqual(expect.arrayContaining(['klient.json', 'mva.csv', 'meldinger.csv', 'skadde-filer.json']));
    expect(paths.some((path) => path.startsWith('mva/') && path.endsWith('return.xml'))).toBe(true);
    expect(JSON.parse(strFromU8(files['klient.json'] ?? new Uint8Array()))).toMatchObject({ client: { name } });
    expect(strFromU8(files['skadde-filer.json'] ?? new Uint8Array())).toBe('[]');

    await own.restart();
    expect(await own.must('clients.ending', one)).toMatchObject({ state: 'ending', exportedAs: 'overlevering.zip' });
    expect(await own.call('clients.finishEnding', { ...one, deleteOn: '2027-01-01' })).toMatchObject({
      error: { code: 'clients.stillLinked' },
    });
    await logIn(own, 'clientAdministration', /Klientadministrator/);
    const { rows } = await own.must('clients.candidates', { systemUserId });
    const clientId = rows.find((each) => each.organisationNumber === organisationNumber)?.clientId ?? '';
    const { jobId } = await own.must('clients.unlink', { systemUserId, clientIds: [clientId] });
    await linkingJob(own, jobId);

    await own.restart();
    const year = new Date(clock.now()).getUTCFullYear();
    const { linked, suggestedDeleteOn } = await own.must('clients.ending', one);
    expect([linked, suggestedDeleteOn]).toEqual([[], `${year + 6}-01-01`]);
    const deleteOn = new Date(clock.now() + 2 * 24 * 60 * MINUTE).toISOString().slice(0, 10);
    expect(await own.must('clients.finishEnding', { ...one, deleteOn })).toMatchObject({ state: 'ended', deleteOn });
    expect(await row(own)).toMatchObject({ ending: 'ended' });
    expect(await own.call('clients.deleteLocal', { ...one, name })).toMatchObject({
      error: { code: 'clients.notDue' },
    });
    expect((await own.must('overview.get', {})).rows.map((each) => each.kind)).not.toContain('deleteClient');

    clock.move(3 * 24 * 60 * MINUTE);
    expect((await own.must('overview.get', {})).rows.find((each) => each.kind === 'deleteClient')).toMatchObject({
      client: one,
      to: `/klienter/${organisationNumber}/avslutt`,
    });
    expect(await own.call('clients.deleteLocal', { ...one, name: 'Feil AS' })).toMatchObject({
      error: { code: 'clients.wrongName' },
    });
    await own.must('clients.deleteLocal', { ...one, name });
    expect(await row(own)).toBeUndefined();
    expect((await own.must('mva.list', one)).returns).toEqual([]);
    expect((await own.must('dialogs.list', one)).total).toBe(0);
    // What was done stays in the log, and what was handed over stays where it was saved.
    expect((await own.must('audit.list', { ...one, limit: 500 })).total).toBeGreaterThan(5);
    expect(await own.must('audit.verify', {})).toMatchObject({ intact: true });
    expect(existsSync(own.saved.get(saved.handle) ?? '')).toBe(true);
  }, 120_000);

  it('keeps what was sent five years after its year, found and opened by its name, and lets it go after that', async () => {
    const clock = movableClock();
    const { own, returnId } = await filing(clock, 'delivered');
    const one = { organisationNumber };
    const { links, systemUsers } = await own.must('access.overview', {});
    const picker = await new PaperBrowser().open(new URL(`${systemUsers[0]?.id}/agentdelegation`, links.portal).href);
    await (await picker.press(/Klientadministrator/)).press(new RegExp(`Fjern fra systemtilgang: ${name}`));
    await own.must('clients.candidates', { systemUserId: systemUsers[0]?.id ?? '' });
    const draft = await own.must('form.create', {
      ...one,
      category: 'alminnelig',
      period: { kind: 'maaned', number: 1, year: endedTerm().year },
    });
    await own.must('clients.beginEnding', one);
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const until = `${endedTerm().year + 6}-01-01`;
    expect(await own.must('clients.finishEnding', { ...one, deleteOn: today })).toMatchObject({
      canDelete: true,
      kept: { returns: 1, until },
    });
    await own.must('clients.deleteLocal', { ...one, name });
    await own.restart();

    expect(await row(own)).toBeUndefined();
    expect(await own.must('clients.ending', one)).toMatchObject({
      ...{ state: 'deleted', name, returns: 1, messages: 0, canDelete: false },
      kept: { returns: 1, until },
    });
    expect(await own.call('mva.get', { returnId: draft.id })).toMatchObject({ error: { code: 'mva.unknownReturn' } });
    const kept = await own.must('mva.get', { returnId });
    expect(kept).toMatchObject({ client: one, state: 'accepted', filings: [{ verdict: 'ingen avvik' }] });
    expect(kept.client.name).toBe(name);
    expect(kept.filings[0]?.payment?.kid).toMatch(/^\d+$/);
    expect(kept.filings[0]?.steps.every(({ at }) => at !== null)).toBe(true);
    for (const { kind, id: documentId } of kept.filings[0]?.documents ?? []) {
      const saved = await own.must('mva.saveDocument', { filingId: kept.filings[0]?.id ?? '', documentId });
      expect(existsSync(own.saved.get(saved.handle) ?? ''), kind).toBe(true);
    }
    const cells = (await own.must('mva.terms', {})).cells.filter((cell) => cell.client.name === name);
    expect(cells).toMatchObject([{ returnId, state: 'accepted' }]);
    expect((await own.must('overview.get', {})).rows.map((each) => each.kind)).not.toContain('deleteClient');
    expect(await own.call('clients.deleteLocal', { ...one, name })).toMatchObject({
      error: { code: 'clients.notDue' },
    });

    clock.move(Date.parse(`${until}T12:00:00Z`) - clock.now());
    expect((await own.must('overview.get', {})).rows.find((each) => each.kind === 'deleteClient')).toMatchObject({
      client: { ...one, name },
      to: `/klienter/${organisationNumber}/avslutt`,
    });
    await own.must('clients.deleteLocal', { ...one, name });
    expect(await own.call('mva.get', { returnId })).toMatchObject({ error: { code: 'mva.unknownReturn' } });
    expect(await own.call('clients.ending', one)).toMatchObject({ error: { code: 'clients.unknown' } });
    expect(await own.must('audit.verify', {})).toMatchObject({ intact: true });
  }, 120_000);

  it('is taken back while the client is still linked, and its deadlines are back', async () => {
    const { own } = await filing();
    await own.must('clients.beginEnding', { organisationNumber });
    expect(await own.must('clients.undoEnding', { organisationNumber })).toMatchObject({ state: null });
    expect(await row(own)).toMatchObject({ ending: null });
    expect((await row(own))?.nextDeadline).not.toBeNull();
    const acts = (await own.must('audit.list', { organisationNumber, limit: 50 })).rows.map((each) => each.act);
    expect(acts).toEqual(expect.arrayContaining(['client.endBegin', 'client.endUndo']));
  }, 120_000);
});
