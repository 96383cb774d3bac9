import type { OtherInstance } from '../../../shared/contract/surroundings.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const other = (guid: number, more: Partial<OtherInstance>): OtherInstance => ({
  id: `51234567/${uuidOf(6, guid)}`,
  created: '2026-11-12T11:04:00.000Z',
  madeBy: 'Anne Ansatt',
  stand: 'delivered',
  category: 'alminnelig',
  period: { kind: 'toMaaneder', number: 5, year: 2026 },
  concerns: true,
  seenAt: '2026-11-21T07:10:00.000Z',
  ...more,
});

const others = [
  other(1, {}),
  other(2, { stand: 'draft', madeBy: null, period: null, category: null, created: '2026-11-20T09:00:00.000Z' }),
  other(3, { stand: 'draft', concerns: false, period: null, category: null, madeBy: 'Solberg & Lie Regnskap AS' }),
];

/** With many: the first draft corrects one and comes on top of others', and the fourth was sent and never answered. */
export function surroundingsScene(double: Double, scene: Scene): void {
  double.handle('surroundings.view', ({ returnId }) => {
    if (scene !== 'many') return ok({ replaces: null, others: [] });
    const isSent = returnId === uuidOf(7, 3);
    const replaces = {
      filingId: uuidOf(8, 2),
      returnId: isSent ? returnId : uuidOf(7, 90),
      instance: `51234567/${uuidOf(6, 9)}`,
      sentAt: '2026-11-20T08:00:00.000Z',
      verdict: isSent ? null : ('ingen avvik' as const),
    };
    return ok({ replaces: isSent || returnId === uuidOf(7, 0) ? replaces : null, others: isSent ? [] : others });
  });
  const attached = { id: uuidOf(6, 20), name: 'Fakturaer fra utlandet.pdf', size: 1_204_311 };
  const added = { addedAt: '2026-11-21T07:06:00.000Z', addedBy: 'Ingrid Solberg' };
  const held = { attachments: scene === 'many' ? [{ ...attached, ...added }] : [] };
  double.handle('attachments.list', () => ok(held));
  double.handle('attachments.add', () => ok(held));
  double.handle('attachments.remove', () => ok({ attachments: [] }));
  double.handle('surroundings.deleteInstance', () => ok({}));
}
