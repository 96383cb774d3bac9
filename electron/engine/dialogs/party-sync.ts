import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { type DialogportenApi, PAGE_SIZE, type Page, type SearchInput } from './api.ts';
import type { Ask } from './asking.ts';
import type { PartyAt } from './cursors.ts';
import type { ListItem } from './shapes.ts';
import type { Changed, Listed, SyncStore, WalkAt } from './sync-store.ts';

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
  const parties = followed.map(({ party }) => party);
  const [first = '', ...others] = followed.map(({ cursor }) => cursor);
  const oldest = others.reduce((old, cursor) => (cursor < old ? cursor : old), first);
  const changed = new Map<string, number>();
  let newest = others.reduce((young, cursor) => (cursor > young ? cursor : young), first);
  let continuationToken: string | undefined;
  do {
    const page = await askPage(looking, {
      parties,
      orderBy: 'updatedAt_asc',
      updatedAfter: new Date(Date.parse(oldest) - OVERLAP_MS).toISOString(),
      continuationToken,
      retry,
    });
    if (!page.ok) return page;
    const { items } = page.value;
    newest = items.reduce((young, { updatedAt }) => (updatedAt > young ? updatedAt : young), newest);
    const rows = await keep(looking, listedOf(followed, items));
    for (const { after } of rows) changed.set(after.party, (changed.get(after.party) ?? 0) + 1);
    if (rows.length > 0) looking.onRows(rows);
    continuationToken = page.value.continuationToken;
  } while (continuationToken !== undefined);
  await looking.store.cursors.follow(followed, newest);
  return ok(changed);
}

/** The token comes on the last page too: `hasNextPage` decides. One that leads nowhere would be followed for ever. */
export async function askPage(looking: Looking, input: SearchInput): Promise<Outcome<Page>> {
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

/** Rows of services that are wanted, and how far walks have come with them: in one commit. */
export function keep(
  { store, wants, reaches }: Looking,
  listed: readonly Listed[],
  walks: readonly WalkAt[] = [],
): Promise<readonly Changed[]> {
  const kept = listed.filter(
    ({ origin, item }) => !item.isApiOnly && wants(origin.organisationNumber, item.serviceResource),
  );
  return store.save(kept, { reaches, walks });
}

/** Those that were asked about; what else is listed belongs to nobody here. */
export const listedOf = (parties: readonly PartyAt[], items: readonly ListItem[]): Listed[] => {
  const origins = new Map(parties.map(({ party, origin }) => [party, origin]));
  return items.flatMap((item) => {
    const origin = origins.get(item.party);
    return origin ? [{ origin, item }] : [];
  });
};
