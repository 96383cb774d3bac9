import type { PracticeContext } from '../core/context.ts';
import type { Json } from './answers.ts';
import { activitiesOf, contentOf, transmissionsOf } from './content.ts';
import { Details } from './details.ts';
import type { Dialog } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import type { Door, Get, Visit } from './door.ts';
import { notFound } from './problems.ts';

/** Transmissions, activities and logs: no side effect, and no word about whether it exists or is merely out of reach. */
export function mountParts(get: Get, practice: PracticeContext, dialogs: Dialogs, door: Door): void {
  const part = (
    path: string,
    entity: string,
    list: (dialog: Dialog, visit: Visit) => readonly Json[],
    single?: (dialog: Dialog, visit: Visit) => readonly Json[],
  ) => {
    get(`/dialogs/:id/${path}`, (context, visit, { id }) => {
      const dialog = door.subject(context, visit, id ?? '');
      if (dialog) context.body = list(dialog, visit);
    });
    if (!single) return;
    get(`/dialogs/:id/${path}/:part`, (context, visit, { id, part: wanted = '' }) => {
      const dialog = door.subject(context, visit, id ?? '');
      if (!dialog) return;
      const found = single(dialog, visit).find((item) => item.id === wanted.toLowerCase());
      if (found) context.body = found;
      else notFound(context, entity, wanted);
    });
  };
  const transmissions = (dialog: Dialog, { answers }: Visit) =>
    transmissionsOf(dialog, contentOf(dialog))
      .map((entry) => new Details(practice, answers).transmission(dialog, entry))
      .sort((a, b) => compare(`${a.createdAt}${a.id}`, `${b.createdAt}${b.id}`));
  const activities =
    (withActor: boolean) =>
    (dialog: Dialog, { answers }: Visit) =>
      activitiesOf(dialog).map((activity) => answers.activity(activity, dialog, withActor));
  const seen = (dialog: Dialog, { answers }: Visit) => answers.seenLog(dialog, dialogs.seen([dialog.id]));
  part('transmissions', 'DialogTransmission', transmissions, transmissions);
  part('activities', 'DialogActivity', activities(false), activities(true));
  part('seenlog', 'DialogSeenLog', seen, seen);
  part('context/labellog', 'DialogLabelLog', (dialog, { answers }) =>
    dialogs.labelLog(dialog.id).map((entry) => ({
      createdAt: entry.at,
      name: entry.name,
      action: entry.action,
      performedBy: answers.representative(entry.kind, entry.who, entry.actor),
    })),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
