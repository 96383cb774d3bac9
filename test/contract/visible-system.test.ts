import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { secondIntegration } from '../support/second-integration.ts';
import { until } from '../unit/engine/support.ts';

const PREFIX = 'urn:altinn:accesspackage:';
const REGN = `${PREFIX}regnskapsforer-med-signeringsrettighet`;
const VAT = `${PREFIX}merverdiavgift`;
const REGISTER = '/platform/authentication/api/v1/systemregister/vendor';

/** A firm with its own system, and with an integration for the other one that holds the key and the scopes it needs. */
async function ready({ jwk, scopes }: { jwk?: string; scopes?: string[] } = {}): Promise<Rig> {
  const own = await rig();
  await setUp(own);
  const { key, visible } = await own.must('access.overview', {});
  const visibleClientId = await secondIntegration(own, {
    scopes: scopes ?? visible.scopes.map(({ scope }) => scope),
    jwk: jwk ?? key.key?.jwk ?? '',
  });
  await own.must('access.saveIntegrations', { visibleClientId });
  return own;
}

async function registered(own: Rig): Promise<Rig> {
  await own.must('access.checkVisible', {});
  await own.must('access.registerVisible', { name: 'Klientbro for eget firma', packages: [VAT] });
  return own;
}

/** The owner's side: chooses the only system that the portal lists. */
async function makeInPortal(own: Rig): Promise<void> {
  const { links } = await own.must('access.overview', {});
  const overview = await (await new PaperBrowser().open(links.portal)).press(/Daglig leder/);
  const choice = await overview.follow('Lag ny systemtilgang');
  expect(choice.text).toContain('Klientbro for eget firma');
  expect((await choice.press('Opprett systemtilgang')).status).toBe(200);
}

/** As Altinn keeps it. */
function stored(own: Rig, systemId: string) {
  const row = own.practice.context.database.one<{ body: string }>(
    'SELECT body FROM system WHERE system_id = ?',
    systemId,
  );
  return JSON.parse(row?.body ?? 'null') as {
    isVisible: boolean;
    clientId: string[];
    accessPackages: { urn: string }[];
  };
}

const verified = (own: Rig, ids: readonly string[]) =>
  until(
    async () => {
      const { systemUsers } = await own.must('access.overview', {});
      return ids.every((id) => systemUsers.some((user) => user.id === id && user.verifiedAt !== null));
    },
    'tried system users',
    20_000,
  );

describe('a second, visible system', { timeout: 90_000 }, () => {
  it('is what an owner makes a system user from, alone in the portal, which is found and tried by itself', async () => {
    const own = await ready();
    const before = await own.must('access.overview', {});
    expect(before.guide.selfService).toBe('visible');
    expect(before.visible).toMatchObject({ system: null, problem: null, choices: [VAT] });
    const checked = await own.must('access.checkVisible', {});
    expect(checked.visible.scopes.map(({ granted }) => granted)).toEqual(checked.visible.scopes.map(() => 'granted'));
    const { visible } = await own.must('access.registerVisible', { name: 'Klientbro for eget firma', packages: [VAT] });
    const systemId = `${own.practice.firm.organisationNumber}_klientbro-synlig`;
    expect(visible.system).toEqual({ systemId, name: 'Klientbro for eget firma', packages: [VAT] });
    expect(stored(own, systemId)).toMatchObject({
      isVisible: true,
      clientId: [visible.clientId],
      accessPackages: [{ urn: VAT }],
    });
    // The first stands as it did.
    expect(stored(own, before.system.systemId)).toMatchObject({
      isVisible: false,
      clientId: [before.maskinporten.clientId],
    });

    await makeInPortal(own);
    const { systemUsers } = await own.must('access.lookForSystemUsers', {});
    expect(systemUsers).toMatchObject([{ system: 'visible', kind: 'standard', origin: 'found', packages: [VAT] }]);
    await verified(own, [systemUsers[0]?.id ?? '']);
    const { guide } = await own.must('access.overview', {});
    expect(guide.sets.find(({ whom, code }) => whom === 'own' && code === 'merverdiavgift')?.systemUserId).toBe(
      systemUsers[0]?.id,
    );
    const { rows } = await own.must('clients.list', {});
    expect(rows.find((row) => row.own)).toMatchObject({ systemUserId: systemUsers[0]?.id });
  });

  it('may hold the same reference as the first: each system user gets its own token, also after a restart', async () => {
    const own = await registered(await ready());
    await makeInPortal(own);
    const { system } = await own.must('access.overview', {});
    const { context, firm } = own.practice;
    const id = randomUUID();
    context.access.addSystemUser({
      id,
      kind: 'standard',
      systemId: system.systemId,
      vendor: firm.organisationNumber,
      owner: firm.organisationNumber,
      externalRef: firm.organisationNumber,
      title: 'Fra det første systemet',
      packages: [VAT],
      resources: [],
      created: '2026-01-02T08:00:00Z',
    });
    const { systemUsers } = await own.must('access.lookForSystemUsers', {});
    expect(systemUsers.map((user) => [user.system, user.externalRef]).sort()).toEqual([
      ['firm', firm.organisationNumber],
      ['visible', firm.organisationNumber],
    ]);
    await verified(
      own,
      systemUsers.map((user) => user.id),
    );
    await own.restart();
    for (const user of systemUsers) await own.must('access.verifySystemUser', { id: user.id });
    const after = await own.must('access.overview', {});
    expect(after.systemUsers.map((user) => user.health)).toEqual(['ok', 'ok']);
    const { rows } = await own.must('tokens.diagnostics', {});
    const named = rows.map((row) => row.systemUser).filter((name) => name !== null);
    expect(new Set(named)).toEqual(new Set(systemUsers.map((user) => user.title)));
  });

  it('that is deleted leaves the first and its system users alone, and takes another id the next time', async () => {
    const own = await registered(await ready());
    await makeInPortal(own);
    const { systemUsers, visible } = await own.must('access.lookForSystemUsers', {});
    const [made] = systemUsers;
    await verified(own, [made?.id ?? '']);
    const gone = await own.must('system.delete', { systemId: visible.system?.systemId ?? '' });
    expect(gone).toMatchObject({ registered: null, ownClientId: visible.clientId });
    expect((await own.must('system.view', {})).registered).not.toBeNull();
    expect(await own.call('access.verifySystemUser', { id: made?.id ?? '' })).toMatchObject({
      error: { code: 'maskinporten.noSystemUser' },
    });
    const again = await own.must('access.registerVisible', { name: 'Klientbro for eget firma', packages: [VAT] });
    expect(again.visible.system?.systemId).toBe(`${own.practice.firm.organisationNumber}_klientbro-synlig-2`);
  });

  it('is shown and changed like the first, with its own notices', async () => {
    const own = await registered(await ready());
    const view = await own.must('system.view', { which: 'visible' });
    expect(view).toMatchObject({ wantedPackages: [], registered: { content: { visible: true, packages: [VAT] } } });
    const content = view.registered?.content;
    if (!content) throw new Error('no system');
    const both = { ...content, packages: [VAT, REGN] };
    const { notices } = await own.must('system.difference', { which: 'visible', seen: view.seen, wish: both });
    expect(notices).toMatchObject([{ code: 'visibleRefused', blocking: true }]);
    const wish = { ...content, name: { ...content.name, nb: 'Eget firma' } };
    await own.must('system.save', { which: 'visible', seen: view.seen, wish });
    const { visible, system } = await own.must('access.overview', {});
    expect([visible.system?.name, system.name]).toEqual(['Eget firma', 'Klientbro']);
  });

  it('whose answer was lost meets itself when it is registered once more', async () => {
    const own = await ready();
    await tellPractice(own, '', { match: REGISTER, method: 'POST', times: 1, after: true, cut: true });
    const lost = await own.call('access.registerVisible', { name: 'Klientbro for eget firma', packages: [VAT] });
    expect(lost).toMatchObject({ error: { sent: 'unknown' } });
    expect((await own.must('access.overview', {})).visible.system).toBeNull();
    const { visible } = await own.must('access.registerVisible', { name: 'Klientbro for eget firma', packages: [VAT] });
    expect(visible.system?.systemId).toBe(`${own.practice.firm.organisationNumber}_klientbro-synlig`);
  });

  it('is not made with packages from Enhetsregisteret, nor on the integration of the first', async () => {
    const own = await ready();
    const unsuitable = await own.call('access.registerVisible', { name: 'Klientbro', packages: [VAT, REGN] });
    expect(unsuitable).toMatchObject({ error: { code: 'access.packageUnsuitable', sent: 'notSent' } });
    const { maskinporten } = await own.must('access.overview', {});
    await own.must('access.saveIntegrations', { visibleClientId: maskinporten.clientId });
    const taken = await own.call('access.registerVisible', { name: 'Klientbro', packages: [VAT] });
    expect(taken).toMatchObject({ error: { code: 'system.clientIdTaken', sent: 'notSent' } });
    expect((await own.must('access.overview', {})).visible.system).toBeNull();
  });

  it('tells which scope its integration lacks, and a key that is not registered there', async () => {
    const own = await ready({ scopes: ['altinn:instances.read'] });
    const { visible } = await own.must('access.checkVisible', {});
    expect(visible.problem).toBeNull();
    expect(visible.scopes.filter(({ granted }) => granted === 'granted').map(({ scope }) => scope)).toEqual([
      'altinn:instances.read',
    ]);
    const keyless = await secondIntegration(own, { scopes: visible.scopes.map(({ scope }) => scope), name: 'Uten' });
    await own.must('access.saveIntegrations', { visibleClientId: keyless });
    const refused = await own.must('access.checkVisible', {});
    expect(refused.visible.problem).toMatchObject({ code: 'maskinporten.keyRefused' });
    expect(refused.visible.scopes.map(({ granted }) => granted)).not.toContain('granted');
  });
});

describe('what the firm has around it', { timeout: 90_000 }, () => {
  it('tries a new key on both integrations before it becomes the one in use', async () => {
    const own = await registered(await ready());
    const { keys } = await own.must('keys.create', { bits: 2048 });
    const next = keys.find(({ role }) => role === 'next');
    if (!next) throw new Error('no next key');
    const page = await new PaperBrowser().open(`${own.practice.origin}/selvbetjening`);
    await page.press('Registrer nøkkel', { 'Offentlig nøkkel': next.jwk });
    const { visibleClientId } = await own.must('keys.list', {});
    expect(await own.call('keys.useKey', { kid: next.kid })).toMatchObject({
      error: { code: 'keys.notOnVisible', params: { clientId: visibleClientId } },
    });
    const again = await new PaperBrowser().open(`${own.practice.origin}/selvbetjening`);
    await again.press('Registrer på Klientbro synlig', { nokkel: next.jwk });
    const used = await own.must('keys.useKey', { kid: next.kid });
    expect(used.keys.find(({ role }) => role === 'inUse')?.kid).toBe(next.kid);
  });

  it('finds in the self-test whether it is seen, and what its integration lacks', async () => {
    const own = await registered(await ready());
    const line = async () => {
      await own.must('checks.start', {});
      let run = await own.must('checks.last', {});
      await until(
        async () => {
          run = await own.must('checks.last', {});
          return run.state === 'finished';
        },
        'the self-test',
        60_000,
      );
      return run.checks.find(({ id }) => id === 'system.visible');
    };
    expect(await line()).toMatchObject({ state: 'ok', code: 'systemRight' });
    const view = await own.must('system.view', { which: 'visible' });
    const content = view.registered?.content;
    if (!content) throw new Error('no system');
    await own.must('system.save', { which: 'visible', seen: view.seen, wish: { ...content, visible: false } });
    expect(await line()).toMatchObject({ state: 'warning', code: 'systemHidden' });
    const keyless = await secondIntegration(own, { scopes: ['altinn:instances.read'], name: 'Uten' });
    await own.must('access.saveIntegrations', { visibleClientId: keyless });
    expect(await line()).toMatchObject({ state: 'failed', problem: { code: 'maskinporten.keyRefused' } });
  });
});
