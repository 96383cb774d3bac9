import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

export function inboxScene(double: Double, _scene: Scene): void {
  const sync = {
    running: false,
    lastFinishedAt: '2026-11-21T07:02:00.000Z',
    nextAt: new Date(Date.now() + 9 * 60_000).toISOString(),
    failures: [],
  };
  double.handle('dialogs.sync', () => ok(sync));
  double.handle('dialogs.syncNow', () => ok({ ...sync, running: true }));
  double.handle('dialogs.list', () => ok({ rows: [], total: 0 }));
}
