import { beforeEach, describe, expect, it } from 'vitest';
import { listDialogs } from '../../../../electron/engine/dialogs/list/query.ts';
import { DialogStore } from '../../../../electron/engine/dialogs/store.ts';
import type { SyncOptions } from '../../../../electron/engine/dialogs/sync.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import { fail } from '../../../../shared/outcome.ts';
import type { Script } from '../http-double.ts';
import { openTestStore, type TestStore, until } from '../support.ts';
import {
  addClients,
  CLIENT,
  FILTER,
  isLimits,
  isParties,
  isSearch,
  item,
  OTHER,
  page,
  parties,
  party,
  query,
  quietSync,
} from './support.ts';

let store: TestStore;
let dialogs: DialogStore;
beforeEach(async () => {
  store = openTestStore();
  dialogs = new DialogStore(store);
  await addClients(store);
});
const sync = (script: Script, change: Partial<SyncOptions> = {}) => quietSync(store, script, change);

describe('the quiet sync', () => {
  it('lists and never reads details, so that nothing is marked as seen', async () => {
    const { http, sync: quiet } = sync((request) =>
      isParties(request) ? parties(party(CLIENT)) : page([item(1), item(2)]),
    );
    await quiet.now();
    await quiet.settled();
    expect((await listDialogs(store, FILTER)).total).toBe(2);
    expect(http.requests.map((request) => `${request.method} ${new URL(request.url).pathname}`)).toEqual([
      'GET /api/v1/enduser/parties',
      'GET /api/v1/enduser/dialogs',
    ]);
  });

  it('walks every page with the same order, and goes on from the newest it received, with overlap', async () => {
    const {
      http,
      sync: quiet,
      looked,
    } = sync((request) => {
      if (isParties(request)) return parties(party(CLIENT));
      if (query(request).get('continuationToken') === 'next') return page([item(9)]);
      return query(request).has('updatedAfter')
        ? page([])
        : page([item(3)], { hasNextPage: true, continuationToken: 'next' });
    });
    await quiet.now();
    await quiet.settled();
    const walked = http.requests.filter(isSearch);
    expect(walked.map((request) => query(request).get('orderBy'))).toEqual(['createdAt_asc', 'createdAt_asc']);
    expect(looked).toEqual([CLIENT.organisationNumber]);
    await quiet.now();
    await quiet.settled();
    expect(query(http.requests.at(-1)).get('updatedAfter')).toBe('2026-05-09T06:42:33.123Z');
  });

  it('knows what sub-units are called', async () => {
    const sub = { party: organisationUrn('310000035'), name: 'Fjell og Fjord AS avd. Molde' };
    const { sync: quiet } = sync((request) =>
      isParties(request) ? parties(party(CLIENT, { subParties: [sub] })) : page([]),
    );
    await quiet.now();
    await quiet.settled();
    const known = await store.db.selectFrom('dialog_parties').selectAll().where('name', '!=', '').execute();
    expect(known).toEqual([{ ...sub, organisation_number: CLIENT.organisationNumber, deleted: 0 }]);
  });

  it('asks for sub-units, and not for a main unit that is only a heading', async () => {
    const sub = { party: organisationUrn('310000035') };
    const { http, sync: quiet } = sync((request) =>
      isParties(request) ? parties(party(CLIENT, { hasOnlyAccessToSubParties: true, subParties: [sub] })) : page([]),
    );
    await quiet.now();
    await quiet.settled();
    expect(http.requests.filter(isSearch).map((request) => query(request).get('party'))).toEqual([sub.party]);
  });

  it('keeps one client’s failure at that client and goes on with the next', async () => {
    const { sync: quiet } = sync((request) => {
      if (isParties(request)) return parties(party(CLIENT), party(OTHER));
      if (query(request).get('party') === organisationUrn(CLIENT.organisationNumber))
        return fail('http.timeout', { retryable: true });
      return page([item(5, { party: organisationUrn(OTHER.organisationNumber) })]);
    });
    await quiet.now();
    await quiet.settled();
    expect(quiet.state().failures).toMatchObject([{ client: CLIENT, problem: { code: 'http.timeout' } }]);
    expect((await listDialogs(store, FILTER)).rows.map((row) => row.client.name)).toEqual([OTHER.name]);
  });

  it('asks nothing about a client whose access ended while the others had their turn', async () => {
    const { http, sync: quiet } = sync(
      (request) => (isParties(request) ? parties(party(CLIENT), party(OTHER)) : page([])),
      { isReached: async (_systemUser, organisationNumber) => organisationNumber === OTHER.organisationNumber },
    );
    await quiet.now();
    await quiet.settled();
    const asked = http.requests.filter(isSearch).map((request) => query(request).get('party'));
    expect(new Set(asked)).toEqual(new Set([organisationUrn(OTHER.organisationNumber)]));
    expect(quiet.state().failures).toEqual([]);
  });

  it('sets aside what is no longer listed only after asking without a side effect', async () => {
    let listed = [item(1), item(2), item(3)];
    const fates: Record<string, number> = { [item(1).id]: 410, [item(2).id]: 200 };
    const { clock, sync: quiet } = sync((request) => {
      if (isParties(request)) return parties(party(CLIENT));
      const id = /dialogs\/([^/]+)\/activities/.exec(request.url)?.[1];
      return id ? { status: fates[id] ?? 500, body: [] } : page(listed);
    });
    await quiet.now();
    await quiet.settled();
    listed = [item(3)];
    await clock.advance(25 * 60 * 60_000);
    await quiet.now();
    await quiet.settled();
    expect((await dialogs.find(item(1).id))?.gone).toBe('deleted');
    expect((await dialogs.find(item(2).id))?.gone).toBe('hidden');
    expect((await listDialogs(store, FILTER)).rows.map(({ id }) => id)).toEqual([item(3).id]);
  });

  it('begins with the client that a window looks at', async () => {
    const { http, sync: quiet } = sync((request) =>
      isParties(request) ? parties(party(CLIENT), party(OTHER)) : page([]),
    );
    quiet.watch(OTHER.organisationNumber);
    await quiet.now();
    await quiet.settled();
    expect(query(http.requests.find(isSearch)).get('party')).toBe(organisationUrn(OTHER.organisationNumber));
  });

  it('tells the health of each system user by its look', async () => {
    let status = 403;
    const { sync: quiet, health } = sync((request) => (isParties(request) && status !== 200 ? { status } : parties()));
    await quiet.now();
    await quiet.settled();
    status = 200;
    await quiet.now();
    await quiet.settled();
    expect(health).toEqual(['Klienter dialogs.noAccess', 'Klienter ok']);
  });

  it('comes by itself, again and again, and stops when told', async () => {
    const { clock, http, sync: quiet } = sync((request) => (isParties(request) ? parties() : page([])));
    quiet.start();
    await clock.advance(1_000);
    await quiet.settled();
    expect(http.requests).toHaveLength(1);
    await clock.advance(10 * 60_000);
    await quiet.settled();
    expect(http.requests).toHaveLength(2);
    await quiet.stop();
    await clock.advance(60 * 60_000);
    expect(http.requests).toHaveLength(2);
  });
});

describe('clients that are known already', () => {
  const numbers = [
    '310000043',
    '310000051',
    '310000078',
    '310000086',
    '310000094',
    '310000108',
    '310000116',
    '310000124',
  ];
  const many = numbers.map((organisationNumber, index) => ({ organisationNumber, name: `Klient ${index + 1} AS` }));
  const [bad = CLIENT] = many;
  const asked = (request: { url: string }) => new URL(request.url).searchParams.getAll('party');
  const of = (client: { organisationNumber: string }, day: number) =>
    item(day, {
      party: organisationUrn(client.organisationNumber),
      id: `${item(day).id.slice(0, -9)}${client.organisationNumber}`,
    });

  /** Everybody has a message; from then on `answer` decides. */
  async function known(answer: Script, most?: number) {
    await addClients(store, many);
    let isFirst = true;
    const world = sync(
      (request) => {
        if (isLimits(request)) return { status: 200, body: { endUserSearch: { maxPartyFilterValues: most } } };
        if (isParties(request)) return parties(...many.map((client) => party(client)));
        const listed = many.filter((each) => asked(request).includes(organisationUrn(each.organisationNumber)));
        return isFirst ? page(listed.map((each) => of(each, 1 + many.indexOf(each)))) : answer(request);
      },
      { clientsOf: async () => many },
    );
    await world.sync.now();
    await world.sync.settled();
    isFirst = false;
    const before = world.http.requests.length;
    const look = async () => {
      await world.sync.now();
      await world.sync.settled();
      return world.http.requests.slice(before).filter(isSearch);
    };
    return { ...world, look };
  }

  it('are asked about together, from what was known of the one that lags most, with overlap', async () => {
    const { look } = await known(() => page([of(many[3] ?? CLIENT, 20)]));
    await store.db
      .updateTable('dialog_cursors')
      .set({ cursor: item(1).updatedAt })
      .where('party', '=', organisationUrn(bad.organisationNumber))
      .execute();
    const [first, ...others] = await look();
    expect(others).toEqual([]);
    expect(asked(first ?? { url: '' })).toHaveLength(many.length);
    expect(query(first).get('updatedAfter')).toBe('2026-05-01T06:42:33.123Z');
    expect((await listDialogs(store, FILTER)).rows[0]).toMatchObject({ client: many[3] });
    const [, second] = await look();
    // What came of one tells how far all are known.
    expect(query(second).get('updatedAfter')).toBe('2026-05-20T06:42:33.123Z');
  });

  const troubles: readonly [string, ReturnType<Script>][] = [
    ['400', { status: 400 }],
    ['422', { status: 422 }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['a page of HTML', { status: 200, body: '<!doctype html>' }],
    ['a cut connection', fail('http.cut', { retryable: true })],
    ['nothing for too long', fail('http.timeout', { retryable: true })],
  ];
  it.each(troubles)('stop nobody when one of them is what the server answers %s to', async (_name, trouble) => {
    const { look, sync: quiet } = await known((request) =>
      asked(request).includes(organisationUrn(bad.organisationNumber))
        ? trouble
        : page(
            many
              .slice(1)
              .filter((each) => asked(request).includes(organisationUrn(each.organisationNumber)))
              .map((each) => of(each, 21)),
          ),
    );
    await look();
    expect(quiet.state().failures.map(({ client }) => client)).toEqual([bad]);
    expect(
      (await listDialogs(store, FILTER)).rows.filter(({ contentUpdatedAt }) =>
        contentUpdatedAt.startsWith('2026-05-21'),
      ),
    ).toHaveLength(many.length - 1);
  });

  it('are not asked about one by one when the server fails for all', async () => {
    const { look, sync: quiet } = await known(() => ({ status: 503 }));
    expect((await look()).length).toBeLessThan(10);
    expect(quiet.state().failures).toHaveLength(many.length);
  });

  it.each([
    ['nobody could be reached', fail('http.offline', { retryable: true })],
    ['the server asks to be left alone', { status: 429, headers: { 'retry-after': '90' } }],
    ['the server is closed for a while', { status: 503, headers: { 'retry-after': '90' } }],
  ] as const)('are not asked about again when %s', async (_name, trouble) => {
    const { look, sync: quiet } = await known(() => trouble);
    expect(await look()).toHaveLength(1);
    expect(quiet.state().failures).toHaveLength(many.length);
  });

  it('are as many to a question as the server says', async () => {
    const { look } = await known(() => page([]), 3);
    expect((await look()).map((request) => asked(request).length)).toEqual([3, 3, 2]);
  });

  it('show what failed after a restart too, until it works again', async () => {
    const { look, sync: quiet } = await known(() => ({ status: 500 }));
    await look();
    await quiet.stop();
    const next = sync((request) => (isParties(request) ? parties(...many.map((each) => party(each))) : page([])), {
      clientsOf: async () => many,
    });
    next.sync.start();
    await until(() => next.sync.state().failures.length > 0, 'what failed');
    expect(next.sync.state().failures).toHaveLength(many.length);
    await next.sync.now();
    await next.sync.settled();
    expect(next.sync.state().failures).toEqual([]);
    await next.sync.stop();
  });
});

describe('a client without a message', () => {
  it('is asked for everything until no cache can be behind, and from then on together with the others', async () => {
    const {
      clock,
      http,
      sync: quiet,
    } = sync((request) => {
      if (isParties(request)) return parties(party(CLIENT), party(OTHER));
      return query(request).getAll('party').includes(organisationUrn(CLIENT.organisationNumber))
        ? page([item(3)])
        : page([]);
    });
    const look = async () => {
      const before = http.requests.length;
      await quiet.now();
      await quiet.settled();
      return http.requests
        .slice(before)
        .filter(isSearch)
        .map((request) => [query(request).get('orderBy'), query(request).getAll('party').length]);
    };
    await look();
    expect(await look()).toEqual([
      ['updatedAt_asc', 1],
      ['createdAt_asc', 1],
    ]);
    await clock.advance(31 * 60_000);
    await quiet.settled();
    expect(await look()).toEqual([['updatedAt_asc', 2]]);
  });
});
