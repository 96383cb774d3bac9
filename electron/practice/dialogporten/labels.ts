import { randomUUID } from 'node:crypto';
import type { Dialog } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { type Errors, LABELS } from './query.ts';
import type { Who } from './reader.ts';

type Group = Dialog['label'];
const GROUP: readonly string[] = ['Default', 'Bin', 'Archive'];

export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

function strings(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? (value as string[]) : undefined;
}

/** Reads `{ addLabels, removeLabels }`. `Sent` is the server's own. */
export function readChange(body: unknown): { readonly change: LabelChange } | { readonly errors: Errors } {
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined;
  const add = strings(record?.addLabels);
  const remove = strings(record?.removeLabels);
  if (!record || !add || !remove) return { errors: { addLabels: ['The request body is not valid.'] } };
  const unknown = [...add, ...remove].find((label) => !LABELS.includes(label));
  if (unknown !== undefined) return { errors: { addLabels: [`'${unknown}' is not a system label.`] } };
  if ([...add, ...remove].includes('Sent')) return { errors: { addLabels: ["'Sent' cannot be set or removed."] } };
  return { change: { add, remove } };
}

/** Applies a change to one dialog. The three folders exclude each other, and the last one wins (reference 3.4). */
export function applyLabels(dialogs: Dialogs, dialog: Dialog, change: LabelChange, reader: Who, at: string): string {
  let label: Group = dialog.label;
  for (const removed of change.remove) if (removed === label) label = 'Default';
  for (const added of change.add) if (GROUP.includes(added)) label = added as Group;
  let unopened = dialog.marked_unopened;
  if (change.remove.includes('MarkedAsUnopened')) unopened = 0;
  if (change.add.includes('MarkedAsUnopened')) unopened = 1;
  const log = (name: string, action: 'set' | 'remove') => {
    // `Default` is never logged.
    if (name !== 'Default') dialogs.logLabel(dialog.id, at, `systemlabel:${name}`, action, reader);
  };
  if (label !== dialog.label) {
    log(dialog.label, 'remove');
    log(label, 'set');
  }
  if (unopened !== dialog.marked_unopened) log('MarkedAsUnopened', unopened === 1 ? 'set' : 'remove');
  const revision = randomUUID();
  dialogs.update(dialog.id, { label, marked_unopened: unopened, context_revision: revision });
  return revision;
}
