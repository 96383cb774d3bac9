import type { SelfLinkingView } from '../../../shared/contract/self-linking.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const key = {
  kid: 'b7d0c7f2-6a55-4b0f-9d3e-1c2b3a495867',
  fingerprint: 'uQ2k9cQmZ0mC4xYcJ1d0Yt6wqB1nYqvS8o7cXkT2u5F',
  jwk: '{"kty":"RSA","use":"sig","alg":"RS256"}',
  registeredAt: null,
};

/** Nothing of what it takes is there. */
export const untouched: SelfLinkingView = {
  state: 'off',
  machine: 'KONTOR-1',
  on: null,
  problem: null,
  needs: { inSystem: false, systemUser: null, requestId: null, key: null },
  lastRun: null,
  nextRunAt: null,
  lists: [
    { systemUserId: uuidOf(1, 1), title: 'Regnskapsklienter', confirmedAt: '2026-11-12T09:15:00.000Z' },
    { systemUserId: uuidOf(1, 5), title: 'Klienter med fullmakt', confirmedAt: null },
  ],
  clientId: '7f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77',
  selfService: 'http://127.0.0.1:4900/selvbetjening',
};

export const prepared: SelfLinkingView = {
  ...untouched,
  needs: {
    inSystem: true,
    systemUser: { id: uuidOf(1, 6), title: 'Klientadministrator for firmaet' },
    requestId: null,
    key,
  },
};

export const running: SelfLinkingView = {
  ...prepared,
  state: 'on',
  on: {
    person: 'Ingrid Solberg',
    at: '2026-11-02T08:10:00.000Z',
    machine: 'KONTOR-1',
    systemUser: 'Klientadministrator for firmaet',
  },
  needs: { ...prepared.needs, key: { ...key, registeredAt: '2026-11-02T08:09:00.000Z' } },
  lastRun: { at: '2026-11-21T05:12:00.000Z', linked: 3, refused: 1, open: 0 },
  nextRunAt: '2026-11-22T05:31:00.000Z',
  lists: untouched.lists.map((list) => ({ ...list, confirmedAt: '2026-11-21T05:12:00.000Z' })),
};

/** full: on. many: on at another machine. requested: all is there, off. empty: nothing is. failing: stopped. */
export function selfLinkingScene(double: Double, scene: Scene): void {
  let view =
    scene === 'full'
      ? running
      : scene === 'many'
        ? { ...running, state: 'elsewhere' as const, machine: 'KONTOR-2', nextRunAt: null }
        : scene === 'requested'
          ? prepared
          : scene === 'failing'
            ? {
                ...running,
                state: 'stopped' as const,
                nextRunAt: null,
                problem: {
                  code: 'selfLinking.noRight',
                  params: {},
                  retryable: false,
                  action: 'openAccess',
                  sent: 'notSent' as const,
                },
              }
            : untouched;
  const change = (next: SelfLinkingView) => {
    view = next;
    return ok(view);
  };
  double.handle('selfLinking.view', () => ok(view));
  double.handle('selfLinking.createKey', () => change({ ...view, needs: { ...view.needs, key } }));
  double.handle('selfLinking.turnOn', () =>
    view.needs.systemUser ? change({ ...running, machine: view.machine }) : fail('selfLinking.noSystemUser'),
  );
  double.handle('selfLinking.turnOff', () =>
    change({ ...view, state: 'off', on: null, problem: null, nextRunAt: null }),
  );
  double.handle('selfLinking.runNow', () => change({ ...view, state: 'on', problem: null }));
}
