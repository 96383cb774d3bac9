import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { type DialogportenApi, PAGE_SIZE, type Page, type SearchInput } from './api.ts';
import type { Ask } from './asking.ts';
import type { ListItem } from './shapes.ts';
import type { Changed, Listed, PartyAt, Place, SyncStore } from './sync-store.ts';

export interface Looking {
  readonly api: DialogportenApi;
  readonly store: SyncStore;
  readonly ask: Ask;
  /** By Dialogporten's clock. */
  readonly now: () => string;
  /** Whether a system user reaches a client today. */
  readonly reaches: (systemUserId: string, organisationNumber: string) => boolean;
  /** Which services' messages are kept of a client. */
  readonly wants: (organisationNumber: string, serviceResource: string) => boolean;
  readonly onRows: (rows: readonly Changed[]) => void;
  /** The walk is to stop between two pages; it goes on from there another time. */
  readonly isPaused: () => boolean;
}

/** A party whose messages are held, and until when. */
export interface Followed extends PartyAt {
  /** An `updatedAt` that was received, as received: advanced by what comes, never by a local clock. */
  readonly cursor: string;
}

/** A listing of everything, as far as it has come. Its token never expires (reference/dialogporten.md 2.4). */
export interface Walk {
  readonly token: string;
  readonly after: Place;
  /** By Dialogporten's clock. What changed later is for the next delta: the walk may have been past it. */
  readonly began: string;
  /** The newest `updatedAt` from before the walk began, and the oldest received: where the next delta begins. */
  readonly newest: string | null;
  readonly oldest: string | null;
}

export interface Walked {
  readonly changed: number;
  readonly isThrough: boolean;
  /** Until when the party is known; null when nothing was ever received from anybody. */
  readonly cursor: string | null;
  /** Nothing is listed. */
  readonly isEmpty: boolean;
}

/** A transaction can commit after a later timestamp was read, and access caches lag by up to half an hour (reference/dialogporten.md 1.6, 2.8). */
const OVERLAP_MS = 30 * 60_000;
/** Of one party alone, a page that takes the server too long is asked for in smaller ones, down to this. */
const SMALLEST_PAGE = 125;

/**
 * What changed at the parties since the oldest of their cursors, with overlap. Bounds are inclusive and writes idempotent, so
 * ties and overlaps are harmless. All are then known until the newest that was received from any: one clock stamps them all.
 */
export async function walk(
  looking: Looking,
  followed: readonly Followed[],
  retry: 'safe' | 'none',
): Promise<Outcome<ReadonlyMap<string, number>>> {
  const origins = new Map(followed.map(({ party, origin }) => [party, origin]));
  const [first = '', ...others] = followed.map(({ cursor }) => cursor);
  const oldest = others.reduce((old, cursor) => (cursor < old ? cursor : old), first);
  const changed = new Map<string, number>();
  let newest = others.reduce((young, cursor) => (cursor > young ? cursor : young), first);
  let continuationToken: string | undefined;
  do {
    const page = await ask(looking, {
      parties: [...origins.keys()],
      orderBy: 'updatedAt_asc',
      updatedAfter: new Date(Date.parse(oldest) - OVERLAP_MS).toISOString(),
      continuationToken,
      retry,
    });
    if (!page.ok) return page;
    const { items } = page.value;
    newest = items.reduce((young, { updatedAt }) => (updatedAt > young ? updatedAt : young), newest);
    const listed = items.flatMap((item) => {
      const origin = origins.get(item.party);
      return origin ? [{ origin, item }] : [];
    });
    const rows = await keep(looking, listed);
    for (const { after } of rows) changed.set(after.party, (changed.get(after.party) ?? 0) + 1);
    if (rows.length > 0) looking.onRows(rows);
    continuationToken = page.value.continuationToken;
  } while (continuationToken !== undefined);
  await looking.store.follow(followed, newest);
  return ok(changed);
}

/**
 * Everything of one party, by `createdAt`, which no update moves: catches what no timestamp tells (labels, seen state, silent
 * updates, deletions, access gained). What is held but not listed on its page is asked about, without a side effect, and set
 * aside. Where it stands is kept after each page, so that a walk that was cut goes on from there.
 */
export async function reconcile(
  looking: Looking,
  at: PartyAt,
  held: Walk | undefined,
  isFirst: boolean,
): Promise<Outcome<Walked>> {
  const { store } = looking;
  const began = held?.began ?? looking.now();
  let newest = held?.newest ?? (await store.newestCursor());
  let oldest = held?.oldest ?? null;
  let [after, token]: [Place | null, string | undefined] = [held?.after ?? null, held?.token];
  let changed = 0;
  for (;;) {
    const page = await ask(looking, { parties: [at.party], orderBy: 'createdAt_asc', continuationToken: token });
    if (!page.ok) return page;
    const { items, continuationToken } = page.value;
    for (const { updatedAt } of items) {
      if (updatedAt <= began && (newest === null || updatedAt > newest)) newest = updatedAt;
      if (oldest === null || updatedAt < oldest) oldest = updatedAt;
    }
    const rows = await keep(
      looking,
      items.map((item) => ({ origin: at.origin, item })),
    );
    if (rows.length > 0 && !isFirst) looking.onRows(rows);
    const last = items.at(-1);
    const until = continuationToken !== undefined && last ? { createdAt: last.createdAt, id: last.id } : null;
    const gone = await setAside(looking, at, items, after, until);
    if (!gone.ok) return gone;
    changed += rows.length + gone.value;
    const walked = { changed, cursor: newest ?? oldest, isEmpty: oldest === null };
    if (continuationToken === undefined || until === null) return ok({ ...walked, isThrough: true });
    [after, token] = [until, continuationToken];
    const walk: Walk = { token: continuationToken, after: until, began, newest, oldest };
    await store.saveCursor(at, { walk: JSON.stringify(walk) });
    if (looking.isPaused()) return ok({ ...walked, isThrough: false });
  }
}

/** What is held between two places of the walk and was not listed there. */
async function setAside(
  { store, ask, api }: Looking,
  at: PartyAt,
  items: readonly ListItem[],
  after: Place | null,
  until: Place | null,
): Promise<Outcome<number>> {
  const missing = new Set(await store.heldBetween(at, after, until));
  for (const { id } of items) missing.delete(id);
  for (const id of missing) {
    const fate = await ask((bearer, signal) => api.fate(bearer, id, signal));
    if (!fate.ok) return fate;
    await store.setGone(id, fate.value);
  }
  return ok(missing.size);
}

/** The token comes on the last page too: `hasNextPage` decides. One that leads nowhere would be followed for ever. */
async function ask(looking: Looking, input: SearchInput): Promise<Outcome<Page>> {
  let page: Outcome<Page>;
  let limit = PAGE_SIZE;
  do {
    page = await looking.ask((bearer, signal) => looking.api.search(bearer, { ...input, limit, signal }));
    limit /= 2;
  } while (!page.ok && page.error.params.status === 422 && input.parties.length === 1 && limit >= SMALLEST_PAGE);
  if (!page.ok) return page;
  const { items, hasNextPage, continuationToken } = page.value;
  if (!hasNextPage) return ok({ ...page.value, continuationToken: undefined });
  const isLost = items.length === 0 || continuationToken === undefined || continuationToken === input.continuationToken;
  return isLost ? fail('http.unexpectedAnswer', { params: { element: 'continuationToken' } }) : page;
}

async function keep({ store, wants, reaches }: Looking, listed: readonly Listed[]): Promise<readonly Changed[]> {
  const kept = listed.filter(
    ({ origin, item }) => !item.isApiOnly && wants(origin.organisationNumber, item.serviceResource),
  );
  return store.save(kept, reaches);
}
