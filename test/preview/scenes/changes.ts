import type { SystemUserChange } from '../../../shared/contract/changes.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { ownUserId } from './access.ts';
import { uuidOf } from './people.ts';

const urn = (code: string) => `urn:altinn:accesspackage:${code}`;

/** A change of the firm's own system user; sending one anew or taking it back is as in life. */
export function change(part: Partial<SystemUserChange> = {}): SystemUserChange {
  const id = uuidOf(1, 31);
  return {
    id,
    systemUserId: ownUserId,
    packages: [urn('merverdiavgift'), urn('skattegrunnlag')],
    added: [urn('skattegrunnlag')],
    removed: [],
    status: 'New',
    confirmUrl: `http://127.0.0.1:4900/portal/accessmanagement/ui/systemuser/changerequest?id=${id}&DONTCHOOSEREPORTEE=true`,
    createdAt: '2026-11-21T07:30:00.000Z',
    checkedAt: '2026-11-21T07:31:00.000Z',
    ...part,
  };
}

/** `begun`: what there is at first; the scene `many` has one that waits. */
export function changesScene(double: Double, scene: string, begun = scene === 'many' ? [change()] : []): void {
  let changes: SystemUserChange[] = begun;
  const to = (next: SystemUserChange[]) => {
    changes = next;
    double.notify('access.changed', {});
    return ok({ changes });
  };
  double.handle('changes.list', () => ok({ changes }));
  double.handle('changes.refresh', () => ok({ changes }));
  double.handle('changes.request', ({ systemUserId, packages }) => to([change({ systemUserId, packages })]));
  double.handle('changes.resend', () => to([change()]));
  double.handle('changes.remove', ({ id }) => to(changes.filter((each) => each.id !== id)));
}
