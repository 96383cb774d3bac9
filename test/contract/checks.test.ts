import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { signGrant } from '../../electron/engine/maskinporten/grant.ts';
import type { Check, CheckRun } from '../../shared/contract/checks.ts';
import { authorityCodes } from '../../shared/i18n/authority-codes.ts';
import { linkClients, logIn, type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { until } from '../unit/engine/support.ts';

const REGN = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';

async function checked(own: Rig): Promise<CheckRun> {
  await own.must('checks.start', {});
  await until(async () => (await own.must('checks.last', {})).state === 'finished', 'the checks', 60_000);
  return own.must('checks.last', {});
}

const line = (run: CheckRun, id: string): Check | undefined => run.checks.find((each) => each.id === id);
const notOk = (run: CheckRun): string[] => run.checks.filter(({ state }) => state !== 'ok').map(({ id }) => id);

/** What somebody else at the firm may do by hand: the system as it was, without any client id. */
async function takeClientIdsOff(own: Rig, { clientId, systemId }: CheckRun['about']): Promise<void> {
  const { origin } = own.practice;
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'second-workstation', use: 'sig', alg: 'RS256' };
  const page = await new PaperBrowser().open(`${origin}/selvbetjening`);
  await page.press('Registrer nøkkel', { 'Offentlig nøkkel': JSON.stringify(jwk) });
  const assertion = await signGrant({
    clientId,
    audience: `${origin}/maskinporten/`,
    scopes: ['altinn:authentication/systemregister.write'],
    key: { kid: 'second-workstation', privateKey },
    nowMs: Date.now(),
  });
  const granted = await fetch(`${origin}/maskinporten/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
  });
  const { access_token: bearer } = (await granted.json()) as { access_token: string };
  const address = `${origin}/platform/authentication/api/v1/systemregister/vendor/${systemId}`;
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const system = (await (await fetch(address, { headers })).json()) as object;
  const body = JSON.stringify({ ...system, clientId: [] });
  const put = await fetch(address, { method: 'PUT', headers, body });
  if (!put.ok) throw new Error(`PUT: ${put.status} ${await put.text()}`);
}

/** A firm that works: system user approved, one client linked. */
async function working(own: Rig): Promise<string> {
  await setUp(own);
  const wish = { kind: 'agent' as const, title: 'Regnskapsklienter', packages: [REGN] };
  const { requests } = await own.must('access.requestSystemUser', wish);
  const page = await (await new PaperBrowser().open(requests[0]?.confirmUrl ?? '')).press(/Daglig leder/);
  await page.press('Godkjenn systemtilgang');
  const id = (await own.must('access.refreshRequests', {})).systemUsers[0]?.id ?? '';
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId: id });
  await linkClients(
    own,
    id,
    rows.slice(0, 1).map(({ clientId }) => clientId),
  );
  return id;
}

describe('Sjekk oppsettet in practice', () => {
  it('of an empty firm reaches everybody and skips what is not set up yet', async () => {
    const own = await rig();
    const run = await checked(own);
    expect(run.checks.filter(({ state }) => state === 'failed' || state === 'warning')).toEqual([]);
    expect(line(run, 'network.maskinporten')).toMatchObject({ state: 'ok', code: 'reached' });
    expect(line(run, 'key.inUse')).toMatchObject({ state: 'skipped', code: 'notYet' });
    expect(line(run, 'clients.access')).toMatchObject({ state: 'skipped', code: 'notYet' });
  }, 60_000);

  it('finds a working firm in order, and then each thing that goes wrong', async () => {
    const own = await rig();
    const systemUserId = await working(own);
    const green = await checked(own);
    expect(notOk(green)).toEqual([]);
    expect(green.about.organisationNumber).toBe(own.practice.firm.organisationNumber);
    expect(own.pushes.filter((name) => name === 'checks.changed').length).toBeGreaterThan(green.checks.length);
    expect((await own.must('audit.list', { limit: 20 })).rows.map(({ act }) => act)).toContain('setUp.check');

    const selfService = () => new PaperBrowser().open(`${own.practice.origin}/selvbetjening`);
    await (await selfService()).press('Trekk tilbake digdir:dialogporten');
    const revoked = await checked(own);
    expect(notOk(revoked)).toEqual(['scopes.digdir:dialogporten']);
    expect(line(revoked, 'scopes.digdir:dialogporten')?.problem).toMatchObject({
      code: 'maskinporten.scopeNotGranted',
    });
    expect(
      authorityCodes[String(line(revoked, 'scopes.digdir:dialogporten')?.problem?.params.authorityCode)],
    ).toBeDefined();
    const cards = await own.must('access.overview', {});
    expect(cards.scopes.find(({ scope }) => scope === 'digdir:dialogporten')?.granted).toBe('refused');
    await (await selfService()).press('Innvilg digdir:dialogporten');

    await tellPractice(own, 'clock', { skewMs: 180_000 });
    const skewed = await checked(own);
    expect(line(skewed, 'clock.skew')).toMatchObject({ state: 'failed', code: 'clockBehind' });
    expect(notOk(skewed)).toEqual(['clock.skew']);
    await tellPractice(own, 'clear', {});

    await takeClientIdsOff(own, green.about);
    const unlisted = await checked(own);
    expect(line(unlisted, 'system.register')).toMatchObject({ state: 'failed', code: 'systemClientId' });
    expect(line(unlisted, `systemUsers.${systemUserId}`)?.problem).toMatchObject({ code: 'maskinporten.noSystemUser' });
    await own.must('access.registerSystem', { name: 'Klientbro' });

    const portal = `${own.practice.origin}/portal/accessmanagement/ui/systemuser/${systemUserId}/slett`;
    await (await (await new PaperBrowser().open(portal)).press(/Daglig leder/)).press('Slett systemtilgang');
    const deleted = await checked(own);
    expect(line(deleted, `systemUsers.${systemUserId}`)).toMatchObject({
      state: 'failed',
      subject: 'Regnskapsklienter',
      problem: { params: { authorityCode: 'MP-303' } },
    });
    expect(JSON.stringify([green, revoked, skewed, unlisted, deleted])).not.toMatch(/eyJ|PRIVATE/);
  }, 120_000);
});
