import { describe, expect, it } from 'vitest';
import { approved, linkClients, logInAndList, type Rig, rig, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const METADATA = '/platform/dialogporten/api/v1/metadata/serviceresources';
const urn = (id: string) => `urn:altinn:resource:${id}`;

/** The first clients of the firm, linked, and looked at once. */
async function linked(own: Rig, count: number): Promise<string[]> {
  const systemUserId = await approved(own);
  await logInAndList(own);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const chosen = rows.slice(0, count);
  await linkClients(
    own,
    systemUserId,
    chosen.map(({ clientId }) => clientId),
  );
  await look(own);
  return chosen.map(({ organisationNumber }) => organisationNumber);
}

/** A look at the messages that begins now, to its end. */
async function look(own: Rig): Promise<void> {
  const idle = async () => !(await own.must('dialogs.sync', {})).running;
  await until(idle, 'the look before', 60_000);
  const before = (await own.must('dialogs.sync', {})).lastFinishedAt;
  await own.must('dialogs.syncNow', {});
  const done = async () => (await idle()) && (await own.must('dialogs.sync', {})).lastFinishedAt !== before;
  await until(done, 'the look', 60_000);
}

const table = (own: Rig, group: string | null = null) => own.must('messageServices.table', { group });
const rowOf = async (own: Rig, id: string) => (await table(own)).rows.find((row) => row.id === urn(id));

describe('the firm’s table of services', () => {
  it('says from Altinn’s own lists who owns a service, what opens it, for how many clients we have it, and what is fetched', async () => {
    const own = await rig();
    await linked(own, 3);
    const { clients, fetchedAt, problem } = await table(own);
    expect([fetchedAt === null, problem]).toEqual([false, null]);
    // Three clients and the firm itself.
    expect(clients).toBe(4);
    expect(await rowOf(own, 'skd-mva-vedtak')).toMatchObject({
      names: { nb: 'Vedtak om merverdiavgift' },
      owner: { code: 'skd', names: { nb: 'Skatteetaten' }, organisationNumber: '974761076' },
      kind: 'ordinary',
      reached: 3,
      fetched: 'on',
      listed: true,
    });
    expect(await rowOf(own, 'skd-amelding-tilbakemelding')).toMatchObject({
      kind: 'salary',
      reached: 0,
      fetched: 'off',
    });
    expect(await rowOf(own, 'nav-inntektsmelding')).toMatchObject({ kind: 'health', fetched: 'off' });
    expect(await rowOf(own, 'ks-taushetsbelagt-post')).toMatchObject({
      kind: 'confidential',
      level: 4,
      fetched: 'off',
    });
    const held = (await rowOf(own, 'skd-mva-vedtak'))?.packages.filter((each) => each.held).map(({ code }) => code);
    expect(held).toEqual(['regnskapsforer-med-signeringsrettighet']);
  }, 60_000);

  it('shows why Altinn’s list did not come, and reads it when told to', async () => {
    const own = await rig();
    await tellPractice(own, '', { match: METADATA, times: 100, status: 500 });
    await look(own);
    expect(await table(own)).toMatchObject({ fetchedAt: null, problem: { code: 'http.unavailable' } });
    await tellPractice(own, 'clear', {});
    await own.must('messageServices.refresh', {});
    const read = await table(own);
    expect(read.problem).toBeNull();
    expect(read.rows.length).toBeGreaterThan(10);
  }, 60_000);

  it('keeps the list over a restart, also when Altinn no longer answers', async () => {
    const own = await rig();
    await look(own);
    await tellPractice(own, '', { match: METADATA, times: 100, cut: true });
    await own.restart();
    expect((await table(own)).rows.length).toBeGreaterThan(10);
    const refused = await own.call('messageServices.refresh', {});
    expect(refused.ok).toBe(false);
    expect(await table(own)).toMatchObject({ problem: { retryable: true } });
    expect((await table(own)).rows.length).toBeGreaterThan(10);
  }, 60_000);
});

describe('what is hidden of a client', () => {
  it('names the packages that are missing, and what the firm has not chosen', async () => {
    const own = await rig();
    const [client = ''] = await linked(own, 1);
    const hidden = await own.must('messageServices.ofClient', { organisationNumber: client });
    expect(hidden).toMatchObject({ known: true, reached: true, notChosen: [], levelFour: [] });
    await own.must('messageServices.choose', {
      services: [urn('nav-oppfoelgingsplan')],
      group: null,
      wanted: true,
      understood: ['health'],
    });
    const after = await own.must('messageServices.ofClient', { organisationNumber: client });
    expect(after.missing.find((each) => each.package?.code === 'sykefravaer')).toMatchObject({
      step: 'ask',
      services: [{ id: urn('nav-oppfoelgingsplan') }],
    });
    await own.must('messageServices.choose', {
      services: [urn('skd-mva-vedtak')],
      group: null,
      wanted: false,
      understood: [],
    });
    expect((await own.must('messageServices.ofClient', { organisationNumber: client })).notChosen).toMatchObject([
      { id: urn('skd-mva-vedtak'), kind: 'ordinary' },
    ]);
  }, 60_000);
});

describe('the firm’s choice', () => {
  const VAT = urn('skd-mva-vedtak');
  const choose = (own: Rig, wanted: boolean) =>
    own.must('messageServices.choose', { services: [VAT], group: null, wanted, understood: [] });
  const held = async (own: Rig) => (await rowOf(own, 'skd-mva-vedtak'))?.held.messages ?? 0;
  const total = async (own: Rig) => (await own.must('dialogs.list', { limit: 1 })).total;

  it('keeps what is held when a service is switched off, deletes it when told to, and fetches it anew when it is chosen again', async () => {
    const own = await rig();
    await linked(own, 3);
    const [before, all] = [await held(own), await total(own)];
    expect(before).toBeGreaterThan(0);
    await choose(own, false);
    await look(own);
    // Not wanted, and none the less there: nothing is counted as deleted.
    expect([await held(own), await total(own)]).toEqual([before, all]);
    const chosen = { services: [VAT], group: null };
    expect((await own.must('messageServices.deleteHeld', chosen)).messages).toBe(before);
    // Another choice has everything walked through once more.
    await own.must('messageServices.choose', {
      services: [urn('nav-oppfoelgingsplan')],
      group: null,
      wanted: true,
      understood: ['health'],
    });
    await look(own);
    expect([await held(own), await total(own)]).toEqual([0, all - before]);
    await choose(own, true);
    await look(own);
    expect([await held(own), await total(own)]).toEqual([before, all]);
  }, 60_000);

  it('made before the first look has no row of it stored', async () => {
    const own = await rig();
    await choose(own, false);
    await linked(own, 3);
    expect(await held(own)).toBe(0);
    expect(await total(own)).toBeGreaterThan(0);
  }, 60_000);
});
