import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { PartyAt } from './cursors.ts';
import { askPage, keep, type Looking, listedOf } from './party-sync.ts';
import type { ListItem } from './shapes.ts';
import type { Place } from './sync-store.ts';

/** A listing of everything at a party, as far as it has come. Its token never expires (reference/dialogporten.md 2.4). */
export interface Walk {
  readonly token: string;
  readonly after: Place;
  /** By Dialogporten's clock. What changed later is for the next delta: the walk may have been past it. */
  readonly began: string;
  /** The newest `updatedAt` from before the walk began, from anybody; with the oldest received of this party it tells where the next delta begins. */
  readonly newest: string | null;
  readonly oldest: string | null;
}

/** One of those that are looked through together. They all stand at the same place: their walks have the same token, or none. */
export interface Walker extends PartyAt {
  readonly walk: Walk | undefined;
  /** Nothing is known of it yet: what it lists is no news. */
  readonly isFirst: boolean;
}

export interface Walked {
  readonly isThrough: boolean;
  /** Until when each is known; null when nothing was ever received from anybody. */
  readonly cursors: ReadonlyMap<string, string | null>;
  /** Of whom nothing is listed. */
  readonly empty: ReadonlySet<string>;
}

export interface ReconcileOptions {
  readonly retry: 'safe' | 'none';
  /** After each page, with how many rows came, changed or went. */
  readonly onPage: (changed: number) => void;
}

/**
 * Everything of some parties, by `createdAt`, which no update moves: catches what no timestamp tells (labels, seen state, silent
 * updates, deletions, access gained). What is held but not listed on its page is asked about, without a side effect, and set
 * aside. Where it stands is kept with each page, so that a walk that was cut goes on from there.
 */
export async function reconcile(
  looking: Looking,
  walkers: readonly Walker[],
  { retry, onPage }: ReconcileOptions,
): Promise<Outcome<Walked>> {
  const held = walkers[0]?.walk;
  const began = held?.began ?? looking.now();
  let newest = held?.newest ?? (await looking.store.cursors.newest());
  const oldest = new Map(walkers.map(({ party, walk }) => [party, walk?.oldest ?? null]));
  const first = new Set(walkers.flatMap(({ party, isFirst }) => (isFirst ? [party] : [])));
  const parties = walkers.map(({ party }) => party);
  let [after, token]: [Place | null, string | undefined] = [held?.after ?? null, held?.token];
  for (;;) {
    const page = await askPage(looking, { parties, orderBy: 'createdAt_asc', continuationToken: token, retry });
    if (!page.ok) return page;
    const { items, continuationToken } = page.value;
    for (const { party, updatedAt } of items) {
      if (updatedAt <= began && (newest === null || updatedAt > newest)) newest = updatedAt;
      const old = oldest.get(party);
      if (old === null || (old !== undefined && updatedAt < old)) oldest.set(party, updatedAt);
    }
    const last = items.at(-1);
    const next =
      continuationToken !== undefined && last
        ? { token: continuationToken, after: { createdAt: last.createdAt, id: last.id } }
        : undefined;
    const gone = await setAside(looking, walkers, items, after, next?.after ?? null);
    // Where what is missing could not be asked about, its page comes once more; the rows are kept.
    const walks =
      next && gone.ok
        ? walkers.map((at) => walkAt(at, { ...next, began, newest, oldest: oldest.get(at.party) ?? null }))
        : [];
    const rows = await keep(looking, listedOf(walkers, items), walks);
    const news = rows.filter(({ after: { party } }) => !first.has(party));
    if (news.length > 0) looking.onRows(news);
    onPage(rows.length + (gone.ok ? gone.value : 0));
    if (!gone.ok) return gone;
    if (!next || looking.isPaused()) {
      const known = newest;
      const cursors = new Map([...oldest].map(([party, own]) => [party, known ?? own]));
      const empty = new Set([...oldest].flatMap(([party, own]) => (own === null ? [party] : [])));
      return ok({ isThrough: !next, cursors, empty });
    }
    ({ after, token } = next);
  }
}

const walkAt = (at: PartyAt, walk: Walk) => ({ at, walk: JSON.stringify(walk) });

/** What is held between two places of the walk and was not listed there. */
async function setAside(
  { store, ask, api }: Looking,
  parties: readonly PartyAt[],
  items: readonly ListItem[],
  after: Place | null,
  until: Place | null,
): Promise<Outcome<number>> {
  const missing = new Set(await store.heldBetween(parties, after, until));
  for (const { id } of items) missing.delete(id);
  for (const id of missing) {
    const fate = await ask((bearer, signal) => api.fate(bearer, id, signal));
    if (!fate.ok) return fate;
    await store.setGone(id, fate.value);
  }
  return ok(missing.size);
}
