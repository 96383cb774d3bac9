import type { DialogRow } from '../../../shared/contract/dialogs.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Audit } from '../audit/audit.ts';
import type { Push } from '../ports.ts';
import { rowOf } from './query.ts';
import type { DialogStore } from './store.ts';

/** "Ferdig hos oss": local, nobody outside the firm sees it. */
export function doneMark({ store, audit, push }: { store: DialogStore; audit: Audit; push: Push }) {
  return async (dialogId: string, done: boolean): Promise<Outcome<DialogRow>> => {
    const stored = await store.find(dialogId);
    if (!stored) return fail('dialogs.unknown');
    await store.setDone(dialogId, done);
    await audit.note({
      act: done ? 'dialog.done' : 'dialog.notDone',
      client: { organisationNumber: stored.organisation_number, name: stored.clientName },
      params: { title: stored.title },
    });
    push('dialogs.changed', {});
    return ok(rowOf({ ...stored, done: done ? 1 : 0, client_name: stored.clientName }));
  };
}
