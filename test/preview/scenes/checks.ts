import type { Check, CheckRun } from '../../../shared/contract/checks.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

function line(id: string, subject: string, change: Partial<Check>): Check {
  const group = id.slice(0, id.indexOf('.')) as Check['group'];
  const nothing = { params: {}, names: [], problem: null, code: null };
  return { id, group, subject, state: 'ok', tookMs: 43, ...nothing, ...change };
}

const refused = (authorityCode: string, code: string): Partial<Check> => ({
  state: 'failed',
  problem: {
    code,
    params: { authorityCode, scope: 'digdir:dialogporten' },
    retryable: false,
    action: 'openAccess',
    sent: 'notSent',
  },
});

/** A firm behind a proxy, where one of each kind has gone wrong. */
export const troubledRun: CheckRun = {
  state: 'finished',
  startedAt: '2026-11-21T07:01:58.000Z',
  finishedAt: '2026-11-21T07:02:11.000Z',
  about: {
    organisationNumber: '310000001',
    clientId: '7f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77',
    systemId: '310000001_klientbro',
  },
  checks: [
    line('network.maskinporten', 'Maskinporten', {
      code: 'reachedByProxy',
      params: { host: 'test.maskinporten.no', proxy: 'http://proxy.fjordtall.example:8080' },
    }),
    line('network.altinn', 'Altinn', { code: 'reached', params: { host: 'platform.tt02.altinn.no' } }),
    line('network.roots', '', { code: 'rootsExtra', params: { count: 1, list: 'Fjordtall Root CA' } }),
    line('clock.skew', '', { state: 'failed', code: 'clockBehind', params: { seconds: 184 } }),
    line('key.keychain', '', { code: 'vaultReady' }),
    line('key.inUse', '', { state: 'warning', code: 'keyEnds', params: { day: '2026-12-03', count: 12 } }),
    line('scopes.altinn:instances.write', 'altinn:instances.write', { code: 'scopeGranted', tookMs: 84 }),
    line('scopes.digdir:dialogporten', 'digdir:dialogporten', refused('MP-250', 'maskinporten.scopeNotGranted')),
    line('system.register', '', {
      state: 'failed',
      code: 'systemClientId',
      params: { systemId: '310000001_klientbro' },
    }),
    line('systemUsers.1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b10', 'Regnskapsklienter', { code: 'systemUserRight' }),
    line(
      'systemUsers.1f6a1b52-0d1f-4a0e-8d38-7f2f1a6f4b11',
      'Klienter uten regnskapsfører',
      refused('MP-303', 'maskinporten.noSystemUser'),
    ),
    line('clients.access', '', {
      state: 'failed',
      code: 'clientsLost',
      params: { count: 12, of: 43 },
      names: ['Fjell og Fjord AS', 'Bakkens Bakeri AS'],
    }),
  ],
};

const none: CheckRun = {
  state: 'none',
  startedAt: null,
  finishedAt: null,
  checks: [],
  about: { organisationNumber: '', clientId: '', systemId: '' },
};

/** Line five under way. */
export const halfRun: CheckRun = {
  ...troubledRun,
  state: 'running',
  finishedAt: null,
  checks: troubledRun.checks.map((each, index) =>
    index < 5 ? each : line(each.id, each.subject, { state: index === 5 ? 'running' : 'waiting', tookMs: null }),
  ),
};

export function checksScene(double: Double, scene: Scene): void {
  let run = scene === 'empty' ? none : scene === 'requested' ? halfRun : troubledRun;
  const to = (next: CheckRun) => {
    run = next;
    double.notify('checks.changed', {});
    return ok(run);
  };
  double.handle('checks.last', () => ok(run));
  double.handle('checks.start', () => to(halfRun));
  double.handle('checks.cancel', () => to({ ...halfRun, state: 'cancelled', finishedAt: troubledRun.finishedAt }));
}
