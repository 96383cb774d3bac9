import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { DialogportenApi, SearchInput } from './api.ts';
import type { Origin } from './rows.ts';
import type { ListItem } from './shapes.ts';
import type { DialogStore } from './store.ts';

export interface PartyContext {
  readonly api: DialogportenApi;
  readonly store: DialogStore;
  readonly origin: Origin;
  readonly party: string;
  readonly token: () => Promise<Outcome<string>>;
}

/** The largest `updatedAt` received, as received. Advanced by what comes, never by a local clock. */
export interface Cursor {
  value: string | null;
}

/** A transaction can commit after a later timestamp was read, and access caches lag (reference/dialogporten.md 2.8). */
const OVERLAP_MS = 15 * 60_000;

/** What changed since the cursor, with overlap. Bounds are inclusive and writes idempotent, so ties and overlaps are harmless. */
export function walk(context: PartyContext, cursor: Cursor): Promise<Outcome<number>> {
  const after = cursor.value === null ? undefined : new Date(Date.parse(cursor.value) - OVERLAP_MS).toISOString();
  return pages(context, cursor, { orderBy: 'updatedAt_asc', updatedAfter: after }, () => undefined);
}

/**
 * Everything, by `createdAt`, which no update moves: catches what no timestamp tells (labels, seen state, silent updates,
 * deletions, access gained). What is no longer listed is asked about, without a side effect, before it is set aside.
 */
export async function reconcile(context: PartyContext, cursor: Cursor): Promise<Outcome<number>> {
  const { api, store, origin, party, token } = context;
  const missing = new Set(await store.ids(party, origin.systemUserId));
  const walked = await pages(context, cursor, { orderBy: 'createdAt_asc' }, (item) => missing.delete(item.id));
  if (!walked.ok) return walked;
  let gone = 0;
  for (const id of missing) {
    const bearer = await token();
    if (!bearer.ok) return bearer;
    const fate = await api.fate(bearer.value, id);
    if (!fate.ok) return fate;
    if (fate.value === 'present') continue;
    await store.setGone(id, fate.value);
    gone += 1;
  }
  return ok(walked.value + gone);
}

async function pages(
  context: PartyContext,
  cursor: Cursor,
  query: Omit<SearchInput, 'party'>,
  each: (item: ListItem) => void,
): Promise<Outcome<number>> {
  const { api, store, origin, party, token } = context;
  let changed = 0;
  let continuationToken: string | undefined;
  do {
    const bearer = await token();
    if (!bearer.ok) return bearer;
    const page = await api.search(bearer.value, { party, ...query, continuationToken });
    if (!page.ok) return page;
    const shown = page.value.items.filter((item) => !item.isApiOnly);
    changed += await store.save(origin, shown);
    for (const item of page.value.items) {
      each(item);
      // Equal-length UTC strings sort as text.
      if (cursor.value === null || item.updatedAt > cursor.value) cursor.value = item.updatedAt;
    }
    // The token comes on the last page too: `hasNextPage` decides.
    continuationToken = page.value.hasNextPage ? page.value.continuationToken : undefined;
  } while (continuationToken !== undefined);
  return ok(changed);
}
