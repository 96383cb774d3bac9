import { z } from 'zod';
import type { HistoryEntry } from '../../../../shared/contract/reading.ts';
import type { Seen } from '../rows.ts';
import { textOf } from '../shapes.ts';
import type { StoredDialog } from '../store.ts';
import { activity, type Details, labelEntry, seenEntry } from './shapes.ts';
import type { Part } from './store.ts';

/** A part that was asked for, when it is there and reads. */
export function kept<T>(parts: ReadonlyMap<string, Part>, name: string, shape: z.ZodType<T>): T | undefined {
  const found = shape.safeParse(parts.get(name)?.value);
  return found.success ? found.data : undefined;
}

/** Activities, who has seen it, and how it was labelled: one story, the newest first. */
export function historyOf(
  { id, sender, seen: listed }: StoredDialog,
  opened: Details | undefined,
  parts: ReadonlyMap<string, Part>,
): HistoryEntry[] {
  // Those of the details come last and win: only they tell who (3.1).
  const activities = byId([...(kept(parts, 'activities', z.array(activity)) ?? []), ...(opened?.activities ?? [])]);
  const seen = byId([...(opened?.seenSinceLastUpdate ?? []), ...(kept(parts, 'seenlog', z.array(seenEntry)) ?? [])]);
  const seenByList = seen.length > 0 ? [] : (JSON.parse(listed) as Seen[]);
  const labels = kept(parts, 'context/labellog', z.array(labelEntry)) ?? [];
  const entries: HistoryEntry[] = [
    ...activities.map(
      (each): HistoryEntry => ({
        id: each.id,
        at: each.createdAt ?? null,
        kind: 'activity',
        type: each.type,
        text: textOf({ value: each.description ?? [] }),
        ...actorOf(each.performedBy, sender),
      }),
    ),
    ...seen.map(
      (each): HistoryEntry => ({
        id: each.id,
        at: each.seenAt,
        kind: 'seen',
        type: 'seen',
        text: '',
        ...actorOf(each.seenBy, sender),
        ...(each.isCurrentEndUser ? { by: 'us' } : {}),
      }),
    ),
    ...seenByList.map(
      (each): HistoryEntry => ({
        id: `${id} ${each.at} ${each.name}`,
        at: each.at,
        kind: 'seen',
        type: 'seen',
        text: '',
        by: each.mine ? 'us' : 'party',
        who: each.name,
      }),
    ),
    ...labels.map(
      (each): HistoryEntry => ({
        id: `${each.createdAt} ${each.name} ${each.action}`,
        at: each.createdAt,
        kind: 'label',
        type: `${each.action}:${each.name.replace(/^systemlabel:/i, '')}`,
        text: '',
        ...actorOf(each.performedBy, sender),
      }),
    ),
  ];
  return entries.sort((a, b) => ((a.at ?? '') > (b.at ?? '') ? -1 : (a.at ?? '') < (b.at ?? '') ? 1 : 0));
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] => [
  ...new Map(list.map((each) => [each.id, each])).values(),
];

function actorOf(
  actor: { readonly actorType: string; readonly actorName?: string | null | undefined } | null | undefined,
  sender: string,
): Pick<HistoryEntry, 'by' | 'who'> {
  if (!actor) return { by: 'unknown', who: '' };
  const isOwner = actor.actorType === 'ServiceOwner';
  return { by: isOwner ? 'owner' : 'party', who: actor.actorName ?? (isOwner ? sender : '') };
}
