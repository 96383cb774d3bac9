import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

export function overviewScene(double: Double, scene: Scene): void {
  const empty = scene === 'empty';
  double.handle('overview.get', () =>
    ok({
      rows: empty ? [{ kind: 'setUp', client: null, count: 1, by: null, to: '/tilgang' }] : [],
      deadlinesNext14Days: empty ? 0 : 34,
      unread: empty ? 0 : 41,
      clientsWithoutAccess: empty ? 0 : 4,
      nextDeadline: empty ? null : '2026-12-10',
    }),
  );
}
