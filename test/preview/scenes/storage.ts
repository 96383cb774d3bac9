import type { Retention } from '../../../shared/contract/storage.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { people } from './people.ts';
import type { Scene } from './scene.ts';

export function storageScene(double: Double, scene: Scene): void {
  const clients = (scene === 'empty' ? [] : people).map(({ organisationNumber, name }, index) => {
    const messages = 420 - index * 7;
    const files = Math.max(0, 60 - index);
    return { organisationNumber, name, messages, textBytes: messages * 4_200, files, fileBytes: files * 310_000 };
  });
  const sum = (of: (each: (typeof clients)[number]) => number) => clients.reduce((all, each) => all + of(each), 0);
  const total = {
    messages: sum(({ messages }) => messages),
    textBytes: sum(({ textBytes }) => textBytes),
    files: sum(({ files }) => files),
    fileBytes: sum(({ fileBytes }) => fileBytes),
  };
  const retention: Retention = {
    years: scene === 'full' ? 5 : null,
    old: scene === 'full' ? { before: '2021-11-21', messages: 418, clients: 12, undone: 3 } : null,
    deletedBefore: scene === 'full' ? '2020-11-21' : null,
  };
  double.handle('storage.usage', () => ok({ total, clients }));
  double.handle('storage.retention', () => ok(retention));
  double.handle('storage.setYears', ({ years }) => ok({ ...retention, years }));
  double.handle('storage.deleteOld', () => ok({ jobId: 'job' }));
}
