import { failure, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const rule = { folder: '{orgnr} {klient}/{år}', file: '{dato} {avsender} {filnavn}' };
const example = '310000019 Fjell og Fjord AS/2026/2026-11-20 Skatteetaten vedtak.pdf';

export function clientFoldersScene(double: Double, scene: Scene): void {
  const folder = scene === 'full' || scene === 'many' ? { handle: 'folder', name: 'Klienter', size: 0 } : null;
  double.handle('clientFolders.view', () => ok({ folder, rule, example }));
  double.handle('clientFolders.tryRule', () => ok({ example }));
  double.handle('clientFolders.setRule', (wish) => ok({ folder, rule: wish, example }));
  double.handle('clientFolders.useFolder', () => ok({ folder, rule, example }));
  double.handle('clientFolders.plan', () => ok({ messages: 3, files: 4, toFetch: 3, unopened: 1, unavailable: 1 }));
  double.handle('clientFolders.save', () => ok({ saveId: uuidOf(9, 1), jobId: 'job' }));
  double.handle('clientFolders.result', () =>
    ok({
      folder,
      saved: 3,
      waiting: 0,
      failed: [
        {
          dialogId: uuidOf(5, 1),
          title: 'Vedtak om tvangsmulkt',
          client: { organisationNumber: '310000019', name: 'Fjell og Fjord AS' },
          name: 'vedtak.pdf',
          problem: { ...failure('dialogs.attachmentGone'), params: {} },
        },
      ],
    }),
  );
}
