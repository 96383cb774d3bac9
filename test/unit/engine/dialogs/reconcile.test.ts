import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { listDialogs } from '../../../../electron/engine/dialogs/list/query.ts';
import type { ListItem } from '../../../../electron/engine/dialogs/shapes.ts';
import { DialogStore } from '../../../../electron/engine/dialogs/store.ts';
import type { SyncOptions } from '../../../../electron/engine/dialogs/sync.ts';
import type { Changed } from '../../../../electron/engine/dialogs/sync-store.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import type { Script, Scripted } from '../http-double.ts';
import { openTestStore, type TestStore } from '../support.ts';
import {
  addClients,
  CLIENT,
  FILTER,
  isLimits,
  isParties,
  isSearch,
  item,
  page,
  parties,
  party,
  query,
  quietSync,
  SYSTEM_USER,
} from './support.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let store: TestStore;
let dialogs: DialogStore;
beforeEach(async () => {
  store = openTestStore();
  dialogs = new DialogStore(store);
  await addClients(store);
});

/** Lists `world.items` in pages of two by `createdAt`, and answers for what is missing from `world.fates`. */
function server(world: { items: ListItem[]; fates?: Record<string, number>; listed?: boolean }): Script {
  return (request): Scripted => {
    if (isLimits(request)) return { status: 404 };
    if (isParties(request)) return world.listed === false ? parties() : parties(party(CLIENT));
    const id = /dialogs\/([^/]+)\/activities/.exec(request.url)?.[1];
    if (id) return { status: world.fates?.[id] ?? 404, body: [] };
    if (query(request).get('orderBy') === 'updatedAt_asc') return page([]);
    const sorted = [...world.items].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
    const from = Number(query(request).get('continuationToken') ?? 0);
    const next = from + 2;
    return page(sorted.slice(from, next), { hasNextPage: next < sorted.length, continuationToken: String(next) });
  };
}

function quiet(script: Script, change: Partial<SyncOptions> = {}) {
  const world = quietSync(store, script, { clientsOf: async () => [CLIENT], ...change });
  const look = async () => {
    const before = world.http.requests.length;
    await world.sync.now();
    await world.sync.settled();
    return world.http.requests.slice(before);
  };
  return { ...world, look };
}
const gone = async (number: number) => (await dialogs.find(item(number).id))?.gone;
const total = async () => (await listDialogs(store, FILTER)).total;

describe('a full reconcile', () => {
  it('tells withdrawn, gone and hidden messages apart, page by page, and takes back those that return', async () => {
    const world = { items: [1, 2, 3, 4, 5, 6].map((each) => item(each)), fates: {} as Record<string, number> };
    const { look, jump } = quiet(server(world));
    await look();
    expect(await total()).toBe(6);
    world.items = [item(3), item(5)];
    world.fates = { [item(1).id]: 410, [item(4).id]: 200 };
    jump(DAY);
    await look();
    expect([await gone(1), await gone(2), await gone(4), await gone(6)]).toEqual(['deleted', 'gone', 'hidden', 'gone']);
    expect(await total()).toBe(2);
    world.items = [1, 3, 4, 5].map((each) => item(each));
    jump(DAY);
    await look();
    expect(await total()).toBe(4);
  });

  it('asks about nothing that is listed', async () => {
    const world = { items: [1, 2, 3, 4, 5].map((each) => item(each)) };
    const { look, jump } = quiet(server(world));
    await look();
    jump(DAY);
    expect((await look()).filter((request) => request.url.includes('activities'))).toEqual([]);
  });

  it('keeps what is listed though what is missing cannot be asked about, and asks for it another time', async () => {
    const world = { items: [item(1), item(2)], fates: { [item(1).id]: 500 } as Record<string, number> };
    const { look, jump, sync } = quiet(server(world));
    await look();
    world.items = [item(2), item(3)];
    jump(DAY);
    await look();
    expect(sync.state().failures).toMatchObject([{ client: CLIENT }]);
    expect(await total()).toBe(3);
    world.fates = { [item(1).id]: 410 };
    await look();
    expect(sync.state().failures).toEqual([]);
    expect([await gone(1), await gone(3)]).toEqual(['deleted', null]);
  });

  it('goes on after a cut where it was, and still finds what was missing before and after', async () => {
    const world = { items: [1, 2, 3, 4, 5, 6, 7].map((each) => item(each)) };
    let cutAt = '';
    const cutting: Script = (request) =>
      isSearch(request) && query(request).get('continuationToken') === cutAt
        ? fail('http.cut')
        : server(world)(request);
    const first = quiet(cutting);
    await first.look();
    world.items = [2, 3, 4, 5, 6].map((each) => item(each));
    first.jump(DAY);
    cutAt = '4';
    await first.look();
    expect(first.sync.state().failures).toMatchObject([{ client: CLIENT, problem: { code: 'http.cut' } }]);
    await first.sync.stop();
    cutAt = '';
    const second = quiet(server(world));
    second.jump(DAY);
    const pages = (await second.look()).filter(isSearch).map((request) => query(request).get('continuationToken'));
    // The first is the delta.
    expect(pages).toEqual([null, '4']);
    expect([await gone(1), await gone(7)]).toEqual(['gone', 'gone']);
    expect(await total()).toBe(5);
  });

  it('does not fetch a page twice when a first one is stopped between pages', async () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8].map((each) => item(each));
    let stop = (): void => undefined;
    const { look, sync } = quiet((request) => {
      if (query(request).get('continuationToken') === '2') stop();
      return server({ items })(request);
    });
    stop = () => void sync.stop();
    await look();
    expect(await total()).toBe(4);
    const again = quiet(server({ items }));
    const pages = (await again.look()).filter(isSearch).map((request) => query(request).get('continuationToken'));
    expect(pages).toEqual(['4', '6']);
    expect(await total()).toBe(8);
  });

  it('pauses after a while, so that what is new is looked at in between, and goes on by itself', async () => {
    const items = [1, 2, 3, 4, 5, 6].map((each) => item(each));
    let pass = (_ms: number): void => undefined;
    const { look, jump } = quiet((request) => {
      if (query(request).get('continuationToken') === '2') pass(11 * 60_000);
      return server({ items })(request);
    });
    pass = jump;
    const asked = (await look()).filter((request) => isParties(request) || isSearch(request));
    const pages = asked.map((request) => (isParties(request) ? 'parties' : query(request).get('continuationToken')));
    expect(pages).toEqual(['parties', null, '2', 'parties', '4']);
    expect(await total()).toBe(6);
  });

  it('renews a token that is refused in the middle, once', async () => {
    const world = { items: [1, 2, 3].map((each) => item(each)) };
    const used: (string | undefined)[] = [];
    let token = 1;
    const tokens = {
      altinn: async () => ok(`token-${token}`),
      forget: () => {
        token += 1;
      },
    } as unknown as SyncOptions['tokens'];
    const { look, sync } = quiet(
      (request) => {
        if (isSearch(request)) used.push(request.bearer);
        const isLate = query(request).has('continuationToken') && request.bearer === 'token-1';
        return isLate ? { status: 401 } : server(world)(request);
      },
      { tokens },
    );
    await look();
    expect(used).toEqual(['token-1', 'token-1', 'token-2']);
    expect(sync.state().failures).toEqual([]);
    expect(await total()).toBe(3);
  });

  it('asks for smaller pages of one client when the search takes the server too long', async () => {
    const { look, sync } = quiet((request) =>
      isSearch(request) && Number(query(request).get('limit')) > 300
        ? { status: 422 }
        : server({ items: [item(1)] })(request),
    );
    const limits = (await look()).filter(isSearch).map((request) => query(request).get('limit'));
    expect(limits).toEqual(['1000', '500', '250']);
    expect(sync.state().failures).toEqual([]);
  });

  it('does not follow a token that leads nowhere', async () => {
    const { look, sync } = quiet((request) =>
      isParties(request) ? parties(party(CLIENT)) : page([item(1)], { hasNextPage: true, continuationToken: 'same' }),
    );
    await look();
    expect(sync.state().failures).toMatchObject([{ problem: { code: 'http.unexpectedAnswer' } }]);
  });
});

it('a disk that is full fails at every client, and the next look goes on', async () => {
  const items = [1, 2, 3].map((each) => item(each, { summary: 'Lang tekst. '.repeat(1_000) }));
  const { look, sync } = quiet(server({ items }));
  const [pages] = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(store.db)).rows;
  await sql`PRAGMA max_page_count = ${sql.raw(String(pages?.page_count ?? 0))}`.execute(store.db);
  await look();
  expect(sync.state().failures).toMatchObject([{ client: CLIENT, problem: { code: 'store.diskFull' } }]);
  await sql`PRAGMA max_page_count = 100000`.execute(store.db);
  await look();
  expect(sync.state().failures).toEqual([]);
  expect(await total()).toBe(3);
});

describe('a party that Altinn does not list', () => {
  it('is out of reach after two misses with more than an hour between, and everything is listed again when it is back', async () => {
    const world = { items: [item(1), item(2)], listed: true };
    const { look, jump, http } = quiet(server(world));
    await look();
    world.listed = false;
    await look();
    jump(59 * 60_000);
    await look();
    expect(await total()).toBe(2);
    jump(2 * 60_000);
    await look();
    expect(await total()).toBe(0);
    expect(await gone(1)).toBe('accessLost');
    world.listed = true;
    const before = http.requests.length;
    await look();
    expect(await total()).toBe(2);
    expect(
      http.requests
        .slice(before)
        .filter(isSearch)
        .map((each) => query(each).get('orderBy')),
    ).toEqual(['createdAt_asc']);
  });

  it('is not out of reach when it is missed now and then', async () => {
    const world = { items: [item(1)], listed: true };
    const { look, jump } = quiet(server(world));
    for (const listed of [true, false, true, false]) {
      world.listed = listed;
      await look();
      jump(50 * 60_000);
    }
    expect(await total()).toBe(1);
  });
});

describe('what is kept', () => {
  it('is what the firm wants; the rest is listed and passed over', async () => {
    const world = { items: [item(1), item(2, { serviceResource: 'urn:altinn:resource:nav-lonn' })] };
    const { look, jump } = quiet(server(world), { wants: (_client, service) => !service.endsWith('lonn') });
    await look();
    expect(await total()).toBe(1);
    jump(DAY);
    expect((await look()).filter((request) => request.url.includes('activities'))).toEqual([]);
  });

  it('goes over to the system user that takes the place of another', async () => {
    const world = { items: [item(1), item(2)], fates: { [item(2).id]: 410 } };
    await quiet(server(world)).look();
    world.items = [item(1)];
    await quiet(server(world), { systemUsers: async () => [{ ...SYSTEM_USER, id: 's-2' }] }).look();
    expect((await dialogs.find(item(1).id))?.system_user_id).toBe('s-2');
  });

  it('is told as it changes, before and after, but for the first listing of a party', async () => {
    const world = { items: [item(1), item(2)] };
    const told: Changed[] = [];
    const { look, jump } = quiet(server(world), { onRows: (rows) => told.push(...rows) });
    await look();
    expect(told).toEqual([]);
    world.items = [item(1, { isContentSeen: true }), item(2), item(3)];
    jump(DAY);
    await look();
    expect(told).toMatchObject([
      { id: item(1).id, before: { is_content_seen: 0 }, after: { is_content_seen: 1 } },
      { id: item(3).id, organisationNumber: CLIENT.organisationNumber, before: undefined },
    ]);
  });
});
