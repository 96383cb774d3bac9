import { describe, expect, it } from 'vitest';
import type { EngineOperation, InputOf } from '../../shared/contract.ts';
import { linkingJob, logIn, logInAndList, type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { until } from '../unit/engine/support.ts';

const REGN = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';

/** What an authority, or something between it and us, may answer instead of what was asked for. */
const ANSWERS = {
  'an HTML page': { body: 'html' },
  nothing: { body: 'empty' },
  'what is not JSON': { body: 'notJson' },
  'far too much': { body: 'huge' },
  'a server error': { status: 500 },
  'a cut connection': { cut: true },
  // Last: where a person has logged in, it says that somebody else must.
  'a refusal without a body': { status: 403 },
} as const;

function fault(own: Rig, match: string, answer: object, times = 50): Promise<void> {
  return tellPractice(own, '', { match, times, ...answer });
}

/** Under each bad answer the operation fails with a code and a place; afterwards it works: nothing was left half-done. */
async function survives<N extends EngineOperation>(own: Rig, match: string, name: N, input: InputOf<N>): Promise<void> {
  for (const [what, answer] of Object.entries(ANSWERS)) {
    await fault(own, match, answer);
    const outcome = await own.call(name, input);
    expect(outcome.ok, `${name} under ${what}`).toBe(false);
    if (!outcome.ok) {
      expect(outcome.error.code, `${name} under ${what}`).not.toBe('engine.bug');
      expect(JSON.stringify(outcome.error)).not.toMatch(/eyJ|<html|stack/i);
    }
    await tellPractice(own, 'clear', {});
  }
}

describe('bad answers', () => {
  it('while setting up end in a code each time, leave nothing half-done, and the set-up then goes on', async () => {
    const own = await rig();
    await setUp(own);
    await survives(own, '/platform/authentication/api/v1/systemregister', 'access.registerSystem', {
      name: 'Klientbro',
    });
    const wish = { kind: 'agent' as const, title: 'Klienter', packages: [REGN] };
    await survives(own, '/platform/authentication/api/v1/systemuser/request', 'access.requestSystemUser', wish);
    expect((await own.must('access.overview', {})).requests).toEqual([]);
    await own.must('access.registerSystem', { name: 'Klientbro' });
    expect((await own.must('access.requestSystemUser', wish)).requests).toHaveLength(1);
    expect(await own.must('audit.verify', {})).toMatchObject({ intact: true });
  }, 120_000);

  it('while checking the integration are told at its card', async () => {
    const own = await rig();
    await setUp(own);
    for (const [what, answer] of Object.entries(ANSWERS)) {
      await fault(own, '/maskinporten/token', answer);
      const overview = await own.must('access.checkIntegration', {});
      expect(overview.maskinporten.problem?.code, what).toBeDefined();
      expect(
        overview.scopes.every((each) => each.granted !== 'granted'),
        what,
      ).toBe(true);
      await tellPractice(own, 'clear', {});
    }
    expect((await own.must('access.checkIntegration', {})).maskinporten.problem).toBeNull();
  }, 120_000);

  it('while linking and reading stop at what they concern, and the next try works', async () => {
    const own = await rig();
    await setUp(own);
    const { requests } = await own.must('access.requestSystemUser', {
      kind: 'agent',
      title: 'Klienter',
      packages: [REGN],
    });
    const page = await (await new PaperBrowser().open(requests[0]?.confirmUrl ?? '')).press(/Daglig leder/);
    await page.press('Godkjenn systemtilgang');
    const systemUserId = (await own.must('access.refreshRequests', {})).systemUsers[0]?.id ?? '';
    await logInAndList(own);
    await survives(own, '/platform/authentication/api/v1/enduser/systemuser/clients', 'clients.candidates', {
      systemUserId,
    });
    expect(await own.call('clients.candidates', { systemUserId })).toMatchObject({
      error: { code: 'idporten.needed' },
    });
    await logIn(own, 'clientAdministration', /Klientadministrator/);

    const { rows } = await own.must('clients.candidates', { systemUserId });
    const clientIds = rows.slice(0, 2).map((row) => row.clientId);
    await fault(own, '/platform/authentication/api/v1/enduser/systemuser/clients', { status: 500, method: 'POST' });
    const { jobId } = await own.must('clients.link', { systemUserId, clientIds });
    const held = await linkingJob(own, jobId, ({ job }) => job.state === 'waiting');
    expect(held.job.problem).toMatchObject({ code: 'http.unavailable', sent: 'unknown' });
    expect(held.rows.map((row) => row.state)).toEqual(['open', 'open']);
    await tellPractice(own, 'clear', {});
    expect((await linkingJob(own, jobId)).rows.map((row) => row.state)).toEqual(['done', 'done']);

    // The login runs out midway: the job waits for the next one, and goes on by itself.
    const more = rows.slice(2, 8).map((row) => row.clientId);
    await fault(own, '/platform/authentication/api/v1/enduser/systemuser/clients', { status: 401, method: 'POST' }, 1);
    const next = await own.must('clients.link', { systemUserId, clientIds: more });
    const parked = await linkingJob(own, next.jobId, ({ job }) => job.state === 'waiting');
    expect(parked.job.problem?.code).toBe('idporten.expired');
    expect((await own.must('access.login', { purpose: 'clientAdministration' })).state).toBe('none');
    await logIn(own, 'clientAdministration', /Klientadministrator/);
    const { rows: ended } = await linkingJob(own, next.jobId);
    expect(ended.every((row) => row.state === 'done' || row.problem?.code === 'access.clientLacksPackage')).toBe(true);

    await until(
      async () => (await own.must('dialogs.list', {})).total > 0 && !(await own.must('dialogs.sync', {})).running,
      'messages',
    );
    const before = (await own.must('dialogs.list', {})).total;
    await fault(own, '/platform/dialogporten/api/v1/enduser/dialogs', { body: 'html' });
    await own.must('dialogs.syncNow', {});
    await until(async () => (await own.must('dialogs.sync', {})).failures.length > 0, 'failures told');
    expect((await own.must('dialogs.list', {})).total).toBe(before);
    const target = (await own.must('dialogs.list', { unreadOnly: true })).rows[0];
    expect(await own.call('dialogs.open', { dialogId: target?.id ?? '' })).toMatchObject({ ok: false });
    expect((await own.must('dialogs.get', { dialogId: target?.id ?? '' })).opened).toBe(false);
    await tellPractice(own, 'clear', {});
    await own.must('dialogs.syncNow', {});
    await until(
      async () =>
        (await own.must('dialogs.sync', {})).failures.length === 0 && !(await own.must('dialogs.sync', {})).running,
      'recovered',
    );
    expect((await own.must('dialogs.open', { dialogId: target?.id ?? '' })).opened).toBe(true);
  }, 180_000);

  it('of a clock three minutes off are met with the authority’s time', async () => {
    const own = await rig();
    await setUp(own);
    await tellPractice(own, 'clock', { skewMs: 180_000 });
    const overview = await own.must('access.checkIntegration', {});
    expect(overview.maskinporten.problem).toBeNull();
    expect(overview.scopes.every((each) => each.granted === 'granted')).toBe(true);
  }, 60_000);
});
