import type { TransmissionView } from '../../../../shared/contract/reading.ts';

/** Transmissions that answer each other, the oldest first; the thread with the newest first. A missing parent begins a thread. */
export function threadsOf(transmissions: readonly TransmissionView[]): TransmissionView[][] {
  const threads = new Map<string, TransmissionView[]>();
  for (const { one, root } of inOrder(transmissions)) threads.set(root, [...(threads.get(root) ?? []), one]);
  const newest = (thread: readonly TransmissionView[]) => thread.at(-1)?.at ?? '';
  return [...threads.values()].sort((a, b) => (newest(a) < newest(b) ? 1 : newest(a) > newest(b) ? -1 : 0));
}

/** The one that stands open when the message is shown: the last of the first thread. */
export const newestOf = (threads: readonly TransmissionView[][]): string | undefined => threads[0]?.at(-1)?.id;

/** By time; made in the same moment, an answer after what it answers. */
function inOrder(transmissions: readonly TransmissionView[]) {
  const known = new Map(transmissions.map((each) => [each.id, each]));
  return transmissions
    .map((one) => ({ one, ...placeOf(one, known) }))
    .sort((a, b) => (a.one.at < b.one.at ? -1 : a.one.at > b.one.at ? 1 : a.depth - b.depth));
}

/** Where the answers began. Those that answer each other in a ring begin at the first of their names. */
function placeOf(start: TransmissionView, known: ReadonlyMap<string, TransmissionView>) {
  const passed = [start.id];
  let at = start;
  for (;;) {
    const parent = at.relatedTo === null ? undefined : known.get(at.relatedTo);
    if (!parent) return { root: at.id, depth: passed.length - 1 };
    if (passed.includes(parent.id))
      return { root: passed.slice(passed.indexOf(parent.id)).sort()[0] ?? at.id, depth: 0 };
    passed.push(parent.id);
    at = parent;
  }
}
