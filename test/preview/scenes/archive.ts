import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';

/** An archive with something missing (`full`), or none chosen yet. */
export function archiveScene(double: Double, scene: string): void {
  const none = { folder: null, written: 0, missing: 0, lastAt: null, running: false, problem: null };
  const folder = { handle: 'arkiv', name: 'Mva-arkiv', size: 0 };
  const problem = { code: 'archive.folderMissing', params: {}, retryable: true, action: 'openSettings' };
  const some = { ...none, folder, written: 212, missing: 3, lastAt: '2026-11-20T14:02:00Z', problem };
  double.handle('archive.view', () => ok(scene === 'empty' ? none : some));
  double.handle('archive.writeMissing', () => ok({ ...some, missing: 0, written: 215, problem: null }));
  double.handle('archive.useFolder', () => ok(none));
  double.handle('archive.ofReturn', () =>
    ok({ place: '310000019 Fjell og Fjord AS / 2026 / termin 5 / innsending 2026-11-20 b1a7c7a0', complete: true }),
  );
}
