import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

/** Labels may be changed where there is much; elsewhere nobody has allowed it yet. */
export function labelsScene(double: Double, scene: Scene): void {
  const allowed = scene === 'full' || scene === 'many';
  const view = {
    allowed,
    allowedBy: allowed ? { person: 'Kari Nordlie', at: new Date(Date.now() - 12 * 86_400_000).toISOString() } : null,
    waiting: scene === 'many' ? 3 : 0,
    refused: 0,
  };
  double.handle('labels.view', () => ok(view));
  double.handle('labels.allow', (input) => ok({ ...view, allowed: input.allowed }));
  const plain = { folder: 'Default', unopened: false, waiting: false, problem: null } as const;
  double.handle('labels.of', () => ok(scene === 'many' ? { ...plain, folder: 'Archive', waiting: true } : plain));
  double.handle('labels.change', ({ wishes }) =>
    ok({ undo: wishes.map(({ dialogId }) => ({ dialogId, folder: 'Default' as const })) }),
  );
  double.handle('labels.again', () => ok(plain));
  double.handle('labels.letGo', () => ok(plain));
}
