import { beforeEach, describe, expect, it } from 'vitest';
import { listDialogs } from '../../../../electron/engine/dialogs/list/query.ts';
import type { ListItem } from '../../../../electron/engine/dialogs/shapes.ts';
import type { SyncOptions } from '../../../../electron/engine/dialogs/sync.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import type { Script, Scripted } from '../http-double.ts';
import { openTestStore, type TestStore } from '../support.ts';
import {
  addClients,
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
} from './support.ts';

const EACH = 3;
const PAGE = 4;

let store: TestStore;
beforeEach(() => {
  store = openTestStore();
});

/** Numbers with check digits are not asked for here. */
const clients = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ organisationNumber: String(320000000 + at), name: `Klient ${at}` }));
const urn = (client: { organisationNumber: string } | undefined) => organisationUrn(client?.organisationNumber ?? '');

/** Three messages at each client, their times mixed, listed in pages of four; `trouble` goes before. */
async function office(
  count: number,
  trouble: (asked: readonly string[], token: number) => Scripted | undefined = () => undefined,
) {
  const many = clients(count);
  await addClients(store, many);
  const items: ListItem[] = many.flatMap((client, at) =>
    Array.from({ length: EACH }, (_, day) => {
      const stamp = `2026-05-${String(1 + day).padStart(2, '0')}T07:00:${String(at).padStart(2, '0')}.0000000Z`;
      return item(1, {
        id: `0197a1c2-0000-7000-800${day}-000${client.organisationNumber}`,
        party: urn(client),
        createdAt: stamp,
        updatedAt: stamp,
        contentUpdatedAt: stamp,
      });
    }),
  );
  const script: Script = (request) => {
    if (isLimits(request)) return { status: 404 };
    if (isParties(request)) return parties(...many.map((client) => party(client)));
    const asked = query(request).getAll('party');
    if (query(request).get('orderBy') === 'updatedAt_asc') return page([]);
    const from = Number(query(request).get('continuationToken') ?? 0);
    const failed = trouble(asked, from);
    if (failed) return failed;
    // As in Dialogporten, the token tells a place in time, whoever is asked about.
    const sorted = [...items].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
    const rest = sorted.flatMap((each, at) => (at >= from && asked.includes(each.party) ? [{ each, at }] : []));
    const shown = rest.slice(0, PAGE);
    return page(
      shown.map(({ each }) => each),
      { hasNextPage: rest.length > PAGE, continuationToken: String((shown.at(-1)?.at ?? -1) + 1) },
    );
  };
  const start = (change: Partial<SyncOptions> = {}) => {
    const world = quietSync(store, script, { clientsOf: async () => many, ...change });
    const look = async () => {
      const before = world.http.requests.length;
      await world.sync.now();
      await world.sync.settled();
      return world.http.requests.slice(before).filter((request) => isSearch(request) && isWhole(request));
    };
    return { ...world, look };
  };
  const total = async () => (await listDialogs(store, FILTER)).total;
  return { many, start, total };
}

const isWhole = (request: Parameters<typeof query>[0]) => query(request).get('orderBy') === 'createdAt_asc';
const asked = (request: Parameters<typeof query>[0]) => query(request).getAll('party');
const token = (request: Parameters<typeof query>[0]) => query(request).get('continuationToken');

describe('clients of which nothing is known', () => {
  it('are listed twenty together, in the order of time', async () => {
    const { start, total } = await office(45);
    const requests = await start().look();
    expect(new Set(requests.map((request) => asked(request).length))).toEqual(new Set([20, 5]));
    expect(await total()).toBe(45 * EACH);
  });

  it('go on from where all of them had come when the listing was cut', async () => {
    const { start, total } = await office(5);
    let ended = 0;
    const cut = start({
      onRows: () => undefined,
      wants: () => {
        ended += 1;
        return true;
      },
    });
    cut.sync.now();
    while (ended < PAGE) await new Promise((resolve) => setImmediate(resolve));
    await cut.sync.stop();
    const before = await total();
    expect(before).toBeGreaterThanOrEqual(PAGE);
    expect(before).toBeLessThan(5 * EACH);
    const [first] = await start().look();
    expect(asked(first)).toHaveLength(5);
    expect(token(first)).toBe(String(before));
    expect(await total()).toBe(5 * EACH);
  });

  it('are halved when the listing of all fails, each half going on from there, until the one it fails for stands alone', async () => {
    const bad = urn(clients(8)[5]);
    const { many, start, total } = await office(8, (parties, from) =>
      parties.includes(bad) && from > PAGE ? { status: 422 } : undefined,
    );
    const world = start();
    const requests = await world.look();
    expect(world.sync.state().failures.map(({ client }) => client)).toEqual([many[5]]);
    // The pages before the trouble are not asked for again.
    expect(requests.filter((request) => token(request) === null)).toHaveLength(1);
    // What had come of the one that fails stays.
    expect(await total()).toBe(7 * EACH + 1);
  });

  it('are not asked about one by one when the server fails for all', async () => {
    const { many, start } = await office(40, () => ({ status: 500 }));
    const world = start();
    const requests = await world.look();
    expect(world.sync.state().failures).toHaveLength(many.length);
    expect(requests.length).toBeLessThan(40);
  });

  it('come alone and first when a window looks at them', async () => {
    const { many, start } = await office(30);
    const world = start();
    world.sync.watch(many[25]?.organisationNumber);
    const [first, second] = await world.look();
    expect(asked(first)).toEqual([urn(many[25])]);
    expect(asked(second)).not.toContain(urn(many[25]));
  });

  it('are no news, while what is new at those listed before is', async () => {
    const { many, start } = await office(3);
    const news: string[] = [];
    const onRows: SyncOptions['onRows'] = (rows) =>
      news.push(...rows.map(({ organisationNumber }) => organisationNumber));
    await start({ clientsOf: async () => many.slice(0, 1), onRows }).look();
    expect(news).toEqual([]);
    await store.db.deleteFrom('dialogs').execute();
    await store.db.updateTable('dialog_cursors').set({ reconciled_at: '2026-05-01T00:00:00Z' }).execute();
    await start({ onRows }).look();
    expect(new Set(news)).toEqual(new Set([many[0]?.organisationNumber]));
  });
});
