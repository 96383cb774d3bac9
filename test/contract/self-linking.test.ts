import { describe, expect, it } from 'vitest';
import { makeWorld } from '../../electron/practice/core/world.ts';
import type { SelfLinkingView } from '../../shared/contract/self-linking.ts';
import { logIn, type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { until } from '../unit/engine/support.ts';

const urn = (code: string) => `urn:altinn:accesspackage:${code}`;
const ADMINISTRATOR = urn('klientadministrator');
const VAT = urn('merverdiavgift');

const world = makeWorld(2026, 'small');
const unregistered = world.clients.find(
  (client) => client.relation.role === undefined && client.relation.packages.length === 0 && !client.bankrupt,
);
if (!unregistered) throw new Error('practice lacks a client this test needs');
const { organisationNumber, name } = unregistered;

/** Asked for in the guide's way and approved by the general manager, who is both access manager and client administrator. */
async function approved(own: Rig, kind: 'agent' | 'standard', packages: string[]): Promise<string> {
  const title = kind === 'agent' ? 'Klienter med fullmakt' : 'Klientadministrator for firmaet';
  const { requests } = await own.must('access.requestSystemUser', { kind, title, packages });
  const request = requests.find((each) => each.title === title);
  const picker = await new PaperBrowser().open(request?.confirmUrl ?? '');
  await (await picker.press(/Daglig leder/)).press('Godkjenn systemtilgang');
  await own.must('access.refreshRequests', {});
  return request?.id ?? '';
}

async function registerKey({ needs, selfService }: SelfLinkingView): Promise<void> {
  const page = await new PaperBrowser().open(selfService);
  await page.press('Registrer nøkkel', { 'Offentlig nøkkel': needs.key?.jwk ?? '' });
}

/** The set-up, and the package klientadministrator in the system. */
async function withPackage(): Promise<Rig> {
  const own = await rig();
  await setUp(own);
  const { seen, registered } = await own.must('system.view', {});
  if (!registered) throw new Error('no system');
  const packages = [...registered.content.packages, ADMINISTRATOR];
  await own.must('system.save', { seen, wish: { ...registered.content, packages } });
  return own;
}

/** Everything it takes, up to the switch. */
async function ready(): Promise<Rig & { agent: string; administrator: string }> {
  const own = await withPackage();
  const agent = await approved(own, 'agent', [VAT]);
  const administrator = await approved(own, 'standard', [ADMINISTRATOR]);
  await own.must('clients.addFromRegister', { organisationNumbers: [organisationNumber] });
  await registerKey(await own.must('selfLinking.createKey', { bits: 2048 }));
  return Object.assign(own, { agent, administrator });
}

const view = (own: Rig) => own.must('selfLinking.view', {});
const ran = (own: Rig, after: string | null = null) =>
  until(
    async () => {
      const { lastRun } = await view(own);
      return lastRun !== null && lastRun.at !== after && lastRun.open === 0;
    },
    'a run',
    30_000,
  );
const state = async (own: Rig) =>
  (await own.must('clients.list', {})).rows.find((row) => row.organisationNumber === organisationNumber)?.ways[0];

describe('linking clients without a login, against practice', () => {
  it('links a client that delegated, at the next round, in the log and among the changes, and nobody logged in', async () => {
    const own = await ready();
    const before = await view(own);
    expect(before).toMatchObject({ state: 'off', lastRun: null, needs: { inSystem: true, requestId: null } });
    expect(before.needs.systemUser?.id).toBe(own.administrator);
    expect(before.lists).toEqual([{ systemUserId: own.agent, title: 'Klienter med fullmakt', confirmedAt: null }]);

    const on = await own.must('selfLinking.turnOn', {});
    expect(on).toMatchObject({ state: 'on', on: { person: 'Kari Test', machine: on.machine } });
    expect(on.needs.key?.registeredAt).not.toBeNull();
    await ran(own);
    // Altinn names others who gave the firm power; who does not stand in the firm's list is left alone.
    expect((await view(own)).lastRun).toMatchObject({ linked: 0, refused: 0 });
    expect((await view(own)).lists[0]?.confirmedAt).not.toBeNull();

    await own.must('clients.asked', { organisationNumber, package: 'merverdiavgift', remind: false });
    await tellPractice(own, 'grant', { client: organisationNumber, kind: 'package', value: 'merverdiavgift' });
    const first = (await view(own)).lastRun?.at ?? null;
    await own.must('selfLinking.runNow', {});
    await ran(own, first);
    expect((await view(own)).lastRun).toMatchObject({ linked: 1, refused: 0 });
    expect(await state(own)).toMatchObject({ state: 'ready', reason: 'linked' });
    const { rows } = await own.must('clients.changes', {});
    expect(rows.filter((row) => row.kind === 'selfLinked')).toMatchObject([
      { client: { organisationNumber, name }, after: 'Klienter med fullmakt' },
    ]);
    const log = await own.must('audit.list', { act: 'client.link', limit: 10 });
    expect(log.rows).toMatchObject([
      { outcome: 'done', person: 'Klientadministrator for firmaet', client: { organisationNumber } },
      { outcome: 'begun', params: { machine: on.machine, authority: 'Kari Test' } },
    ]);
    expect(own.pushes).toContain('clients.changed');
    expect(await own.must('access.login', { purpose: 'clientAdministration' })).toMatchObject({ state: 'none' });

    // The same over a restart; what is done is not done again.
    await own.restart();
    expect(await view(own)).toMatchObject({ state: 'on', lastRun: { linked: 1 } });
    await own.must('selfLinking.turnOff', {});
    expect(await view(own)).toMatchObject({ state: 'off', on: null, nextRunAt: null });
    expect((await own.must('audit.list', { act: 'selfLinking.off', limit: 1 })).total).toBe(1);
  }, 90_000);

  it('is not thrown on with a key that is not registered, a system user without the right, or none at all', async () => {
    const own = await withPackage();
    expect(await own.call('selfLinking.turnOn', {})).toMatchObject({ error: { code: 'selfLinking.noSystemUser' } });
    await approved(own, 'standard', [ADMINISTRATOR]);
    expect(await own.call('selfLinking.turnOn', {})).toMatchObject({ error: { code: 'selfLinking.noKey' } });
    const made = await own.must('selfLinking.createKey', { bits: 2048 });
    expect(await own.call('selfLinking.createKey', { bits: 2048 })).toMatchObject({
      error: { code: 'vault.keyExists' },
    });
    expect(await own.call('selfLinking.turnOn', {})).toMatchObject({
      error: { code: 'maskinporten.keyRefused', params: { authorityCode: 'MP-124' } },
    });
    await registerKey(made);
    await tellPractice(own, '', {
      match: '/platform/authentication/api/v1/enduser/systemuser/agents',
      times: 1,
      status: 403,
    });
    expect(await own.call('selfLinking.turnOn', {})).toMatchObject({ error: { code: 'selfLinking.noRight' } });
    expect((await view(own)).state).toBe('off');
    // The key apart never becomes the one that signs the firm's other work.
    const { keys } = await own.must('keys.list', {});
    expect(keys.map((key) => key.role).sort()).toEqual(['inUse', 'selfLinking']);
    const apart = keys.find((key) => key.role === 'selfLinking')?.kid ?? '';
    expect(await own.call('keys.useKey', { kid: apart })).toMatchObject({ error: { code: 'keys.wrongRole' } });
  }, 60_000);

  it('stops with the next step when the system user is deleted in Altinn, and goes on with a new one', async () => {
    const own = await ready();
    await own.must('selfLinking.turnOn', {});
    await ran(own);
    const first = (await view(own)).lastRun?.at ?? null;
    const picker = await new PaperBrowser().open((await own.must('access.overview', {})).links.portal);
    const overview = await picker.press(/Daglig leder/);
    const page = await overview.follow(/Klientadministrator for firmaet/);
    await (await page.follow('Slett systemtilgang')).press('Slett systemtilgang');
    await own.restart();
    await own.must('selfLinking.runNow', {});
    await until(async () => (await view(own)).state === 'stopped', 'stopped', 30_000);
    expect((await view(own)).problem?.code).toMatch(/noSystemUser/);
    expect((await view(own)).lastRun?.at ?? null).toBe(first);
    const again = await approved(own, 'standard', [ADMINISTRATOR]);
    await own.must('selfLinking.turnOn', {});
    expect((await view(own)).needs.systemUser?.id).toBe(again);
    await ran(own, first);
  }, 90_000);

  it('leaves the client to the next login while it is off, and then links nobody by itself', async () => {
    const own = await ready();
    await tellPractice(own, 'grant', { client: organisationNumber, kind: 'package', value: 'merverdiavgift' });
    await own.must('clients.lookUp', { organisationNumbers: [organisationNumber] });
    expect(await state(own)).toMatchObject({ state: 'unknown', reason: 'needsLogin', step: 'logIn' });
    await logIn(own, 'clientAdministration', /Klientadministrator/);
    // Nobody asks for the list of this system user: the login alone confirms it.
    await until(async () => (await state(own))?.state === 'canBeLinked', 'listed', 30_000);
    expect(await state(own)).toMatchObject({ reason: 'listed', step: 'link', package: 'merverdiavgift' });
  }, 60_000);
});
