import { randomUUID } from 'node:crypto';
import { type Added, type AddedActivity, type AddedTransmission, addedTo, type Change, type Dialog } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';

/** What a service owner can do to a dialog of its own. `silent` moves no timestamp and resets no label (reference 2.8). */
export interface Patch {
  readonly silent: boolean;
  readonly at: string;
  readonly change?: Change;
  readonly activity?: Omit<AddedActivity, 'id' | 'at'>;
  readonly transmission?: Omit<AddedTransmission, 'id' | 'at'>;
}

const CONTENT: readonly (keyof Change)[] = ['title', 'summary', 'status', 'extended_status'];

export function patchDialog(dialogs: Dialogs, dialog: Dialog, patch: Patch): void {
  const before = addedTo(dialog);
  const added: Added = {
    activities: patch.activity
      ? [...before.activities, { id: randomUUID(), at: patch.at, ...patch.activity }]
      : before.activities,
    transmissions: patch.transmission
      ? [...before.transmissions, { id: randomUUID(), at: patch.at, ...patch.transmission }]
      : before.transmissions,
  };
  const content = patch.transmission !== undefined || CONTENT.some((column) => patch.change?.[column] !== undefined);
  const fromParty = patch.transmission?.type === 'Submission' || patch.transmission?.type === 'Correction';
  const loud: Change = {
    updated_at: patch.at,
    label: 'Default',
    ...(content ? { content_updated_at: patch.at, content_seen: 0, opened: 0 } : {}),
    ...(dialog.label === 'Default' ? {} : { context_revision: randomUUID() }),
  };
  dialogs.update(dialog.id, {
    ...patch.change,
    added: JSON.stringify(added),
    revision: randomUUID(),
    ...(patch.silent ? {} : loud),
    ...(fromParty ? { sent: 1 } : {}),
  });
}
