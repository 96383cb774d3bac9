import { isSeen } from './answers.ts';
import type { Dialog } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import type { Who } from './reader.ts';

/**
 * Opening a dialog is a write: it logs the reader, counts as seen for everybody at the party and takes the unopened mark away.
 * `updatedAt` stays. A second reading writes nothing until something changes (reference dialogporten 3.3).
 */
export function markSeen(dialogs: Dialogs, dialog: Dialog, reader: Who, at: string): void {
  const mine = dialogs.seen([dialog.id]).filter((entry) => entry.kind === reader.kind && entry.who === reader.who);
  const last = mine.at(-1);
  if (last !== undefined && last.at >= dialog.updated_at && isSeen(dialog)) return;
  dialogs.transaction(() => {
    dialogs.addSeen({ dialog: dialog.id, at, kind: reader.kind, who: reader.who, name: reader.name });
    if (dialog.marked_unopened === 1) {
      dialogs.logLabel(dialog.id, at, 'systemlabel:MarkedAsUnopened', 'remove', reader);
    }
    dialogs.update(dialog.id, { content_seen: 1, marked_unopened: 0 });
  });
}
