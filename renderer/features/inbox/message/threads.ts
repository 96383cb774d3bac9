import type { TransmissionView } from '../../../../shared/contract/reading.ts';

/** Transmissions that answer each other, the oldest first; the thread with the newest first. A loop or a missing parent begins a thread. */
export function threadsOf(transmissions: readonly TransmissionView[]): TransmissionView[][] {
  const known = new Map(transmissions.map((each) => [each.id, each]));
  const threads = new Map<string, TransmissionView[]>();
  for (const each of [...transmissions].sort(older)) {
    const root = rootOf(each, known);
    threads.set(root, [...(threads.get(root) ?? []), each]);
  }
  return [...threads.values()].sort((a, b) => ((a.at(-1)?.at ?? '') < (b.at(-1)?.at ?? '') ? 1 : -1));
}

/** The one that stands open when the message is shown. */
export function newestOf(transmissions: readonly TransmissionView[]): string | undefined {
  return [...transmissions].sort(older).at(-1)?.id;
}

const older = (a: TransmissionView, b: TransmissionView) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

function rootOf(start: TransmissionView, known: ReadonlyMap<string, TransmissionView>): string {
  const passed = new Set<string>();
  let at = start;
  while (at.relatedTo !== null && !passed.has(at.id)) {
    passed.add(at.id);
    const parent = known.get(at.relatedTo);
    if (!parent) break;
    at = parent;
  }
  // In a loop every member has the same first name.
  return passed.has(at.id) && at.relatedTo !== null && known.has(at.relatedTo)
    ? ([...passed].sort()[0] ?? at.id)
    : at.id;
}
