import { beforeEach, describe, expect, it } from 'vitest';
import { Guide } from '../../../../electron/engine/access/guide.ts';
import { RequestSender } from '../../../../electron/engine/access/requests-send.ts';
import { ScopeChoice } from '../../../../electron/engine/access/scope-choice.ts';
import { SetUp, type SetUpOptions } from '../../../../electron/engine/access/setup.ts';
import { AccessState } from '../../../../electron/engine/access/state.ts';
import { SystemUsers } from '../../../../electron/engine/access/system-users.ts';
import { VisibleSystem } from '../../../../electron/engine/access/visible-system.ts';
import { SystemUserRequests } from '../../../../electron/engine/altinn/requests.ts';
import { SystemRegister } from '../../../../electron/engine/altinn/system-register.ts';
import { VendorSystemUsers } from '../../../../electron/engine/altinn/system-users.ts';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { Units } from '../../../../electron/engine/brreg/units.ts';
import { practiceEndpoints } from '../../../../electron/engine/environments.ts';
import { Settings } from '../../../../electron/engine/store/settings.ts';
import type { AccessOverview } from '../../../../shared/contract/access.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { type Script, scriptedHttp } from '../http-double.ts';
import { type ManualClock, manualClock, openTestStore, silentLog, until } from '../support.ts';

const ID = '1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10';
const FIRM = { organisationNumber: '310000001', name: 'Fjordtall', form: 'AS' };

function room(
  script: Script,
  token: (scopes: readonly string[]) => Outcome<{ token: string; expiresAt: number }> = () =>
    ok({ token: 't', expiresAt: 0 }),
) {
  const clock: ManualClock = manualClock();
  const store = openTestStore({ clock });
  const http = scriptedHttp(script);
  const state = new AccessState(new Settings(store));
  const systemUsers = new SystemUsers(store, clock);
  const audit = createAudit({ store, clock, push: () => undefined, person: () => 'Kari' });
  const maskinporten = {
    token: async (scopes: readonly string[]) => token(scopes),
    forget: () => undefined,
  } as unknown as SetUpOptions['maskinporten'];
  const vault = {
    state: () => 'ready',
    vendorKey: async () => fail('vault.noKey'),
  } as unknown as SetUpOptions['vault'];
  const endpoints = practiceEndpoints('http://127.0.0.1:1');
  const push = () => undefined;
  const register = new SystemRegister(http, endpoints.platform);
  const scopes = new ScopeChoice(new Settings(store), 'practice');
  const visible = new VisibleSystem({
    state,
    scopes,
    maskinporten,
    ownMaskinporten: () => maskinporten,
    register,
    audit,
    clock,
  });
  const setUp = new SetUp({
    state,
    scopes,
    visible,
    systemUsers,
    vault,
    maskinporten,
    register,
    units: new Units(http, endpoints.brreg),
    audit,
    clock,
    push,
    endpoints,
    origin: () => ({ machine: 'kontor-1', person: 'Kari' }),
  });
  let approved = 0;
  const requests = new SystemUserRequests(http, endpoints.platform);
  const sender = new RequestSender({
    maskinporten,
    requests,
    atAltinn: new VendorSystemUsers(http, endpoints.platform),
    clock,
    portal: endpoints.portal,
    systemPackages: async () => (await state.system())?.packages ?? [],
  });
  const guide = new Guide({
    state,
    setUp,
    systemUsers,
    requests,
    sender,
    maskinporten,
    audit,
    clock,
    log: silentLog(),
    push,
    onApproved: () => {
      approved += 1;
    },
  });
  return { clock, store, http, state, systemUsers, audit, setUp, guide, approved: () => approved };
}

function overviewOf(outcome: Outcome<AccessOverview>): AccessOverview {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

describe('the check of the integration', () => {
  it('tells every scope apart: granted, refused, and not asked when nobody answers', async () => {
    const { state, setUp } = room(
      () => ({ status: 500 }),
      ([scope]) =>
        scope === 'digdir:dialogporten' ? fail('maskinporten.scopeNotGranted') : ok({ token: 't', expiresAt: 0 }),
    );
    await state.saveFirm(FIRM);
    const overview = overviewOf(await setUp.checkIntegration());
    expect(overview.scopes.find((each) => each.scope === 'digdir:dialogporten')?.granted).toBe('refused');
    expect(overview.scopes.filter((each) => each.granted === 'granted')).toHaveLength(overview.scopes.length - 1);
    expect(overview.agreements).toBe('waiting');
  });

  it('stops at the first other refusal and keeps it at the card', async () => {
    let asked = 0;
    const { setUp } = room(
      () => ({ status: 500 }),
      () => {
        asked += 1;
        return fail('maskinporten.keyRefused', { params: { authorityCode: 'MP-121' } });
      },
    );
    const overview = overviewOf(await setUp.checkIntegration());
    expect(asked).toBe(1);
    expect(overview.maskinporten).toMatchObject({ problem: { code: 'maskinporten.keyRefused' } });
  });
});

describe('another integration id', () => {
  it('makes what was granted to the old one unknown', async () => {
    const { state, setUp } = room(() => ({ status: 500 }));
    await setUp.saveIntegrations({ maskinportenClientId: 'one' });
    await setUp.checkIntegration();
    await setUp.saveIntegrations({ maskinportenClientId: 'two' });
    expect(await state.scopes()).toEqual({});
  });
});

describe('the approval guide', () => {
  let status: Record<string, unknown>;
  const script: Script = (request) => ({
    status: request.method === 'POST' ? 201 : request.method === 'DELETE' ? 202 : status.gone ? 404 : 200,
    body: status.gone
      ? { code: 'AUTH-00010' }
      : { id: ID, confirmUrl: 'https://portal/x', accessPackages: [{ urn: 'urn:a' }], ...status },
  });
  beforeEach(() => {
    status = { status: 'New' };
  });
  async function asked() {
    const parts = room(script);
    await parts.state.saveFirm(FIRM);
    await parts.state.saveSystem({ systemId: '310000001_klientbro', name: 'Klientbro', packages: ['urn:a'] });
    return { ...parts, overview: overviewOf(await parts.guide.request('agent', 'Klienter', ['urn:a'])) };
  }

  it('waits by itself and takes the approval in, once', async () => {
    const { clock, systemUsers, guide, approved, audit } = await asked();
    status = { status: 'Accepted' };
    await clock.advance(5_000);
    await until(async () => (await systemUsers.all()).length === 1, 'a system user');
    await clock.advance(60 * 60_000);
    guide.stop();
    expect(await systemUsers.all()).toMatchObject([{ id: ID, kind: 'agent', packages: ['urn:a'], health: 'ok' }]);
    expect(await systemUsers.requests()).toEqual([]);
    expect(approved()).toBe(1);
    const acts = (await audit.list({ limit: 50 })).rows.map((row) => `${row.act} ${row.outcome}`);
    expect(acts).toEqual(['request.approved done', 'request.create done', 'request.create begun']);
  });

  it('shows that it was sent on, then that it was refused, and can be deleted after that', async () => {
    const { guide, systemUsers } = await asked();
    status = { status: 'New', escalated: true };
    expect(overviewOf(await guide.refresh()).requests).toMatchObject([{ status: 'New', escalated: true }]);
    status = { status: 'Rejected' };
    expect(overviewOf(await guide.refresh()).requests).toMatchObject([{ status: 'Rejected' }]);
    expect(overviewOf(await guide.delete(ID)).requests).toEqual([]);
    expect(await systemUsers.all()).toEqual([]);
    guide.stop();
  });

  it('tells a request that Altinn no longer has', async () => {
    const { guide } = await asked();
    status = { gone: true };
    expect(overviewOf(await guide.refresh()).requests).toMatchObject([{ status: 'Gone' }]);
    guide.stop();
  });

  it('asks nobody once it is stopped', async () => {
    const { clock, guide, http } = await asked();
    guide.stop();
    const before = http.requests.length;
    await clock.advance(60 * 60_000);
    expect(http.requests.length).toBe(before);
  });

  it('needs a registered system first, and sends nothing without it', async () => {
    const { guide, http, state } = room(script);
    await state.saveFirm(FIRM);
    expect(await guide.request('agent', 'x', ['urn:a'])).toMatchObject({
      error: { code: 'access.notSetUp', params: { step: 'system' }, sent: 'notSent' },
    });
    expect(http.requests).toEqual([]);
  });
});
