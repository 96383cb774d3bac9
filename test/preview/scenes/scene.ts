import type { AppSnapshot } from '../../../shared/contract/app.ts';
import type { Environment, Language } from '../../../shared/contract/common.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { ok } from '../../../shared/outcome.ts';
import { createDouble, type Double } from '../../unit/renderer/double.ts';
import { accessScene } from './access.ts';
import { agreementsScene } from './agreements.ts';
import { archiveScene } from './archive.ts';
import { backgroundScene } from './background.ts';
import { backupScene } from './backup.ts';
import { batchScene } from './batch.ts';
import { boardScene } from './board.ts';
import { changesScene } from './changes.ts';
import { checksScene } from './checks.ts';
import { claimsScene } from './claims.ts';
import { claimsTiedScene } from './claims-tied.ts';
import { clientFoldersScene } from './client-folders.ts';
import { clientsScene } from './clients.ts';
import { filingRightsScene } from './filing-rights.ts';
import { inboxScene } from './inbox.ts';
import { keysScene } from './keys.ts';
import { labelsScene } from './labels.ts';
import { messageServicesScene } from './message-services.ts';
import { mvaScene } from './mva.ts';
import { overviewScene } from './overview.ts';
import { paymentsScene } from './payments.ts';
import { saftScene } from './saft.ts';
import { selfLinkingScene } from './self-linking.ts';
import { peopleScene } from './staff.ts';
import { storageScene } from './storage.ts';
import { surroundingsScene } from './surroundings.ts';
import { systemScene } from './system.ts';
import { tablesScene } from './tables.ts';
import { tokensScene } from './tokens.ts';
import { workScene } from './work.ts';

export type Scene =
  | 'full'
  | 'many'
  | 'empty'
  | 'failing'
  | 'loading'
  | 'requested'
  | 'firstRun'
  | 'noKeychain'
  | 'locked'
  | 'newerVersion'
  | 'setAside'
  | 'restoring'
  | 'folderRefused'
  | 'engineFailed'
  | 'restarting'
  | 'staff'
  | 'who';

export interface SceneOptions {
  readonly scene: Scene;
  readonly language: Language;
  readonly appearance: 'light' | 'dark';
  readonly environment: Environment;
}

const offline: Failure = {
  code: 'http.offline',
  params: { host: 'platform.altinn.no' },
  retryable: true,
  action: 'retry',
  sent: 'notSent',
};

/** Fills a double with believable data: a firm at work, a firm that has just begun, or one that nothing answers. */
export function sceneDouble(options: SceneOptions): Double {
  const double = createDouble();
  appScene(double, options);
  peopleScene(double, options.scene);
  if (options.scene === 'failing') {
    workScene(double, options.scene);
    selfLinkingScene(double, options.scene);
  }
  if (options.scene !== 'failing' && options.scene !== 'loading') {
    for (const fill of [
      mvaScene,
      surroundingsScene,
      saftScene,
      boardScene,
      batchScene,
      filingRightsScene,
      inboxScene,
      messageServicesScene,
      labelsScene,
      clientFoldersScene,
      storageScene,
      overviewScene,
      clientsScene,
      accessScene,
      agreementsScene,
      changesScene,
      checksScene,
      keysScene,
      selfLinkingScene,
      systemScene,
      archiveScene,
      claimsScene,
      claimsTiedScene,
      paymentsScene,
      backgroundScene,
      backupScene,
      tablesScene,
      tokensScene,
      workScene,
    ]) {
      fill(double, options.scene);
    }
  }
  if (options.scene === 'failing') {
    for (const name of [
      'access.overview',
      'keys.list',
      'system.view',
      'system.advice',
      'clients.list',
      'mva.terms',
      'mva.list',
      'dialogs.list',
      'messageServices.table',
      'overview.get',
      'audit.list',
      'jobs.list',
      'settings.get',
    ] as const) {
      double.handle(name, async () => ({ ok: false, error: offline }));
    }
  }
  if (options.scene === 'loading') {
    for (const name of [
      'access.overview',
      'clients.list',
      'mva.terms',
      'mva.list',
      'dialogs.list',
      'overview.get',
      'audit.list',
    ] as const) {
      double.handle(name, () => new Promise(() => {}));
    }
  }
  return double;
}

const obstacles = {
  noKeychain: { database: 'locked', code: 'vault.noKeychain' },
  locked: { database: 'locked', code: 'vault.locked' },
  newerVersion: { database: 'newerVersion', code: 'store.newerVersion' },
  setAside: { database: 'setAside', code: 'store.damaged' },
} as const;

function appScene(double: Double, { scene, language, appearance, environment }: SceneOptions): void {
  let snapshot: AppSnapshot = {
    version: '0.1.0',
    electron: '33.2.1',
    chromium: '130.0.6723.137',
    electronSupported: false,
    sandboxed: true,
    platform: 'linux',
    environment: scene === 'firstRun' || scene === 'folderRefused' ? null : environment,
    environments: ['practice', 'tt02'],
    language,
    appearance,
    personName: scene === 'empty' ? '' : 'Ingrid Solberg',
    navigationCollapsed: false,
    engine: {
      state: scene === 'engineFailed' ? 'failed' : scene === 'restarting' ? 'restarting' : 'running',
      restarts: 0,
    },
    ...(scene === 'folderRefused' ? { folderRefused: 'network' as const } : {}),
  };
  const change = (changes: Partial<AppSnapshot>) => {
    snapshot = { ...snapshot, ...changes };
    return ok(snapshot);
  };
  double.handle('app.snapshot', () => ok(snapshot));
  double.handle('app.setPreferences', (changes) => change(changes as Partial<AppSnapshot>));
  double.handle('app.openEnvironment', (input) => change({ environment: input.environment }));
  double.handle('app.leaveEnvironment', () => change({ environment: null }));
  double.handle('app.resetPractice', () => change({}));
  double.handle('app.restartEngine', () => change({ engine: { state: 'running', restarts: 0 } }));
  double.handle('app.copyText', () => ok({}));
  double.handle('app.openLink', () => ok({}));
  double.handle('app.showFile', () => ok({}));
  double.handle('app.registerFile', ({ path }) =>
    ok({ handle: 'chosen', name: path.split('/').pop() ?? '', size: 4210 }),
  );
  const obstacle = scene in obstacles ? obstacles[scene as keyof typeof obstacles] : undefined;
  double.handle('health.get', () =>
    ok({
      database: scene === 'restoring' ? 'restoring' : (obstacle?.database ?? 'ready'),
      setAsideAs: scene === 'setAside' ? 'klientbro-skadet-2026-11-21.db' : null,
      problem: obstacle ? { code: obstacle.code, params: {}, retryable: true } : null,
      startedAt: '2026-11-21T06:58:00.000Z',
      profileId: 'a1b2c3d4',
    }),
  );
}
