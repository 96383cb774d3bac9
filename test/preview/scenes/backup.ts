import type { BackupView } from '../../../shared/contract/backup.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

export const RECOVERY_CODE = '7TK4Q-M0WXA-9HD2R-ZC5EN-4BVGJ-81PYT-KQ3M6';

/** A firm with a code and a backup; in a new one neither. */
export function backupScene(double: Double, scene: Scene): void {
  let view: BackupView = {
    code: scene === 'empty' ? null : { keptAt: '2026-10-01T09:12:00.000Z' },
    codeNeeded: true,
    folder: { name: 'Nedlastinger', isDownloads: true },
    last:
      scene === 'empty'
        ? null
        : {
            at: '2026-11-20T15:04:00.000Z',
            file: { handle: 'b1', name: 'Klientbro production 2026-11-20 1504.klientbro', size: 48_300_000 },
            folder: 'Nedlastinger',
            readBackAt: '2026-11-20T15:05:00.000Z',
          },
    due: false,
    running: scene === 'many' ? { done: 31_000_000, total: 48_300_000 } : null,
    problem: null,
  };
  const change = (changes: Partial<BackupView>) => {
    view = { ...view, ...changes };
    return ok(view);
  };
  double.handle('backup.view', () => ok(view));
  double.handle('backup.makeCode', () => ok({ code: RECOVERY_CODE }));
  double.handle('backup.keepCode', ({ lastGroup }) =>
    RECOVERY_CODE.endsWith(lastGroup)
      ? change({ code: { keptAt: '2026-11-21T08:00:00.000Z' } })
      : fail('backup.groupWrong', { action: 'fixInput' }),
  );
  double.handle('backup.saveCode', ({ name }) => ok({ handle: 'c1', name: `${name}.txt`, size: 200 }));
  double.handle('app.chooseFolder', () => ok({ folder: { handle: 'f1', name: 'Minnepenn', size: 0 } }));
  double.handle('backup.useFolder', ({ handle }) =>
    change({
      folder: handle ? { name: 'Minnepenn', isDownloads: false } : { name: 'Nedlastinger', isDownloads: true },
    }),
  );
  double.handle('backup.start', () => change({ running: { done: 0, total: 48_300_000 } }));
  double.handle('backup.cancel', () => change({ running: null }));
  double.handle('backup.restoring', () => ok({ progress: null }));
  double.handle('backup.inspect', () =>
    ok({ environment: 'practice', madeAt: '2026-11-20T15:04:00.000Z', appVersion: '0.1.0', isOwn: false }),
  );
  double.handle('backup.restore', ({ code }) =>
    code === RECOVERY_CODE
      ? ok({
          madeAt: '2026-11-20T15:04:00.000Z',
          setAsideAs: 'set-aside-2026-11-21T08-00-00-000Z',
          hasKeys: false,
        })
      : fail('backup.codeTypo', { params: { group: 3 }, action: 'fixInput' }),
  );
}
