import { describe, expect, it } from 'vitest';
import { type CheckStep, type Finding, found, SelfCheck } from '../../../../electron/engine/access/check.ts';
import { clientSteps } from '../../../../electron/engine/access/check-clients.ts';
import { type MaskinportenChecks, maskinportenSteps } from '../../../../electron/engine/access/check-maskinporten.ts';
import { networkSteps } from '../../../../electron/engine/access/check-network.ts';
import { systemPackages } from '../../../../electron/engine/access/packages.ts';
import { scopeNeeds } from '../../../../electron/engine/access/scopes.ts';
import { practiceEndpoints } from '../../../../electron/engine/environments.ts';
import type { NetworkFacts } from '../../../../electron/engine/http/passage.ts';
import type { CheckRun } from '../../../../shared/contract/checks.ts';
import type { KeysView, OwnKey } from '../../../../shared/contract/keys.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { clientRow, clientWay } from '../../../support/client-row.ts';
import { type Script, scriptedHttp } from '../http-double.ts';
import { keptLog, manualClock, settle, until } from '../support.ts';

async function run(steps: readonly CheckStep[]): Promise<Record<string, Finding>> {
  const findings: Record<string, Finding> = {};
  for (const step of steps) findings[step.id] = await step.run(new AbortController().signal);
  return findings;
}

const NOW = Date.UTC(2026, 1, 2, 8);
const key = (change: Partial<OwnKey> = {}) =>
  ok({ keys: [{ role: 'inUse', expiresOn: '2026-12-01', warning: 'none', ...change }] } as unknown as KeysView);
const SYSTEM = { systemId: '310000001_klientbro', name: 'Klientbro', packages: [...systemPackages] };
const registered = {
  id: SYSTEM.systemId,
  clientId: ['ours', 'other'],
  accessPackages: systemPackages.map((urn) => ({ urn })),
};

const maskinporten = (change: Partial<MaskinportenChecks> = {}) =>
  run(
    maskinportenSteps({
      state: {
        integrations: async () => ({ maskinportenClientId: 'ours', idportenClientId: '', visibleClientId: '' }),
        system: async () => SYSTEM,
      },
      vaultState: () => 'ready',
      keys: async () => key(),
      scopes: scopeNeeds.filter(({ integration }) => integration === 'maskinporten'),
      token: async () => ok({ token: 't' }),
      visible: null,
      register: async () => ok(registered),
      systemUsers: [{ id: 'one', title: 'Klienter' }],
      verify: async () => ok(undefined),
      now: () => NOW,
      reached: () => true,
      ...change,
    }),
  );

describe('the network', () => {
  const facts: NetworkFacts = { proxies: [], roots: [], unreadable: [] };
  const network = (script: Script, given: Partial<NetworkFacts> = {}, skewMs = 0) => {
    const http = scriptedHttp(script);
    http.skewMs = skewMs;
    const unreached: string[] = [];
    const onUnreached = (name: string) => unreached.push(name);
    const endpoints = practiceEndpoints('http://127.0.0.1:1');
    const steps = networkSteps({
      http,
      network: async () => ({ ...facts, ...given }),
      endpoints,
      claims: false,
      onUnreached,
    });
    return run(steps).then((findings) => ({ findings, unreached }));
  };

  it('counts any answer as reached, names the proxy, and tells a troubled host and a silent one apart', async () => {
    const { findings, unreached } = await network(
      ({ url }) =>
        url.includes('/brreg/')
          ? fail('http.offline', { params: { host: 'brreg' } })
          : { status: url.includes('/apps/') ? 503 : url.includes('/skatteetaten/') ? 405 : 200 },
      { proxies: [{ host: '127.0.0.1:1', ways: ['http://proxy:8080', 'DIRECT'] }] },
    );
    expect(findings['network.maskinporten']).toMatchObject({
      code: 'reachedByProxy',
      params: { proxy: 'http://proxy:8080' },
    });
    expect(findings['network.skatteetaten']).toMatchObject({ state: 'ok' });
    expect(findings['network.altinn-mva-melding']).toMatchObject({ state: 'warning', code: 'hostTroubled' });
    expect(findings['network.enhetsregisteret']).toMatchObject({ state: 'failed', problem: { code: 'http.offline' } });
    expect(unreached).toEqual(['Enhetsregisteret']);
  });

  it('names the further roots, and an unreadable file without the folder it lies in', async () => {
    const roots = Array.from({ length: 12 }, (_, index) => ({ subject: `Root ${index}`, from: 'file' as const }));
    const many = (await network(() => ({ status: 200 }), { roots })).findings['network.roots'];
    expect(many).toMatchObject({ state: 'ok', code: 'rootsExtra', params: { count: 12 } });
    expect(String(many?.params.list).split(', ')).toHaveLength(10);
    const unreadable = ['/home/ola/profil/roots.pem', 'C:\\Users\\Ola\\egne.pem'];
    expect((await network(() => ({ status: 200 }), { unreadable })).findings['network.roots']).toMatchObject({
      state: 'warning',
      params: { list: 'roots.pem, egne.pem' },
    });
  });

  it.each([
    [5_000, 'ok', 'clockRight'],
    [6_000, 'warning', 'clockBehind'],
    [10_000, 'warning', 'clockBehind'],
    [-10_001, 'failed', 'clockAhead'],
  ])('finds a clock %i ms off %s', async (skew, state, code) => {
    expect((await network(() => ({ status: 200 }), {}, skew)).findings['clock.skew']).toMatchObject({ state, code });
  });

  it('says nothing of the clock when nobody answered', async () => {
    const { findings } = await network(() => fail('http.offline'), {}, 60_000);
    expect(findings['clock.skew']).toMatchObject({ state: 'skipped', code: 'clockUnknown' });
  });
});

describe('what rests on Maskinporten', () => {
  it('is all in order', async () => {
    expect(Object.values(await maskinporten()).filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it.each([
    ['days60', '2026-03-30', 'warning', 'keyEnds', 56],
    ['days7', '2026-02-08', 'warning', 'keyEnds', 6],
    ['over', '2026-02-01', 'failed', 'keyOver', undefined],
  ] as const)('tells a key with %s left', async (warning, expiresOn, state, code, count) => {
    const found = await maskinporten({ keys: async () => key({ warning, expiresOn }) });
    expect(found['key.inUse']).toMatchObject({ state, code });
    expect(found['key.inUse']?.params.count).toBe(count);
    expect(found['scopes.digdir:dialogporten']?.state).toBe('ok');
  });

  it.each([
    ['locked', 'failed'],
    ['noKeychain', 'failed'],
    ['temporary', 'warning'],
  ] as const)('tells a keychain that is %s', async (state, told) => {
    expect((await maskinporten({ vaultState: () => state }))['key.keychain']?.state).toBe(told);
  });

  it('tells one refused scope and goes on, but stops at a refused key', async () => {
    const one = await maskinporten({
      token: async ([scope]) =>
        scope === 'digdir:dialogporten'
          ? fail('maskinporten.scopeNotGranted', { params: { authorityCode: 'MP-250' } })
          : ok({ token: 't' }),
    });
    expect(Object.values(one).filter(({ state }) => state !== 'ok')).toMatchObject([
      { state: 'failed', problem: { code: 'maskinporten.scopeNotGranted', params: { authorityCode: 'MP-250' } } },
    ]);
    let asked = 0;
    const all = await maskinporten({
      token: async () => {
        asked += 1;
        return fail('maskinporten.keyRefused');
      },
    });
    expect(asked).toBe(1);
    expect(all['system.register']).toMatchObject({ state: 'skipped', code: 'afterFailure' });
    expect(all['systemUsers.one']).toMatchObject({ state: 'skipped', code: 'afterFailure' });
  });

  it('does not ask Maskinporten again when it was not reached, nor without a client id', async () => {
    const token = () => Promise.reject(new Error('asked'));
    expect((await maskinporten({ token, reached: () => false }))['system.register']?.code).toBe('afterFailure');
    const state = {
      integrations: async () => ({ maskinportenClientId: '', idportenClientId: '', visibleClientId: '' }),
      system: async () => null,
    };
    expect((await maskinporten({ token, state }))['scopes.digdir:dialogporten']?.code).toBe('notYet');
  });

  it.each([
    [null, 'systemMissing'],
    [{ ...registered, isDeleted: true }, 'systemDeleted'],
    [{ ...registered, clientId: ['other'] }, 'systemClientId'],
    [{ ...registered, accessPackages: registered.accessPackages.slice(0, 2) }, 'systemPackages'],
  ])('finds in the register what is wrong with the system (%#)', async (there, code) => {
    const { 'system.register': line } = await maskinporten({ register: async () => ok(there) });
    expect(line).toMatchObject({ state: 'failed', code });
    if (code === 'systemPackages') expect(line?.params.list).toBe('merverdiavgift');
  });

  it('tells the system user that is not there', async () => {
    const found = await maskinporten({ verify: async () => fail('maskinporten.noSystemUser') });
    expect(found['systemUsers.one']).toMatchObject({ state: 'failed', problem: { code: 'maskinporten.noSystemUser' } });
  });
});

describe('the clients', () => {
  const clients = async (rows: Parameters<typeof clientRow>[0][]) =>
    (await run(clientSteps(async () => rows.map(clientRow))))['clients.access'];

  it('are counted as last confirmed; those that lost it are named, ten at most', async () => {
    expect(await clients([{ own: true }])).toMatchObject({ state: 'skipped' });
    expect(
      await clients([{}, { systemUserId: null, ways: [clientWay('mva', 'canBeLinked', 'listed')] }]),
    ).toMatchObject({
      state: 'ok',
      params: { count: 1 },
    });
    const lost = Array.from({ length: 12 }, (_, index) => ({
      name: `Klient ${index}`,
      systemUserId: null,
      ways: [clientWay('mva', 'lost', 'accessEnded')],
    }));
    const told = await clients([{}, ...lost]);
    expect(told).toMatchObject({ state: 'failed', code: 'clientsLost', params: { count: 12, of: 13 } });
    expect(told?.names).toHaveLength(10);
    expect(await clients([{ ways: [clientWay('dialogs', 'lacksPackage', 'packageMissing')] }])).toMatchObject({
      state: 'warning',
      code: 'clientsLack',
    });
  });
});

describe('a run', () => {
  const about = { organisationNumber: '310000001', clientId: 'ours', systemId: '' };
  const step = (id: string, act: CheckStep['run']): CheckStep => ({ id, group: 'network', subject: id, run: act });
  function begun(steps: readonly CheckStep[]) {
    const log = keptLog();
    let pushes = 0;
    let finished = 0;
    const check = new SelfCheck({
      clock: manualClock(),
      log,
      push: () => {
        pushes += 1;
      },
      plan: async () => steps,
      about: async () => about,
      onFinished: async () => {
        finished += 1;
      },
    });
    check.start();
    return { check, log, pushes: () => pushes, finished: () => finished };
  }
  const states = (view: CheckRun) => view.checks.map(({ state }) => state);

  it('goes line by line and tells each change; a second start joins it', async () => {
    let letGo: (finding: Finding) => void = () => undefined;
    const held = new Promise<Finding>((resolve) => {
      letGo = resolve;
    });
    const { check, pushes, finished } = begun([step('a', () => held), step('b', () => found('ok', 'reached'))]);
    await until(() => states(check.view())[0] === 'running');
    expect(states(check.view())).toEqual(['running', 'waiting']);
    check.start();
    letGo(found('failed', 'hostTroubled'));
    await until(() => check.view().state === 'finished');
    expect(states(check.view())).toEqual(['failed', 'ok']);
    expect(check.view()).toMatchObject({ about, checks: [{ tookMs: 0 }, { tookMs: 0 }] });
    expect(finished()).toBe(1);
    expect(pushes()).toBeGreaterThanOrEqual(6);
  });

  it('is cancelled at once, also while a line waits for somebody, and what comes late changes nothing', async () => {
    let seen: AbortSignal | undefined;
    let late: (finding: Finding) => void = () => undefined;
    const { check, finished } = begun([
      step('a', (signal) => {
        seen = signal;
        return new Promise<Finding>((resolve) => {
          late = resolve;
        });
      }),
      step('b', () => found('ok', 'reached')),
    ]);
    await until(() => seen !== undefined);
    expect(check.cancel()).toMatchObject({ state: 'cancelled' });
    expect(seen?.aborted).toBe(true);
    late(found('ok', 'reached'));
    await settle();
    expect(states(check.view())).toEqual(['skipped', 'skipped']);
    expect(finished()).toBe(0);
  });

  it('survives a bug in one line, says so in the log, and goes on', async () => {
    const { check, log } = begun([
      step('a', () => Promise.reject(new Error('x'))),
      step('b', () => found('ok', 'reached')),
    ]);
    await until(() => check.view().state === 'finished');
    expect(check.view().checks).toMatchObject([{ problem: { code: 'engine.bug' } }, { state: 'ok' }]);
    expect(log.lines).toMatchObject([{ event: 'checks.bug' }]);
  });
});
